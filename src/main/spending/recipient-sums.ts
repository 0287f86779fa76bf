import * as v from 'valibot';
import type { SpendingSum } from '#shared/domain/spending';
import { monthStart, type DayNumber } from '#shared/domain/spending-days';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { Span } from './spans';
import { withSum } from './packed-sums';

/** Recipients whose sums of a month are in one row; see the migration's head. */
const blockSize = 512;
const blocksOfMonth = 65_536;

/** Rows that are read at once: a few milliseconds. */
const pageSize = 250;

/** Exported for the tests that assert which indexes are used. */
export const recipientQueries = {
  block: `SELECT sums FROM spending_recipients WHERE place = :place`,
  put: `
    INSERT INTO spending_recipients (place, sums) VALUES (:place, :sums)
    ON CONFLICT (place) DO UPDATE SET sums = excluded.sums`,
  remove: `DELETE FROM spending_recipients WHERE place = :place`,
  blocks: `
    SELECT place, sums FROM spending_recipients
    WHERE place > :after AND place < :until ORDER BY place LIMIT ${pageSize}`,
} as const;

/** The first number of the block that a recipient is in. */
export function blockOf(number: number): number {
  return number - (number % blockSize);
}

const blockRow = v.object({ sums: v.instance(Uint8Array) });
const placeRow = v.object({ place: v.number(), ...blockRow.entries });

/** The sums of some recipients in a month. */
export interface RecipientBlock {
  /** The number of its first recipient. */
  readonly first: number;
  readonly sums: Uint8Array;
}

/** What each recipient came to, by month: by day it would be a row for nearly every message. */
export interface RecipientSums {
  /** Adds to what a recipient came to in the month of a day, or takes away again with `factor` -1. */
  add(
    where: { readonly day: DayNumber; readonly number: number },
    sum: SpendingSum & { readonly line: number },
    factor: 1 | -1,
  ): void;
  /** All of the months that days are in, page by page, in the order of time. */
  pages(span: Span): Generator<readonly RecipientBlock[]>;
}

export function openRecipientSums(database: Database): RecipientSums {
  const placeOf = (day: DayNumber, number: number): number =>
    monthStart(day) * blocksOfMonth + Math.floor(number / blockSize);

  return {
    add({ day, number }, sum, factor) {
      const place = placeOf(day, number);
      const row = database.get(recipientQueries.block, { place });
      const before =
        row === undefined ? new Uint8Array() : parseRow(blockRow, row, 'spending_recipients').sums;
      const sums = withSum(before, { ...sum, recipient: number % blockSize }, factor);
      if (sums.length === 0) database.run(recipientQueries.remove, { place });
      else database.run(recipientQueries.put, { place, sums });
    },

    *pages({ from, to }) {
      const until = placeOf(to, 0) + blocksOfMonth;
      let after = placeOf(from, 0) - 1;
      for (;;) {
        const rows = database
          .all(recipientQueries.blocks, { after, until })
          .map((row) => parseRow(placeRow, row, 'spending_recipients'));
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map(({ place, sums }) => ({ first: (place % blocksOfMonth) * blockSize, sums }));
        after = last.place;
      }
    },
  };
}
