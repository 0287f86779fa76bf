import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { rmSync } from 'node:fs';
import { databaseOver, storedText, type Database, type SqlValue } from './database';

/** Below SQLite's limit of 32,766 by far. */
const valuesAtOnce = 800;
const unstorable = /[\0\p{Surrogate}]/u;

/** A database for rows on their way into another one: fast, and lost with the first fault. */
export interface StagingDatabase {
  readonly database: Database;
  /**
   * Makes what writes rows, by the statement up to its VALUES: all columns, in their order.
   *
   * Rows are kept until there are some of them, since that takes less than half of the time.
   */
  writer(insert: string, columns: number): (...values: readonly SqlValue[]) => void;
  /** Writes the rows that are kept, and all that was written into the file. */
  commit(): void;
  /** Closes the file; without a commit, what is in it is worth nothing. */
  close(): void;
}

/**
 * Makes an empty staging database, in place of what is there under its name.
 *
 * There is no journal and nothing is flushed: what is in it has to be worth nothing once the program
 * has ended.
 */
export function createStaging(file: string, schema: string): StagingDatabase {
  removeStaging(file);
  // Not in the defensive mode, which insists on a journal.
  const connection = new DatabaseSync(file);
  try {
    connection.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -16384;
      PRAGMA temp_store = MEMORY;
      ${schema}
      BEGIN;
    `);
  } catch (error) {
    connection.close();
    throw error;
  }
  const flushes: (() => void)[] = [];
  return {
    database: databaseOver(connection, file),
    writer(insert, columns) {
      const writer = batchWriter(connection, insert, columns);
      flushes.push(writer.flush);
      return writer.write;
    },
    commit() {
      for (const flush of flushes) flush();
      connection.exec('COMMIT');
    },
    close() {
      if (connection.isOpen) connection.close();
    },
  };
}

/** Writes as many rows with one statement as make some hundred values. */
function batchWriter(connection: DatabaseSyncInstance, insert: string, columns: number) {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const rowsAtOnce = Math.max(1, Math.floor(valuesAtOnce / columns));
  const all = Array.from({ length: rowsAtOnce }, () => row).join(', ');
  const many = connection.prepare(`${insert} VALUES ${all}`, { persistent: true });
  const one = connection.prepare(`${insert} VALUES ${row}`, { persistent: true });
  let kept: SqlValue[] = [];
  return {
    write: (...values: readonly SqlValue[]): void => {
      for (const value of values) kept.push(stored(value));
      if (kept.length < rowsAtOnce * columns) return;
      many.run(...kept);
      kept = [];
    },
    flush: (): void => {
      for (let at = 0; at < kept.length; at += columns) one.run(...kept.slice(at, at + columns));
      kept = [];
    },
  };
}

/** Opens a staging database that has been written, to read. */
export function openStaging(file: string): Database {
  return databaseOver(new DatabaseSync(file, { readOnly: true }), file);
}

/**
 * Removes a staging database, where there is one. Throws where another program holds it for longer
 * than some 10 ms, as Windows lets it.
 */
export function removeStaging(file: string): void {
  const patiently = { force: true, maxRetries: 2, retryDelay: 5 };
  for (const end of ['', '-journal']) rmSync(`${file}${end}`, patiently);
}

/** Most texts are stored as they are: looking for what cannot be takes less than replacing it. */
function stored(value: SqlValue): SqlValue {
  return typeof value === 'string' && unstorable.test(value) ? storedText(value) : value;
}
