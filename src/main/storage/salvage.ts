import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import * as v from 'valibot';
import { isStoredDraft } from '../drafts/draft-store';
import { connectToLook } from './connection';
import { isDiskFull } from './storage-problem';

/** What could be read of a damaged database that the one in its place does not have. */
export interface Salvaged {
  /** Numbers that were put on the opt-out list since. */
  readonly optOuts: number;
  /** What was being written. */
  readonly hasDrafts: boolean;
}

const optOutRow = v.object({
  e164: v.pipe(v.string(), v.regex(/^\+[1-9]\d{1,18}$/)),
  opted_out_at: v.pipe(v.number(), v.integer()),
  how: v.string(),
});
const draftRow = v.object({
  slot: v.pipe(v.number(), v.integer()),
  draft: v.pipe(v.string(), v.check(isStoredDraft)),
});

/** From both ends: a damaged page hides what is behind it from one side only. */
const optOutReads = [
  `SELECT * FROM opt_outs ORDER BY e164`,
  `SELECT * FROM opt_outs ORDER BY e164 DESC`,
  `SELECT * FROM opt_outs INDEXED BY opt_outs_newest ORDER BY opted_out_at DESC, e164 DESC`,
];
const draftRead = `SELECT slot, draft FROM drafts ORDER BY slot`;

/**
 * Brings what must not be lost from a damaged database into the one that takes its place: who must not
 * be texted, and what was being written. What cannot be read is left behind, never guessed. Throws where
 * the disk is full.
 */
export function salvage(open: () => DatabaseSyncInstance, into: DatabaseSyncInstance): Salvaged {
  const from = openIfPossible(open);
  if (from === null) return { optOuts: 0, hasDrafts: false };
  try {
    into.exec('BEGIN IMMEDIATE');
    const addOptOut = into.prepare(
      `INSERT INTO opt_outs (e164, opted_out_at, how) VALUES (:e164, :opted_out_at, :how)
       ON CONFLICT (e164) DO NOTHING`,
    );
    let optOuts = 0;
    for (const sql of optOutReads) {
      for (const row of readable(from, sql, optOutRow)) {
        optOuts += addOptOut.run(row).changes;
      }
    }
    const putDraft = into.prepare(
      `INSERT INTO drafts (slot, draft) VALUES (:slot, :draft)
       ON CONFLICT (slot) DO UPDATE SET draft = excluded.draft`,
    );
    let drafts = 0;
    for (const row of readable(from, draftRead, draftRow)) {
      drafts += putDraft.run(row).changes;
    }
    into.exec('COMMIT');
    return { optOuts, hasDrafts: drafts > 0 };
  } finally {
    if (into.isTransaction) into.exec('ROLLBACK');
    from.close();
  }
}

/** Counts rows of a damaged file; `null` where it cannot be told. */
export function countIn(
  damaged: string,
  sql: string,
  params: Record<string, number>,
): number | null {
  const from = openIfPossible(() => connectToLook(damaged));
  if (from === null) return null;
  try {
    const row = from.prepare(sql).get(params) as Record<string, unknown> | undefined;
    const counted = Object.values(row ?? {})[0];
    return typeof counted === 'number' ? counted : null;
  } catch {
    return null;
  } finally {
    from.close();
  }
}

function openIfPossible(open: () => DatabaseSyncInstance): DatabaseSyncInstance | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** The rows up to the first that SQLite cannot read, without those that are not as we write them. */
function* readable<Schema extends v.GenericSchema>(
  from: DatabaseSyncInstance,
  sql: string,
  schema: Schema,
): Generator<v.InferOutput<Schema>> {
  try {
    for (const row of from.prepare(sql).iterate()) {
      const parsed = v.safeParse(schema, row);
      if (parsed.success) yield parsed.output;
    }
  } catch (error) {
    // To read a database that a crash left open takes some room, too: what there is none for is not lost.
    if (isDiskFull(error)) throw error;
    // There is no more to be had this way.
  }
}
