import { backup } from '@photostructure/sqlite';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isWholeAtRest } from './check';
import { connectToRead } from './connection';
import { syncFile, syncFolder } from './durable-files';
import { inspect } from './inspect';
import { newestVersion } from './migrations';
import { settingsBeside } from './set-aside';
import { stampOf, timeOfStamp } from './time-stamp';

/** How many backups are kept; the oldest go first. */
const backupsKept = 7;
/** Of those that have a date, so many are kept however many without one come after them. */
const datedKept = 3;
const dayMs = 86_400_000;
/** So long a backup is kept beside a newer one: who was erased stands in it. */
const backupKeptMs = 30 * dayMs;

const folderName = 'backups';
/** With the number that it has among the backups; the date may be wrong, and start anew each time. */
const backupName = /^quicksend-(\d{8}T\d{6})(?:-(\d{1,9}))?\.db$/;
const asideDatabase = /^quicksend\.(damaged|replaced)-(\d{8}T\d{6})(?:-\d+)?\.db$/;

/** Some 2 MB a step: between two of them it can be told how far it is, and stopped. */
const pagesPerStep = 500;

export interface BackupFile {
  readonly path: string;
  /** When it was made. */
  readonly at: number;
}

/** A database that is not in use any more. */
export interface AsideFile extends BackupFile {
  readonly why: 'damaged' | 'replaced';
}

/** Told while a database is copied; throws to end it. */
export type OnCopied = (copied: number, total: number) => void;

/**
 * Copies a database that is in use, as it is at one moment, to a file that is not there yet.
 *
 * The moment is held by a transaction that reads, so that the copy does not begin again whenever a
 * message is written. Each step is brought onto the disk before the next: else the disk would be busy
 * with all of it at once, and whoever commits a message meanwhile would wait for 300 ms instead of 60
 * (measured with 550 MB, see docs/decisions/0015-keeping.md).
 */
export async function copyInUse(from: string, to: string, onCopied: OnCopied): Promise<void> {
  const source = connectToRead(from);
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, to, {
      rate: pagesPerStep,
      progress: ({ totalPages, remainingPages }) => {
        syncFile(to);
        onCopied(totalPages - remainingPages, totalPages);
      },
    });
    syncFile(to);
  } finally {
    source.close();
  }
}

/** No clock that is set shows an earlier time: the program is younger. What has one, has no date. */
const firstPossibleAt = Date.UTC(2025, 0, 1);

/**
 * Whether a day (UTC) has its backup. By a clock that was never set, as one that starts in 1970 each time,
 * or that was put back since, nobody can tell: then it has none.
 */
export function hasBackupOf(dir: string, at: number): boolean {
  const [newest] = backupsIn(dir);
  if (newest === undefined || at < firstPossibleAt || at < newest.at) return false;
  return stampOf(newest.at).slice(0, 8) === stampOf(at).slice(0, 8);
}

/**
 * Copies the database into `backups/` of its data folder. For a thread: a large file takes seconds.
 *
 * The file has its final name only when it is whole and has been looked at; only then the oldest go.
 * `null` where the copy is not sound, which is then not kept. Throws where it cannot be written.
 */
export async function makeBackup(
  dir: string,
  databaseFile: string,
  at: number,
): Promise<BackupFile | null> {
  const folder = join(dir, folderName);
  const stamp = stampOf(at);
  const number = Math.max(0, ...numberedIn(dir).map((known) => known.number)) + 1;
  const path = join(folder, `quicksend-${stamp}-${String(number)}.db`);
  const unfinished = `${path}.unfinished`;
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(dir);
    await copyInUse(databaseFile, unfinished, () => undefined);
    if (!isWholeAtRest(unfinished)) return null;
    renameSync(unfinished, path);
    syncFolder(path);
    const made = timeOfStamp(stamp);
    for (const { path: old } of outdated(backupsIn(dir))) rmSync(old, { force: true });
    removeReplaced(dir, made);
    return { path, at: made };
  } finally {
    removeUnfinished(dir);
  }
}

/** The backups of a data folder, newest first: as they were made, whatever the clock showed. */
export function backupsIn(dir: string): readonly BackupFile[] {
  return numberedIn(dir).map(({ path, at }) => ({ path, at }));
}

function numberedIn(dir: string) {
  const folder = join(dir, folderName);
  return namesIn(folder)
    .flatMap((name) => {
      const [, stamp, number] = backupName.exec(name) ?? [];
      return fileOf(folder, name, stamp).map((file) => ({ ...file, number: Number(number ?? 0) }));
    })
    .sort((a, b) => b.number - a.number || b.at - a.at);
}

/** What was set aside in a data folder, newest first. */
export function asideIn(dir: string): readonly AsideFile[] {
  return namesIn(dir)
    .flatMap((name) => {
      const [, why, stamp] = asideDatabase.exec(name) ?? [];
      return fileOf(dir, name, stamp).map((file): AsideFile => ({
        ...file,
        why: why === 'damaged' ? 'damaged' : 'replaced',
      }));
    })
    .sort((a, b) => b.at - a.at);
}

function fileOf(folder: string, name: string, stamp: string | undefined): BackupFile[] {
  if (stamp === undefined) return [];
  return [{ path: join(folder, name), at: timeOfStamp(stamp) }];
}

/** The newest backup that this version can read and that passes the check, or `null`. For a thread. */
export function newestGoodBackup(dir: string): BackupFile | null {
  return backupsIn(dir).find(({ path }) => isGood(path)) ?? null;
}

/** One that cannot even be looked at is not good either, and must not hide the older ones. */
function isGood(path: string): boolean {
  try {
    const found = inspect(path);
    return found.kind === 'ours' && found.version <= newestVersion && isWholeAtRest(path);
  } catch {
    return false;
  }
}

/**
 * Which backups go once the first of them, the newest, has been made: all but the newest seven, and those
 * of more than 30 days. Never the one before it, and none for its age where any is from a time that has not
 * come yet: the date may just have been set years ahead, or back. Three that have a date stay among the
 * seven: by a clock that begins in 1970 there is another backup at each start.
 */
export function outdated(newestFirst: readonly BackupFile[]): readonly BackupFile[] {
  const [made, ...others] = newestFirst;
  if (made === undefined) return [];
  const isSet = others.every(({ at }) => at < made.at);
  const dated = new Set(newestFirst.filter(({ at }) => at >= firstPossibleAt).slice(0, datedKept));
  const rest = newestFirst.filter((backup) => !dated.has(backup));
  const kept = new Set([...dated, ...rest.slice(0, backupsKept - dated.size)]);
  return others.filter(
    (backup, index) =>
      index > 0 && (!kept.has(backup) || (isSet && backup.at < made.at - backupKeptMs)),
  );
}

/** What a restored backup replaced goes like a backup; what was damaged is for the user to remove. */
function removeReplaced(dir: string, now: number): void {
  const before = backupsIn(dir)[1]?.at ?? null;
  for (const { path, at, why } of asideIn(dir)) {
    if (why !== 'replaced' || !isOutlived(at, now, before)) continue;
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    rmSync(settingsBeside(path), { force: true });
  }
}

/**
 * Whether a database that was replaced is of more than 30 days, by the backup made now and by the one
 * `before`: a date that was just set years ahead would else take at once the only way back.
 */
export function isOutlived(at: number, now: number, before: number | null): boolean {
  return before !== null && at < Math.min(now, before) - backupKeptMs;
}

/** Removes what a crash or a full disk left half done. */
function removeUnfinished(dir: string): void {
  const folder = join(dir, folderName);
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
