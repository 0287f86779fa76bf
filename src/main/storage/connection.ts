import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Marks the file as ours: `QSMS` in ASCII, see https://sqlite.org/pragma.html#pragma_application_id */
export const applicationId = 0x51534d53;

/** How long a statement waits for another connection's lock. */
const busyTimeoutMs = 2_000;

/**
 * Opens a database to read and write, set up so that a commit survives a power cut and that what is
 * deleted leaves no bytes in the file.
 *
 * The file is created where there is none.
 */
export function connect(file: string): DatabaseSyncInstance {
  const connection = new DatabaseSync(file, { timeout: busyTimeoutMs, defensive: true });
  try {
    connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA journal_size_limit = 4194304;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA secure_delete = ON;
    `);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens a database that others write to at the same time, to read a whole and unmoving picture of it. */
export function connectToRead(file: string): DatabaseSyncInstance {
  return new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
}

/**
 * Opens a database that nobody writes to, without changing its file or its log by a byte.
 *
 * Where there is no log, the file is opened as immutable, which leaves nothing beside it either.
 */
export function connectToLook(file: string): DatabaseSyncInstance {
  const address = pathToFileURL(file);
  if (!hasContent(`${file}-wal`)) address.search = '?immutable=1';
  return new DatabaseSync(address, { readOnly: true, timeout: busyTimeoutMs });
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The whole number that a PRAGMA answers. */
export function pragmaNumber(connection: DatabaseSyncInstance, name: string): number {
  const row = connection.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return Number(row?.[name]);
}

/**
 * Whether SQLite finds nothing wrong with any table. Throws where it cannot even look.
 *
 * Left out is what would take most of the time and is no ground for setting a file aside: the words
 * in the search indexes, which can be made anew from the rows (that the indexes open, and the tables
 * that hold them, are checked, and so is that a view has what it names), and the CHECK constraints,
 * whose rows are parsed when they are read.
 */
export function passesQuickCheck(connection: DatabaseSyncInstance): boolean {
  const tables = connection
    .prepare(
      `SELECT name, rootpage > 0 AS stored FROM sqlite_schema WHERE type IN ('table', 'view')`,
    )
    .all() as { readonly name: string; readonly stored: number }[];
  connection.exec('PRAGMA ignore_check_constraints = ON');
  try {
    return tables.every(({ name, stored }) => {
      if (!/^\w+$/.test(name)) return false;
      const check = stored === 1 ? `PRAGMA quick_check('${name}')` : `SELECT 'ok' FROM ${name}`;
      const row = connection.prepare(check).get() as Record<string, unknown> | undefined;
      return row === undefined || Object.values(row)[0] === 'ok';
    });
  } finally {
    connection.exec('PRAGMA ignore_check_constraints = OFF');
  }
}
