import * as v from 'valibot';
import type { SegmentPrice } from '#shared/domain/account';
import type { Money } from '#shared/domain/money';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

// An answer may come late: the newest price stays.
const rememberPrice = `
  INSERT INTO prices (account_id, country, price_micros, price_currency, seen_at)
  VALUES (:accountId, :country, :micros, :currency, :at)
  ON CONFLICT (account_id, country) DO UPDATE SET
    price_micros = excluded.price_micros,
    price_currency = excluded.price_currency,
    seen_at = excluded.seen_at
  WHERE excluded.seen_at >= seen_at`;

const listPrices = `SELECT * FROM prices WHERE account_id = :accountId ORDER BY country`;

const lastPrice = `
  SELECT price_micros, price_currency FROM prices
  WHERE account_id = :accountId AND country = :country`;

const lastSchema = v.object({
  price_micros: v.pipe(v.number(), v.safeInteger()),
  price_currency: v.string(),
});

const priceSchema = v.object({
  account_id: v.string(),
  country: v.string(),
  price_micros: v.pipe(v.number(), v.safeInteger()),
  price_currency: v.string(),
  seen_at: v.number(),
});

export interface PriceStore {
  /** Notes what a provider took for one segment to a country (ISO 3166-1 alpha-2). */
  remember(accountId: string, country: string, price: Money, at: number): void;
  /** The last price of a segment to a country, or `null`. */
  last(accountId: string, country: string): Money | null;
  /** The last price to each country, by country. */
  list(accountId: string): readonly SegmentPrice[];
}

/** The last segment price that each account paid per country: the ground of estimates. */
export function createPriceStore(database: Database): PriceStore {
  return {
    remember(accountId, country, price, at) {
      const { amountMicros: micros, currency } = price;
      database.transaction(() =>
        database.run(rememberPrice, { accountId, country, micros, currency, at }),
      );
    },
    last(accountId, country) {
      const row = database.get(lastPrice, { accountId, country });
      if (row === undefined) return null;
      const price = parseRow(lastSchema, row, 'prices');
      return { amountMicros: price.price_micros, currency: price.price_currency };
    },
    list: (accountId) =>
      database.all(listPrices, { accountId }).map((raw) => {
        const row = parseRow(priceSchema, raw, 'prices');
        return {
          accountId: row.account_id,
          country: row.country,
          price: { amountMicros: row.price_micros, currency: row.price_currency },
          seenAt: row.seen_at,
        };
      }),
  };
}
