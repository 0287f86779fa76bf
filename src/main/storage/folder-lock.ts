import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  closeSync,
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
import { makeFolder } from '../make-folder';
import { folderInUse, holderFile, readHolder, type FolderHolder } from './folder-holder';
import { isDamage, isDiskFull, isLocked } from './storage-problem';

/** Nobody but SQLite may open it: on Linux and macOS, closing it anywhere in the program frees the lock. */
const lockName = 'quicksend.lock';

/** A program that is just ending, as before a restart, still holds the lock for a moment. */
const usualWaitMs = 2_000;
/** A holder on another computer that has not shown itself for so long has crashed, or sleeps. */
const silentMs = 3 * 60_000;
/** A virus scanner on Windows has a new file to itself for a moment; its writer is told one of these. */
const heldUpCodes: ReadonlySet<unknown> = new Set(['EACCES', 'EBUSY', 'EPERM']);
const heldUpTries = 10;
const heldUpPauseMs = 100;

/** A data folder that is this program's alone until it ends. */
export interface FolderLock {
  /**
   * Shows others that this program is still there, also where its file has been removed; false where the
   * folder is theirs. Throws where the file cannot be read or written.
   */
  show(): boolean;
  /** Who has the folder now; `null` where nobody says so. Throws where that cannot be read. */
  holder(): FolderHolder | null;
  readonly isOurs: (holder: FolderHolder) => boolean;
  release(): void;
}

export interface LockOptions {
  /** How long to wait for a program that is just ending. */
  readonly waitMs?: number;
  /** This computer's name, which may change while the program runs; the holder's where it is missing. */
  readonly hostNow?: () => string;
  /** Waits before it is tried again what another program held up. */
  readonly pause?: (ms: number) => void;
  /** Puts a file with this text in the place of another. */
  readonly replace?: (file: string, text: string) => void;
}

/**
 * Makes a data folder this program's alone, beyond what Electron guards: one user on one computer.
 *
 * Two things guard it, see `docs/decisions/0021-one-program-a-folder.md`. A lock of the system, which a
 * crash frees, by way of an empty database that is held open; and, for shares that do not pass locks on,
 * a file that says who is there and that is written anew each minute. Error: `data-folder-in-use`. Throws
 * where the folder cannot be written to.
 */
export function lockFolder(
  dir: string,
  holder: FolderHolder,
  options: LockOptions = {},
): Result<FolderLock, AppError> {
  const { waitMs = usualWaitMs, hostNow = () => holder.host } = options;
  const { replace = replaceFile } = options;
  makeFolder(dir);
  const connection = lock(join(dir, lockName), waitMs);
  if (connection === null) return err(folderInUse(readHolderOrNull(dir)));
  let claimed: Claim;
  try {
    claimed = claim(dir, holder, options);
  } catch (error) {
    connection.close();
    throw error;
  }
  if (claimed.isTheirs) {
    connection.close();
    return err(folderInUse(claimed.other));
  }

  // What a crash left here and could not be written over yet is nobody's: the lock has decided.
  const leftBehind = claimed.other?.token;
  const isOurs = ({ token }: FolderHolder): boolean =>
    token === holder.token || token === leftBehind;

  return ok({
    show() {
      const shown = readHolder(dir);
      if (shown !== null && !isOurs(shown)) return false;
      const now = { ...holder, host: hostNow() };
      if (shown?.token === now.token && shown.host === now.host) {
        writeInPlace(holderFile(dir), textOf(now));
      } else {
        replace(holderFile(dir), textOf(now));
      }
      return true;
    },
    holder: () => readHolder(dir),
    isOurs,
    release() {
      const shown = readHolderOrNull(dir);
      if (shown !== null && isOurs(shown)) rmSync(holderFile(dir), { force: true });
      if (connection.isOpen) connection.close();
    },
  });
}

interface Claim {
  readonly isTheirs: boolean;
  /** Whose file was there. */
  readonly other: FolderHolder | null;
}

/** Says in the folder who has it. Where that is held up for long, only another computer's file matters. */
function claim(dir: string, holder: FolderHolder, options: LockOptions): Claim {
  const { pause = waitHere, replace = replaceFile } = options;
  let other: FolderHolder | null | undefined;
  for (let left = heldUpTries; ; left -= 1) {
    try {
      other = readHolder(dir);
      if (other !== null && isThere(dir, other, holder)) return { isTheirs: true, other };
      replace(holderFile(dir), textOf(holder));
      return { isTheirs: false, other };
    } catch (error) {
      if (!isHeldUp(error)) throw error;
      if (left > 0) {
        pause(heldUpPauseMs);
        continue;
      }
      if (other === undefined || (other !== null && other.host !== holder.host)) throw error;
      return { isTheirs: false, other };
    }
  }
}

function isHeldUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && heldUpCodes.has(error.code);
}

/** As SQLite does for the lock, and as rarely: nothing of the program is there yet. */
function waitHere(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function readHolderOrNull(dir: string): FolderHolder | null {
  try {
    return readHolder(dir);
  } catch {
    return null;
  }
}

/** `null` where another program has it. */
function lock(file: string, waitMs: number): DatabaseSyncInstance | null {
  try {
    return locked(file, waitMs);
  } catch (error) {
    if (isLocked(error)) return null;
    if (!isDamage(error)) throw error;
    // Nothing of ours was ever written into it.
    rmSync(file, { force: true });
    return locked(file, waitMs);
  }
}

function locked(file: string, waitMs: number): DatabaseSyncInstance {
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
  const probe = `${holderFile(dir)}.part`;
  writeFileSync(probe, '');
  // By the clock of whoever keeps the files: those of two computers may differ.
  const silentForMs = Math.abs(statSync(probe).mtimeMs - statSync(holderFile(dir)).mtimeMs);
  rmSync(probe);
  return silentForMs < silentMs;
}

function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.part`;
  try {
    writeFileSync(unfinished, text);
  } catch (error) {
    if (isDiskFull(error)) rmSync(unfinished, { force: true });
    throw error;
  }
  renameSync(unfinished, file);
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
