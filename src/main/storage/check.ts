import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { statSync } from 'node:fs';
import { connectToLook, connectToRead, passesQuickCheck } from './connection';
import { isDamageAtOpening } from './storage-problem';

/** Up to this size looking at the whole file takes a start some 5 ms. */
const wholeUpToBytes = 2_000_000;

/**
 * What a start can afford: the whole of a small file, and of a large one the way to the first and the
 * last row of every table, view and index.
 *
 * SQLite itself refuses a file that is shorter than its header says, a header that it does not know
 * and a schema that it cannot read. Throws where it cannot even look.
 */
export function looksSound(connection: DatabaseSyncInstance, file: string): boolean {
  if (statSync(file).size <= wholeUpToBytes) return passesQuickCheck(connection);
  const stored = connection
    .prepare(
      `SELECT type, name, tbl_name FROM sqlite_schema WHERE type IN ('table', 'view', 'index')`,
    )
    .all() as { readonly type: string; readonly name: string; readonly tbl_name: string }[];
  for (const { type, name, tbl_name: table } of stored) {
    if (!/^\w+$/.test(name) || !/^\w+$/.test(table)) return false;
    if (type !== 'index') connection.prepare(`SELECT * FROM ${name} LIMIT 1`).get();
  }
  const rowids = stored.filter(({ type, name }) => type === 'table' && !name.includes('_fts'));
  for (const { name } of rowids) lastRow(connection, name);
  return true;
}

/** Tables without a rowid have their last row where their key says, which the first row's way covers. */
function lastRow(connection: DatabaseSyncInstance, table: string): void {
  const hasRowid = connection
    .prepare(`SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?`)
    .get(table) as { readonly wr: number } | undefined;
  if (hasRowid?.wr !== 0) return;
  connection.prepare(`SELECT * FROM ${table} ORDER BY rowid DESC LIMIT 1`).get();
}

/**
 * Whether SQLite finds nothing wrong in the whole of a file that is in use, search indexes and CHECK
 * constraints included. Takes seconds with a million messages: for a thread.
 */
export function isWholeInUse(file: string): boolean {
  return isWhole(file, connectToRead);
}

/** The same for a file that nobody uses; leaves no trace beside it. */
export function isWholeAtRest(file: string): boolean {
  return isWhole(file, connectToLook);
}

function isWhole(file: string, open: (file: string) => DatabaseSyncInstance): boolean {
  let connection: DatabaseSyncInstance | undefined;
  try {
    connection = open(file);
    const row = connection.prepare('PRAGMA quick_check(1)').get() as Record<string, unknown>;
    return Object.values(row)[0] === 'ok';
  } catch (error) {
    if (isDamageAtOpening(error, file)) return false;
    throw error;
  } finally {
    connection?.close();
  }
}
