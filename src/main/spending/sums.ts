import { addSums, noSpending, type SpendingSum } from '#shared/domain/spending';
import { monthStart, type DayNumber } from '#shared/domain/spending-days';
import type { Database } from '../storage/database';
import type { Place } from './counting';
import { openRecipientSums } from './recipient-sums';
import type { Cost } from './share';
import { spendingParts, type SpendingKeys } from './spending-keys';

/** Exported for the tests that assert which indexes are used. */
export const sumQueries = {
  add: `
    INSERT INTO spending (part, day, key, line, messages, segments, micros)
    VALUES (:part, :day, :key, :line, :messages, :segments, :micros)
    ON CONFLICT (part, day, key, line) DO UPDATE SET
      messages = messages + excluded.messages, segments = segments + excluded.segments,
      micros = micros + excluded.micros`,
  takeAway: `
    UPDATE spending SET
      messages = messages - 1, segments = segments - :segments, micros = micros - :micros
    WHERE part = :part AND day = :day AND key = :key AND line = :line`,
  clear: `
    DELETE FROM spending
    WHERE part = :part AND day = :day AND key = :key AND line = :line AND messages = 0`,
} as const;

/** What a message costs, and where it is counted. */
export interface Counted {
  readonly place: Place;
  readonly cost: Cost;
}

/** The sums themselves. Both join the transaction that they are called in. */
export interface Sums {
  /** Many at once are written much sooner than one by one: most of them are added to the same sums. */
  add(messages: readonly Counted[]): void;
  takeAway(message: Counted): void;
}

interface SumRow {
  readonly part: number;
  readonly day: DayNumber;
  readonly key: number;
}

export function openSums(database: Database, { lineOf }: Pick<SpendingKeys, 'lineOf'>): Sums {
  const recipients = openRecipientSums(database);

  function read({ place, cost: { certainty, segments, micros, currency } }: Counted) {
    const line = lineOf(place.account, certainty, currency ?? '');
    return { line, messages: 1, segments, micros };
  }

  return {
    add(messages) {
      const together = new Map<string, { place: Place; line: number; sum: SpendingSum }>();
      const ofRecipients = messages.map((message) => {
        const { place } = message;
        const { line, ...sum } = read(message);
        const { day, country, batch, tags, number } = place;
        const name = [day, line, country, batch, ...tags].join();
        const before = together.get(name)?.sum ?? noSpending;
        together.set(name, { place, line, sum: addSums(before, sum) });
        return { day, number, line, ...sum };
      });
      const sums = new Map<string, SumRow & SpendingSum & { readonly line: number }>();
      for (const { place, line, sum } of together.values()) {
        for (const row of rowsOf(place)) {
          const name = [row.part, row.day, row.key, line].join();
          sums.set(name, { ...row, line, ...addSums(sums.get(name) ?? noSpending, sum) });
        }
      }
      for (const row of sums.values()) database.run(sumQueries.add, { ...row });
      recipients.add(ofRecipients, 1);
    },

    takeAway(message) {
      const { place } = message;
      const { line, ...sum } = read(message);
      const { segments, micros } = sum;
      for (const row of rowsOf(place)) {
        database.run(sumQueries.takeAway, { ...row, line, segments, micros });
        database.run(sumQueries.clear, { ...row, line });
      }
      recipients.add([{ day: place.day, number: place.number, line, ...sum }], -1);
    },
  };
}

function rowsOf({ day, country, batch, tags }: Place): readonly SumRow[] {
  const month = monthStart(day);
  const keysOf = {
    everything: [0],
    country: [country],
    batch: [batch],
    tag: tags.length === 0 ? [0] : tags,
  };
  return (['everything', 'country', 'batch', 'tag'] as const).flatMap((kind) =>
    keysOf[kind].flatMap((key) => [
      { part: spendingParts[kind].day, day, key },
      { part: spendingParts[kind].month, day: month, key },
    ]),
  );
}
