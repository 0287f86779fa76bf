import * as v from 'valibot';
import type { BalanceHistory } from '#shared/domain/budget';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

const hourMs = 3_600_000;
const hoursOfDay = 24;
/** So far back there is a sample for each hour; before that, the last one of each day is kept. */
const hourlyForDays = 90;
/** Older samples go. */
const keptForDays = 366 * 10;

/** Exported for the tests that assert which indexes are used. */
export const balanceQueries = {
  // The newest that the period has tells the currency: sums in two are no line that one could draw.
  list: `
    SELECT hour, micros, currency FROM balances
    WHERE account_id = :accountId AND hour BETWEEN :from AND :to ORDER BY hour`,
} as const;

const note = `
  INSERT INTO balances (account_id, hour, micros, currency)
  VALUES (:accountId, :hour, :micros, :currency)
  ON CONFLICT (account_id, hour) DO UPDATE SET
    micros = excluded.micros, currency = excluded.currency`;
const forget = `DELETE FROM balances WHERE account_id = :accountId AND hour < :hour`;
const thinOut = `
  DELETE FROM balances WHERE account_id = :accountId AND hour < :hour AND EXISTS (
    SELECT 1 FROM balances AS later
    WHERE later.account_id = balances.account_id AND later.hour > balances.hour
      AND later.hour / ${hoursOfDay} = balances.hour / ${hoursOfDay})`;

const sampleRow = v.object({
  hour: v.number(),
  micros: v.pipe(v.number(), v.safeInteger()),
  currency: v.string(),
});

/** What a provider told of a balance; its currency is `null` where it names none. */
export interface ToldBalance {
  readonly amountMicros: number;
  readonly currency: string | null;
}

/** How balances went, at most one sample an hour and account. */
export interface Balances {
  note(accountId: string, balance: ToldBalance, at: number): void;
  /** Samples from one time to another, both included, in the currency of the newest. */
  list(accountId: string, fromAt: number, toAt: number): BalanceHistory;
}

export function createBalances(database: Database): Balances {
  const hourOf = (at: number) => Math.floor(at / hourMs);
  return {
    note(accountId, { amountMicros, currency }, at) {
      const hour = hourOf(at);
      database.transaction(() => {
        const sample = { micros: amountMicros, currency: currency ?? '' };
        database.run(note, { accountId, hour, ...sample });
        database.run(thinOut, { accountId, hour: hour - hourlyForDays * hoursOfDay });
        database.run(forget, { accountId, hour: hour - keptForDays * hoursOfDay });
      });
    },
    list(accountId, fromAt, toAt) {
      const range = { from: hourOf(fromAt), to: hourOf(toAt) };
      const samples = database
        .all(balanceQueries.list, { accountId, ...range })
        .map((row) => parseRow(sampleRow, row, 'balances'));
      const currency = samples.at(-1)?.currency ?? '';
      return {
        currency: currency === '' ? null : currency,
        samples: samples
          .filter((sample) => sample.currency === currency)
          .map(({ hour, micros }) => ({ at: hour * hourMs, amountMicros: micros })),
      };
    },
  };
}
