import * as v from 'valibot';
import type { CostCertainty } from '#shared/domain/spending';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** What rows of `spending` are sums for, by day and by month; see the migration's head. */
export const spendingParts = {
  everything: { day: 7, month: 8 },
  country: { day: 1, month: 4 },
  batch: { day: 2, month: 5 },
  tag: { day: 3, month: 6 },
} as const;

export type KeyKind = 'account' | 'country' | 'batch' | 'tag';

/** Exported for the tests that assert which indexes are used. */
export const keyQueries = {
  key: `SELECT id, name FROM spending_keys WHERE kind = :kind AND key = :key`,
  line: `
    SELECT id FROM spending_lines
    WHERE account = :account AND certainty = :certainty AND currency = :currency`,
  number: `SELECT id FROM spending_numbers WHERE number = :number`,
} as const;

const addKey = `
  INSERT INTO spending_keys (kind, key, name) VALUES (:kind, :key, :name) RETURNING id`;
const nameKey = `UPDATE spending_keys SET name = :name WHERE id = :id`;
const addLine = `
  INSERT INTO spending_lines (account, certainty, currency)
  VALUES (:account, :certainty, :currency) RETURNING id`;
const addNumber = `INSERT INTO spending_numbers (number) VALUES (:number) RETURNING id`;

const keyRow = v.object({ id: v.number(), name: v.string() });
const idRow = v.object({ id: v.number() });

/** The numbers that stand for names in the sums. Whoever asks is in a transaction. */
export interface SpendingKeys {
  /** The number of a key, given where it is new. */
  idOf(kind: KeyKind, key: string, name: string): number;
  lineOf(account: number, certainty: CostCertainty, currency: string): number;
  /** The number of a recipient, from 1 on in the order in which they were first texted. */
  recipientOf(e164: string): number;
}

/** A name that changed, such as an account's, is noted where `namesAre` new: old messages tell old ones. */
export function openKeys(database: Database, namesAre: 'new' | 'old' = 'new'): SpendingKeys {
  return {
    idOf(kind, key, name) {
      const row = database.get(keyQueries.key, { kind, key });
      if (row === undefined) {
        return parseRow(idRow, database.get(addKey, { kind, key, name }), 'spending_keys').id;
      }
      const known = parseRow(keyRow, row, 'spending_keys');
      if (namesAre === 'new' && known.name !== name) database.run(nameKey, { id: known.id, name });
      return known.id;
    },
    lineOf(account, certainty, currency) {
      const line = { account, certainty, currency };
      const row = database.get(keyQueries.line, line) ?? database.get(addLine, line);
      return parseRow(idRow, row, 'spending_lines').id;
    },
    recipientOf(e164) {
      // At most fifteen digits: a whole number of JavaScript, and of half the room of a text.
      const number = Number(e164.slice(1));
      const row =
        database.get(keyQueries.number, { number }) ?? database.get(addNumber, { number });
      return parseRow(idRow, row, 'spending_numbers').id;
    },
  };
}
