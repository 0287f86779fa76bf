import { connect } from './connection';
import { databaseOver, type Database } from './database';

/** A connection of its own for one long write, see `write-gate.ts`. */
export interface ImportConnection {
  /** The staging database is attached as `staging`. */
  readonly database: Database;
  begin(): void;
  commit(): void;
  /** Does nothing where no transaction is open. */
  rollBack(): void;
  /** Moves what was written from the log into the database, so that no other connection has to. */
  checkpoint(): void;
  close(): void;
}

/**
 * Commits, then moves what was written into the database.
 *
 * Where that fails, as on a full disk, what was committed stands all the same: it stays in the log
 * until the next connection moves it.
 */
export function commitAndMove(connection: Pick<ImportConnection, 'commit' | 'checkpoint'>): void {
  connection.commit();
  try {
    connection.checkpoint();
  } catch {
    // Nothing is lost, and nobody can do anything about it.
  }
}

/** Opens the database to write into it what stands in a staging database, or to take it out again. */
export function connectToImport(file: string, stagingFile: string | null): ImportConnection {
  const connection = connect(file);
  try {
    // Main would move the pages on its event loop, were it the one to find the log full.
    connection.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -32768');
    if (stagingFile !== null) connection.prepare('ATTACH ? AS staging').run(stagingFile);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    database: databaseOver(connection, file),
    begin() {
      connection.exec('BEGIN IMMEDIATE');
    },
    commit() {
      connection.exec('COMMIT');
    },
    rollBack() {
      if (connection.isTransaction) connection.exec('ROLLBACK');
    },
    checkpoint() {
      connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').all();
    },
    close() {
      if (connection.isOpen) connection.close();
    },
  };
}
