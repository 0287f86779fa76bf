import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { makeFolder } from '../make-folder';
import { backupsIn } from './backup';
import { looksSound } from './check';
import { connect } from './connection';
import { databaseOver, type Database } from './database';
import { inspect } from './inspect';
import { migrate, newestVersion } from './migrations';
import { isDamageAtOpening, storageProblem } from './storage-problem';
import { isSuspect } from './suspicion';
import { databaseFileName, finishSwap, realFiles } from './swap';

/** What opening the database came to. */
export type Opening =
  | {
      readonly kind: 'opened';
      readonly database: Database;
      /** The program did not close it last time: it is looked at as a whole soon. */
      readonly wasLeftOpen: boolean;
    }
  /** The file cannot be used, or is gone although there are backups. Nothing has been changed. */
  | { readonly kind: 'damaged' }
  /** Damage was met when it was last used: to be looked at as a whole first. Nothing has been changed. */
  | { readonly kind: 'suspect' };

/**
 * Opens the database in a data folder, makes it where there is none, and brings it to the newest version.
 *
 * Damage is found that a start has the time to find, see `check.ts`; a thread looks at the rest. Until
 * something is done about it every start finds the same. Errors: `database-newer` (params `found`,
 * `known`; the file is not touched) and `disk-full`. What nobody can expect, such as a folder that may
 * not be written to, throws.
 */
export function openDatabase(place: {
  /** The data folder; made where it is missing. */
  readonly dir: string;
}): Result<Opening, AppError> {
  const { dir } = place;
  try {
    makeFolder(dir);
    finishSwap(dir);
    const file = join(dir, databaseFileName);
    const found = inspect(file);
    switch (found.kind) {
      case 'missing':
        if (backupsIn(dir).length > 0 || hasContent(`${file}-wal`)) return ok({ kind: 'damaged' });
        makeAt(file);
        return ok(opened(file, connect(file), false));
      case 'not-ours':
        return ok({ kind: 'damaged' });
      case 'ours':
        if (found.version > newestVersion) {
          return err(
            appError('database-newer', { params: { found: found.version, known: newestVersion } }),
          );
        }
        return ok(isSuspect(dir) ? { kind: 'suspect' } : openChecked(file));
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return err(problem);
  }
}

function opened(
  file: string,
  connection: ReturnType<typeof connect>,
  wasLeftOpen: boolean,
): Opening {
  return { kind: 'opened', database: databaseOver(connection, file), wasLeftOpen };
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Opens, checks and migrates. */
function openChecked(file: string): Opening {
  // Whoever closes the database last removes its log.
  const wasLeftOpen = hasContent(`${file}-wal`);
  const connection = connectIfSound(file);
  if (connection === null) return { kind: 'damaged' };
  try {
    migrate(connection);
    return opened(file, connection, wasLeftOpen);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function connectIfSound(file: string): ReturnType<typeof connect> | null {
  let connection;
  try {
    connection = connect(file);
    if (looksSound(connection, file)) return connection;
    connection.close();
    return null;
  } catch (error) {
    if (connection?.isOpen === true) connection.close();
    if (isDamageAtOpening(error, file)) return null;
    throw error;
  }
}

/** Makes an empty database under another name first, so that a file with ours is always a whole one. */
function makeAt(file: string): void {
  const unfinished = `${file}.new`;
  makeEmpty(unfinished);
  realFiles.sync(unfinished, 'file');
  realFiles.rename(unfinished, file);
  realFiles.sync(file, 'folder');
}

/** Makes an empty, closed database in place of whatever has this name. */
export function makeEmpty(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const connection = connect(file);
  try {
    migrate(connection);
  } finally {
    connection.close();
  }
  if (existsSync(`${file}-wal`)) throw new Error('The log was not moved into the database');
}
