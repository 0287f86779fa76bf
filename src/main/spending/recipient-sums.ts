import * as v from 'valibot';
import type { SpendingSum } from '#shared/domain/spending';
import { monthStart, type DayNumber } from '#shared/domain/spending-days';
import type { Database, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { groupBy } from './group-by';
import type { Span } from './spans';
import { withSums, type PackedSum } from './packed-sums';

/** Recipients whose sums of a month are in one row; see the migration's head. */
export const blockSize = 1_024;
const blocksOfMonth = 65_536;

/** Rows that are read at once: a few milliseconds. */
const pageSize = 500;

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

const blockRow = v.object({ sums: v.instance(Uint8Array) });
const placeRow = v.object({ place: v.number(), ...blockRow.entries });

/** Most rows are read by hand: there are thousands, and a schema for each takes a fifth of the time. */
function placedSums(row: SqlRow): { readonly place: number; readonly sums: Uint8Array } {
  const { place, sums } = row;
  return typeof place === 'number' && sums instanceof Uint8Array
    ? { place, sums }
    : parseRow(placeRow, row, 'spending_recipients');
}

/** The sums of some recipients in a month. */
export interface RecipientBlock {
  /** The number of its first recipient. */
  readonly first: number;
  readonly sums: Uint8Array;
}

/** What a recipient came to on a day, through one line. */
export interface RecipientSum extends SpendingSum {
  readonly day: DayNumber;
  readonly number: number;
  readonly line: number;
}

/** What each recipient came to, by month: by day it would be a row for nearly every message. */
export interface RecipientSums {
  /** Adds to what recipients came to in the months of days, or takes away again with `factor` -1. */
  add(sums: readonly RecipientSum[], factor: 1 | -1): void;
  /** All of the months that days are in, page by page, in the order of time. */
  pages(span: Span): Generator<readonly RecipientBlock[]>;
}

function inBlock({ number, line, messages, segments, micros }: RecipientSum): PackedSum {
  return { recipient: number % blockSize, line, messages, segments, micros };
}

export function openRecipientSums(database: Database): RecipientSums {
  const placeOf = (day: DayNumber, number: number): number =>
    monthStart(day) * blocksOfMonth + Math.floor(number / blockSize);

  return {
    add(changes, factor) {
      const months = new Map(changes.map(({ day }) => [day, placeOf(day, 0)]));
      const byPlace = groupBy(
        changes,
        ({ day, number }) => (months.get(day) ?? 0) + Math.floor(number / blockSize),
      );
      for (const [place, those] of byPlace) {
        const row = database.get(recipientQueries.block, { place });
        const before =
          row === undefined
            ? new Uint8Array()
            : parseRow(blockRow, row, 'spending_recipients').sums;
        const sums = withSums(before, those.map(inBlock), factor);
        if (sums.length === 0) database.run(recipientQueries.remove, { place });
        else database.run(recipientQueries.put, { place, sums });
      }
    },

    *pages({ from, to }) {
      const until = placeOf(to, 0) + blocksOfMonth;
      let after = placeOf(from, 0) - 1;
      for (;;) {
        const rows = database.all(recipientQueries.blocks, { after, until }).map(placedSums);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map(({ place, sums }) => ({ first: (place % blocksOfMonth) * blockSize, sums }));
        after = last.place;
      }
    },
  };
}
