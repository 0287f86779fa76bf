import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { rmSync } from 'node:fs';
import { databaseOver, storedText, type Database, type SqlValue } from './database';

const unstorable = /[\0\p{Surrogate}]/u;

/** A database for rows on their way into another one: fast, and lost with the first fault. */
export interface StagingDatabase {
  readonly database: Database;
  /** Makes what writes one row: values in the order of the statement's placeholders. */
  writer(sql: string): (...values: readonly SqlValue[]) => void;
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
  const connection = new DatabaseSync(file, { defensive: true });
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
  return {
    database: databaseOver(connection, file),
    writer(sql) {
      const statement = connection.prepare(sql, { persistent: true });
      return (...values) => {
        statement.run(...values.map(stored));
      };
    },
    close() {
      finish(connection);
    },
  };
}

/** Opens a staging database that has been written, to read. */
export function openStaging(file: string): Database {
  return databaseOver(new DatabaseSync(file, { readOnly: true }), file);
}

/** Removes a staging database, where there is one. */
export function removeStaging(file: string): void {
  rmSync(file, { force: true });
}

function finish(connection: DatabaseSyncInstance): void {
  if (!connection.isOpen) return;
  if (connection.isTransaction) connection.exec('COMMIT');
  connection.close();
}

/** Most texts are stored as they are: looking for what cannot be takes less than replacing it. */
function stored(value: SqlValue): SqlValue {
  return typeof value === 'string' && unstorable.test(value) ? storedText(value) : value;
}
