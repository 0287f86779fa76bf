import { backup, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Clock } from '../outbox/ports';
import { connectToLook, connectToRead, passesQuickCheck } from './connection';
import { syncFile, syncFolder } from './durable-files';
import { inspect } from './inspect';
import { newestVersion } from './migrations';
import { isDamageAtOpening, storageProblem } from './storage-problem';
import { stampOf, timeOfStamp } from './time-stamp';

/** How many backups are kept; the oldest go first. */
const backupsKept = 7;
/** So long a backup is kept beside a newer one: who was erased stands in it. */
const keptMs = 30 * 86_400_000;

const folderName = 'backups';
const backupName = /^quicksend-(\d{8}T\d{6})\.db$/;

/** All pages in one step: a copy in several would start again whenever a message is written. */
const pagesPerStep = 2_147_483_647;

export interface BackupFile {
  readonly path: string;
  /** When it was made. */
  readonly at: number;
}

/**
 * Copies the open database into `backups/` of its data folder, at most once a day (UTC).
 *
 * The copying runs on another thread and connection. The file has its final name only when it is
 * whole. Answers the new backup, or `null` where today has one; the error is `disk-full`.
 */
export async function backUp(place: {
  readonly dir: string;
  readonly databaseFile: string;
  readonly clock: Pick<Clock, 'now'>;
}): Promise<Result<BackupFile | null, AppError>> {
  const at = place.clock.now();
  const stamp = stampOf(at);
  const day = stamp.slice(0, 8);
  if (backupsIn(place.dir).some((known) => stampOf(known.at).startsWith(day))) return ok(null);

  const folder = join(place.dir, folderName);
  const path = join(folder, `quicksend-${stamp}.db`);
  const unfinished = `${path}.unfinished`;
  let source: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(folder);
    source = connectToRead(place.databaseFile);
    await backup(source, unfinished, { rate: pagesPerStep });
    syncFile(unfinished);
    renameSync(unfinished, path);
    syncFolder(path);
    removeOldest(place.dir, at);
    return ok({ path, at: timeOfStamp(stamp) });
  } catch (error) {
    removeUnfinished(folder);
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return err(problem);
  } finally {
    source?.close();
  }
}

/** The backups of a data folder, newest first. */
export function backupsIn(dir: string): readonly BackupFile[] {
  const folder = join(dir, folderName);
  return namesIn(folder)
    .flatMap((name) => {
      const stamp = backupName.exec(name)?.[1];
      return stamp === undefined ? [] : [{ path: join(folder, name), at: timeOfStamp(stamp) }];
    })
    .sort((a, b) => b.at - a.at);
}

/** The newest backup that this version can read and that passes the check, or `null`. */
export function newestGoodBackup(dir: string): BackupFile | null {
  return backupsIn(dir).find(({ path }) => isGood(path)) ?? null;
}

function isGood(path: string): boolean {
  const found = inspect(path);
  if (found.kind !== 'ours' || found.version > newestVersion) return false;
  const connection = connectToLook(path);
  try {
    return passesQuickCheck(connection);
  } catch (error) {
    if (isDamageAtOpening(error, path)) return false;
    throw error;
  } finally {
    connection.close();
  }
}

/** Leaves the newest in any case. */
function removeOldest(dir: string, now: number): void {
  backupsIn(dir).forEach(({ path, at }, index) => {
    const isOld = index >= backupsKept || at < now - keptMs;
    if (index > 0 && isOld) rmSync(path, { force: true });
  });
}

/** Removes what a crash or a full disk left half done. */
function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder)) {
    if (name.includes('.unfinished')) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
