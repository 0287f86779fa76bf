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
const dayMs = 86_400_000;
/** So long a backup is kept beside a newer one: who was erased stands in it. */
const backupKeptMs = 30 * dayMs;

const folderName = 'backups';
const backupName = /^quicksend-(\d{8}T\d{6})\.db$/;
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

/** Whether a day (UTC) has its backup. */
export function hasBackupOf(dir: string, at: number): boolean {
  const day = stampOf(at).slice(0, 8);
  return backupsIn(dir).some((known) => stampOf(known.at).startsWith(day));
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
  const path = join(folder, `quicksend-${stamp}.db`);
  const unfinished = `${path}.unfinished`;
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(dir);
    await copyInUse(databaseFile, unfinished, () => undefined);
    if (!isWholeAtRest(unfinished)) return null;
    renameSync(unfinished, path);
    syncFolder(path);
    const made = timeOfStamp(stamp);
    removeOldest(dir, made);
    removeReplaced(dir, made);
    return { path, at: made };
  } finally {
    removeUnfinished(dir);
  }
}

/** The backups of a data folder, newest first. */
export function backupsIn(dir: string): readonly BackupFile[] {
  const folder = join(dir, folderName);
  return namesIn(folder)
    .flatMap((name) => fileOf(folder, name, backupName.exec(name)?.[1]))
    .sort((a, b) => b.at - a.at);
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

/**
 * The newest backup that this version can read and that passes the check, or `null`. For a thread.
 *
 * One from a time that has not come yet was made while the date was wrong: it comes last.
 */
export function newestGoodBackup(dir: string, now: number): BackupFile | null {
  const known = backupsIn(dir);
  const inOrder = [...known.filter(({ at }) => at <= now), ...known.filter(({ at }) => at > now)];
  return inOrder.find(({ path }) => isGood(path)) ?? null;
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
 * Which backups go once one has been made at `now`: all but the newest seven, and those of more than
 * 30 days. Never the one just made, and never the one before it, whatever the clock was set to: a date
 * of years ahead would otherwise take all of them at once, and in 1970 the new one is the oldest.
 */
export function outdated(backups: readonly BackupFile[], now: number): readonly BackupFile[] {
  const made = backups.find(({ at }) => at === now);
  const others = backups.filter((backup) => backup !== made).sort((a, b) => b.at - a.at);
  // Nobody knows how old those are whose time has not come yet.
  const past = others.filter(({ at }) => at < now);
  const isSet = past.length === others.length;
  // One of a wrong date takes the place of none: it comes as an eighth.
  const kept = isSet ? backupsKept - 1 : backupsKept;
  return others.filter(
    ({ at }, index) => index > 0 && (index >= kept || (isSet && at < now - backupKeptMs)),
  );
}

function removeOldest(dir: string, now: number): void {
  for (const { path } of outdated(backupsIn(dir), now)) rmSync(path, { force: true });
}

/** What a restored backup replaced goes like a backup; what was damaged is for the user to remove. */
function removeReplaced(dir: string, now: number): void {
  const before = backupsIn(dir).find(({ at }) => at < now)?.at ?? null;
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
