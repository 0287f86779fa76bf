import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Clock } from '../outbox/ports';
import { backupsIn, newestGoodBackup, type BackupFile } from './backup';
import { connect, passesQuickCheck } from './connection';
import { databaseOver, type Database } from './database';
import { syncFile, syncFolder } from './durable-files';
import { inspect } from './inspect';
import { migrate, newestVersion } from './migrations';
import { damagedName, prepareRestore, setAside } from './set-aside';
import { isDamageAtOpening, storageProblem } from './storage-problem';

const databaseFileName = 'quicksend.db';

/** What opening the database came to. */
export type Opening =
  | { readonly kind: 'opened'; readonly database: Database }
  /** The file cannot be used, or is gone although there are backups. Nothing has been changed yet. */
  | DamagedDatabase;

/** A choice for the user; until it is made, every start finds the same damage. */
export interface DamagedDatabase {
  readonly kind: 'damaged';
  /** The name that either choice gives the damaged file; `null` where the file is gone. */
  readonly setAsideAs: string | null;
  /** The newest backup that passes the check. */
  readonly backup: BackupFile | null;
  /** Keeps the damaged file under its new name and puts the backup in place; needs a backup. */
  readonly restoreBackup: () => Result<Database, AppError>;
  /** Keeps the damaged file under its new name and starts with nothing. */
  readonly startEmpty: () => Result<Database, AppError>;
}

interface Place {
  /** The data folder; made where it is missing. */
  readonly dir: string;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Opens the database in a data folder, makes it where there is none, and brings it to the newest version.
 *
 * Errors: `database-newer` (params `found`, `known`; the file is not touched) and `disk-full`. What
 * nobody can expect, such as a folder that may not be written to, throws.
 */
export function openDatabase(place: Place): Result<Opening, AppError> {
  return expectStorageProblems(() => {
    mkdirSync(place.dir, { recursive: true });
    const file = join(place.dir, databaseFileName);
    const found = inspect(file);
    switch (found.kind) {
      case 'missing':
        return backupsIn(place.dir).length === 0
          ? ok(opened(createAt(file)))
          : ok(damaged(place, file));
      case 'not-ours':
        return ok(damaged(place, file));
      case 'ours':
        if (found.version > newestVersion) {
          return err(
            appError('database-newer', {
              params: { found: found.version, known: newestVersion },
            }),
          );
        }
        return ok(openChecked(place, file));
    }
  });
}

function opened(database: Database): Opening {
  return { kind: 'opened', database };
}

function openChecked(place: Place, file: string): Opening {
  const database = openIfSound(file);
  return database === null ? damaged(place, file) : opened(database);
}

/** Opens, checks and migrates; `null` where the contents are damaged. */
function openIfSound(file: string): Database | null {
  const connection = connectIfSound(file);
  if (connection === null) return null;
  try {
    migrate(connection);
    return databaseOver(connection, file);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function connectIfSound(file: string): ReturnType<typeof connect> | null {
  let connection;
  try {
    connection = connect(file);
    if (passesQuickCheck(connection)) return connection;
    connection.close();
    return null;
  } catch (error) {
    if (connection?.isOpen === true) connection.close();
    if (isDamageAtOpening(error, file)) return null;
    throw error;
  }
}

/** Makes a database under another name first, so that a file with ours is always a whole one. */
function createAt(file: string): Database {
  const unfinished = `${file}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  const connection = connect(unfinished);
  try {
    migrate(connection);
  } finally {
    connection.close();
  }
  putInPlace(unfinished, file);
  return open(file);
}

function open(file: string): Database {
  return databaseOver(connect(file), file);
}

function putInPlace(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(to);
}

function damaged(place: Place, file: string): DamagedDatabase {
  const { dir, clock } = place;
  const at = clock.now();
  const setAsideAs = existsSync(file) ? damagedName(dir, at) : null;
  const backup = newestGoodBackup(dir);

  function keepDamaged(): void {
    if (setAsideAs !== null) setAside(file, join(dir, setAsideAs));
  }

  return {
    kind: 'damaged',
    setAsideAs,
    backup,
    restoreBackup: () =>
      expectStorageProblems(() => {
        if (backup === null) throw new Error('There is no backup to restore');
        const restored = prepareRestore(backup.path, `${file}.restoring`, clock.now());
        keepDamaged();
        putInPlace(restored, file);
        return ok(open(file));
      }),
    startEmpty: () =>
      expectStorageProblems(() => {
        keepDamaged();
        return ok(createAt(file));
      }),
  };
}

/** Turns what a person can mend, such as a full disk, from an exception into an answer. */
function expectStorageProblems<T>(work: () => Result<T, AppError>): Result<T, AppError> {
  try {
    return work();
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return err(problem);
  }
}
