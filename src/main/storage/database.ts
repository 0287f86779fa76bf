import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

/** What a column can hold. Integers beyond `Number.MAX_SAFE_INTEGER` are refused when read. */
export type SqlValue = string | number | Uint8Array | null;

/** Values for the named placeholders (`:name`) of a statement. */
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** A row as it comes from the file: to be parsed before use, see `parse-row.ts`. */
export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * The open database, as the rooms see it: statements as text, prepared on first use and kept.
 *
 * What is asked for every message writes `LIMIT :limit + 0`: with `LIMIT :limit` SQLite takes the value
 * into account and prepares the statement anew each time (`sqlite3VdbeSetVarmask`; see
 * https://www.sqlite.org/c3ref/prepare.html on bound parameters). Measured in Electron: 50 to 60 µs of
 * some 400 for a page of a view as wide as `messages`, 0.2 ms beside other work, and 5 µs for a table. What
 * is asked once for a page, or now and then, is not worth the look of it.
 *
 * Text is stored as well-formed Unicode: lone surrogates and NUL, which SQLite's API cannot carry
 * unharmed, become U+FFFD. Anything that fails throws; `storageProblem` names what a person can mend.
 */
export interface Database {
  /** Where the file is. */
  readonly file: string;
  /** Runs a statement that answers nothing; returns how many rows it changed. */
  run(sql: string, params?: SqlParams): number;
  /** The first row, or `undefined`. */
  get(sql: string, params?: SqlParams): SqlRow | undefined;
  all(sql: string, params?: SqlParams): readonly SqlRow[];
  /**
   * Runs `work` in one transaction, durable when it returns; an exception rolls all of it back.
   * Inside another transaction it joins that one.
   */
  transaction<T>(work: () => T): T;
  /** Closes the file; a second time does nothing. */
  close(): void;
}

/** Wraps a connection. The caller has set it up, see `connection.ts`. */
export function databaseOver(connection: DatabaseSyncInstance, file: string): Database {
  const statements = new Map<string, StatementSyncInstance>();
  const runStatements = new Map<string, StatementSyncInstance>();

  function statement(sql: string, known = statements): StatementSyncInstance {
    const prepared = known.get(sql);
    if (prepared !== undefined) return prepared;
    const fresh = connection.prepare(sql, { persistent: true });
    known.set(sql, fresh);
    return fresh;
  }

  /**
   * As a BigInt, since the library reads the last rowid with the count of changes, and a search
   * index gives itself rowids beyond the numbers of JavaScript.
   */
  function changesOf(sql: string, params: SqlParams): number {
    const prepared = statement(sql, runStatements);
    prepared.setReadBigInts(true);
    return numberOf(prepared.run(storable(params)).changes);
  }

  function rollBack(): void {
    // A full disk or a corrupt page may have rolled back already.
    if (connection.isTransaction) connection.exec('ROLLBACK');
  }

  return {
    file,
    run: (sql, params = {}) => changesOf(sql, params),
    get: (sql, params = {}) => statement(sql).get(storable(params)) as SqlRow | undefined,
    all: (sql, params = {}) => statement(sql).all(storable(params)) as SqlRow[],
    transaction(work) {
      if (connection.isTransaction) return work();
      connection.exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        connection.exec('COMMIT');
        return value;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
    close() {
      statements.clear();
      runStatements.clear();
      if (connection.isOpen) connection.close();
    },
  };
}

function numberOf(value: number | bigint): number {
  return Number(value);
}

function storable(params: SqlParams): Record<string, SqlValue> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? storedText(value) : value,
    ]),
  );
}

/** A text as it comes back from the database: NUL and lone surrogates are U+FFFD. */
export function storedText(text: string): string {
  return text.replaceAll('\0', '\ufffd').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
