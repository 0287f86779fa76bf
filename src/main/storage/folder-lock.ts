import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { folderInUse, holderFile, readHolder, type FolderHolder } from './folder-holder';
import { isDamage, isLocked } from './storage-problem';

/** Nobody but SQLite may open it: on Linux and macOS, closing it anywhere in the program frees the lock. */
const lockName = 'quicksend.lock';

/** A program that is just ending, as before a restart, still holds the lock for a moment. */
const waitMs = 2_000;
/** A holder on another computer that has not shown itself for so long has crashed, or sleeps. */
const silentMs = 3 * 60_000;

/** A data folder that is this program's alone until it ends. */
export interface FolderLock {
  /** Shows others that this program is still there; false where the folder is gone or theirs. */
  show(): boolean;
  /** Who has the folder now; `null` where nobody can be made out. */
  holder(): FolderHolder | null;
  readonly isOurs: (holder: FolderHolder) => boolean;
  release(): void;
}

/**
 * Makes a data folder this program's alone, beyond what Electron guards: one user on one computer.
 *
 * Two things guard it, see `docs/decisions/0021-one-program-a-folder.md`. A lock of the system, which a
 * crash frees, by way of an empty database that is held open; and, for shares that do not pass locks on,
 * a file that says who is there and that is written anew each minute. Error: `data-folder-in-use`. Throws
 * where the folder cannot be written to.
 */
export function lockFolder(dir: string, holder: FolderHolder): Result<FolderLock, AppError> {
  mkdirSync(dir, { recursive: true });
  const connection = lock(join(dir, lockName));
  const other = readHolder(dir);
  if (connection === null || (other !== null && isThere(dir, other, holder))) {
    connection?.close();
    return err(folderInUse(other));
  }
  try {
    takeOver(dir, holder);
  } catch (error) {
    connection.close();
    throw error;
  }

  const isOurs = ({ token }: FolderHolder): boolean => token === holder.token;
  function isHeld(): boolean {
    const now = readHolder(dir);
    return now !== null && isOurs(now);
  }

  return ok({
    show: () => {
      if (!isHeld()) return false;
      writeInPlace(holderFile(dir), textOf(holder));
      return true;
    },
    holder: () => readHolder(dir),
    isOurs,
    release() {
      if (isHeld()) rmSync(holderFile(dir), { force: true });
      if (connection.isOpen) connection.close();
    },
  });
}

/** `null` where another program has it. */
function lock(file: string): DatabaseSyncInstance | null {
  try {
    return locked(file);
  } catch (error) {
    if (isLocked(error)) return null;
    if (!isDamage(error)) throw error;
    // Nothing of ours was ever written into it.
    rmSync(file, { force: true });
    return locked(file);
  }
}

function locked(file: string): DatabaseSyncInstance {
  const connection = new DatabaseSync(file, { timeout: waitMs });
  try {
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** On this computer the lock alone decides: it is never left behind. */
function isThere(dir: string, other: FolderHolder, self: FolderHolder): boolean {
  if (other.host === self.host) return false;
  const probe = unfinishedHolder(dir);
  writeFileSync(probe, '');
  // By the clock of whoever keeps the files: those of two computers may differ.
  const silentForMs = Math.abs(statSync(probe).mtimeMs - statSync(holderFile(dir)).mtimeMs);
  rmSync(probe);
  return silentForMs < silentMs;
}

function takeOver(dir: string, holder: FolderHolder): void {
  const unfinished = unfinishedHolder(dir);
  writeFileSync(unfinished, textOf(holder));
  renameSync(unfinished, holderFile(dir));
}

function unfinishedHolder(dir: string): string {
  return `${holderFile(dir)}.part`;
}

function textOf(holder: FolderHolder): string {
  return JSON.stringify(holder);
}

/** Never empty for a moment, as it is read by others. */
function writeInPlace(file: string, text: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}
