import { closeSync, fstatSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { arch, release, type } from 'node:os';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { KeptBackup } from '#shared/domain/backup';
import type { AppSnapshot } from '#shared/contract/snapshot';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { ReportFacts } from './report';

export interface FactsParts {
  readonly now: number;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly session: string;
  readonly hasTray: boolean;
  readonly memoryBytes: number;
  readonly snapshot: AppSnapshot;
  readonly database: Database;
  /** Those that the program keeps; may throw. */
  readonly listBackups: () => readonly KeptBackup[];
  readonly isDamaged: boolean;
  readonly logFile: string;
}

/** The end of the log is told, and that is at the end of the file. */
const logTailBytes = 200_000;

const countsSql = `
  SELECT
    (SELECT user_version FROM pragma_user_version) AS schema,
    (SELECT ifnull(max(seq), 0) FROM messages) AS lastMessage,
    (SELECT count(*) FROM contacts) AS contacts,
    (SELECT count(*) FROM opt_outs) AS optOuts`;
const count = v.number();
const countsRow = v.object({ schema: count, lastMessage: count, contacts: count, optOuts: count });
const unread = { schema: -1, lastMessage: -1, contacts: -1, optOuts: -1 };

/** Gathers what a report tells. What cannot be read is -1 or `null`: a report is most needed when much is wrong. */
export function gatherFacts(parts: FactsParts): ReportFacts {
  const { database, snapshot } = parts;
  const versions = Object.fromEntries(
    Object.entries(parts.versions).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return {
    at: parts.now,
    versions,
    desktop: {
      os: `${type()} ${release()}`,
      arch: arch(),
      session: parts.session,
      tray: parts.hasTray,
      memoryMb: Math.round(parts.memoryBytes / 1_000_000),
    },
    snapshot,
    data: {
      ...orElse(() => parseRow(countsRow, database.get(countsSql), 'the report'), unread),
      databaseBytes: sizeOf(database.file),
      logBytes: sizeOf(`${database.file}-wal`),
      freeBytes: orElse(() => freeBytes(dirname(database.file)), null),
      backups: orElse(parts.listBackups, null),
      damaged: parts.isDamaged,
    },
    log: orElse(() => tailOf(parts.logFile), ''),
  };
}

function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function sizeOf(file: string): number {
  return orElse(() => statSync(file).size, 0);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function tailOf(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, logTailBytes));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}
