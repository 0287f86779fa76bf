import * as v from 'valibot';
import type { OptOut, OptOutLift } from '#shared/domain/contact';
import type { NumberPiece } from '#shared/domain/folded-text';
import type { E164 } from '#shared/domain/phone';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { numberGlob } from '../storage/number-glob';

/** Exported for the tests that assert which indexes are used. */
export const optOutQueries = {
  byNumber: `SELECT * FROM opt_outs WHERE e164 = :e164`,
  ofNumbers: `
    SELECT opt_outs.* FROM json_each(:e164s) AS wanted
    CROSS JOIN opt_outs ON e164 = wanted.value ORDER BY wanted.key`,
  page: `
    SELECT * FROM opt_outs ORDER BY opted_out_at DESC, e164 DESC LIMIT :limit OFFSET :offset`,
  after: `SELECT * FROM opt_outs WHERE e164 > :after ORDER BY e164 LIMIT :limit`,
  count: `SELECT count(*) AS total FROM opt_outs`,
  /**
   * Reads the index from end to end, since a piece from the middle of a number has none; the rows are
   * looked up only for the page, which is a fifth of the time over 100,000 numbers.
   */
  pageOfPiece: `
    SELECT opt_outs.* FROM (
      SELECT e164, opted_out_at FROM opt_outs INDEXED BY opt_outs_newest WHERE e164 GLOB :glob
      ORDER BY opted_out_at DESC, e164 DESC LIMIT :limit OFFSET :offset
    ) AS found CROSS JOIN opt_outs USING (e164)
    ORDER BY found.opted_out_at DESC, found.e164 DESC`,
  countOfPiece: `SELECT count(*) AS total FROM opt_outs WHERE e164 GLOB :glob`,
  lifts: `SELECT * FROM opt_out_lifts WHERE e164 = :e164 ORDER BY seq DESC`,
} as const;

const insert = `
  INSERT INTO opt_outs (e164, opted_out_at, how) VALUES (:e164, :optedOutAt, :how)
  ON CONFLICT (e164) DO NOTHING`;
const lift = `
  INSERT INTO opt_out_lifts (e164, opted_out_at, how, lifted_at, reason)
  SELECT e164, opted_out_at, how, :liftedAt, :reason FROM opt_outs WHERE e164 = :e164`;
const remove = `DELETE FROM opt_outs WHERE e164 = :e164`;

const optOutRow = v.object({ e164: v.string(), opted_out_at: v.number(), how: v.string() });
const liftRow = v.object({ ...optOutRow.entries, lifted_at: v.number(), reason: v.string() });
const totalRow = v.object({ total: v.number() });

export interface OptOutStore {
  /** Whether a number must not be texted. */
  has(e164: E164): boolean;
  get(e164: E164): OptOut | null;
  /** The opt-outs of some numbers. */
  of(e164s: readonly E164[]): readonly OptOut[];
  /** Newest first; of the numbers with a piece, where one is given. */
  page(
    piece: NumberPiece | null,
    range: { readonly limit: number; readonly offset: number },
  ): { readonly optOuts: readonly OptOut[]; readonly total: number };
  /** By number, after one; from the first for `null`. */
  after(e164: E164 | null, limit: number): readonly OptOut[];
  /** Adds a number; false where it is on the list, which then stays as it is. */
  add(optOut: OptOut): boolean;
  /** Takes a number off the list and keeps why; false where it is not on it. */
  lift(e164: E164, liftedAt: number, reason: string): boolean;
  /** Newest first. */
  lifts(e164: E164): readonly OptOutLift[];
}

/** The numbers that must not be texted. They belong to no contact. */
export function createOptOutStore(database: Database): OptOutStore {
  const optOutOf = (raw: unknown): OptOut => {
    const row = parseRow(optOutRow, raw, 'opt_outs');
    return { e164: row.e164, optedOutAt: row.opted_out_at, how: row.how };
  };

  function get(e164: E164): OptOut | null {
    const row = database.get(optOutQueries.byNumber, { e164 });
    return row === undefined ? null : optOutOf(row);
  }

  return {
    has: (e164) => get(e164) !== null,
    get,
    of: (e164s) =>
      database
        .all(optOutQueries.ofNumbers, { e164s: JSON.stringify([...new Set(e164s)]) })
        .map(optOutOf),
    page(piece, range) {
      const glob = piece === null ? {} : { glob: numberGlob(piece) };
      const [page, count] =
        piece === null
          ? [optOutQueries.page, optOutQueries.count]
          : [optOutQueries.pageOfPiece, optOutQueries.countOfPiece];
      return {
        optOuts: database.all(page, { ...range, ...glob }).map(optOutOf),
        total: parseRow(totalRow, database.get(count, glob), 'opt_outs').total,
      };
    },
    after: (e164, limit) =>
      database.all(optOutQueries.after, { after: e164 ?? '', limit }).map(optOutOf),
    add: (optOut) => database.transaction(() => database.run(insert, { ...optOut }) > 0),
    lift: (e164, liftedAt, reason) =>
      database.transaction(() => {
        database.run(lift, { e164, liftedAt, reason });
        return database.run(remove, { e164 }) > 0;
      }),
    lifts: (e164) =>
      database.all(optOutQueries.lifts, { e164 }).map((raw) => {
        const row = parseRow(liftRow, raw, 'opt_out_lifts');
        return { ...optOutOf(raw), liftedAt: row.lifted_at, reason: row.reason };
      }),
  };
}
