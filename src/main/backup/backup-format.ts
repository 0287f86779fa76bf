import * as v from 'valibot';
import type { BackupCounts } from '#shared/domain/backup';
import { connectToLook } from '../storage/connection';
import { databaseOver } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/**
 * A backup is one gzip stream, encrypted as a whole or not at all (docs/decisions/0019-backup-file.md):
 *
 *     Quicksend backup 1\n
 *     {…what is in it, as JSON…}\n
 *     …the bytes of the SQLite file…
 */
const formatVersion = 1;

/** The accounts' labels and settings of a shop are some 10 kB. */
export const maxHeadBytes = 4_000_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const at = v.pipe(v.number(), v.integer());

const manifestSchema = v.object({
  program: v.pipe(v.string(), v.maxLength(50)),
  /** The version of the database's tables. */
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  madeAt: at,
  databaseBytes: v.pipe(count, v.maxValue(Number.MAX_SAFE_INTEGER)),
  counts: v.object({
    messages: count,
    contacts: count,
    templates: count,
    batches: count,
    schedules: count,
    optOuts: count,
  }),
  firstMessageAt: v.nullable(at),
  lastMessageAt: v.nullable(at),
  /** The settings file's parts, without a key: there is none in it. */
  profile: v.record(v.string(), v.unknown()),
});

export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/** What stands before the database. */
export function backupHead(manifest: BackupManifest): string {
  return `Quicksend backup ${String(formatVersion)}\n${JSON.stringify(manifest)}\n`;
}

export type ReadHead =
  | { readonly kind: 'ours'; readonly manifest: BackupManifest }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unknown' };

/** Reads the two lines, without their ends. */
export function readHead(first: string, second: string): ReadHead {
  const version = /^Quicksend backup (\d{1,6})$/.exec(first)?.[1];
  if (version === undefined) return { kind: 'unknown' };
  if (Number(version) > formatVersion) return { kind: 'newer' };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), second);
  return parsed.success ? { kind: 'ours', manifest: parsed.output } : { kind: 'unknown' };
}

export type DatabaseFacts = Pick<
  BackupManifest,
  'counts' | 'firstMessageAt' | 'lastMessageAt' | 'schema'
>;

const factsSql = `
  SELECT
    (SELECT count(*) FROM messages) AS messages,
    (SELECT count(*) FROM contacts WHERE deleted_at IS NULL) AS contacts,
    (SELECT count(*) FROM templates) AS templates,
    (SELECT count(*) FROM batches) AS batches,
    (SELECT count(*) FROM schedules) AS schedules,
    (SELECT count(*) FROM opt_outs) AS optOuts,
    (SELECT created_at FROM messages ORDER BY seq LIMIT 1) AS firstMessageAt,
    (SELECT created_at FROM messages ORDER BY seq DESC LIMIT 1) AS lastMessageAt,
    (SELECT user_version FROM pragma_user_version) AS schema`;
const factsRow = v.object({
  ...manifestSchema.entries.counts.entries,
  firstMessageAt: manifestSchema.entries.firstMessageAt,
  lastMessageAt: manifestSchema.entries.lastMessageAt,
  schema: manifestSchema.entries.schema,
});

/** What is in a database of the newest version that nobody uses. */
export function factsOf(file: string): DatabaseFacts {
  const database = databaseOver(connectToLook(file), file);
  try {
    const row = parseRow(factsRow, database.get(factsSql), 'a backup');
    const { firstMessageAt: first, lastMessageAt: last, schema, ...counts } = row;
    // Under a clock that was put back meanwhile, the first one has the later date.
    const isBackwards = first !== null && last !== null && first > last;
    const [firstMessageAt, lastMessageAt] = isBackwards ? [last, first] : [first, last];
    return { counts: counts satisfies BackupCounts, firstMessageAt, lastMessageAt, schema };
  } finally {
    database.close();
  }
}
