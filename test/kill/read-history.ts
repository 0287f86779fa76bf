import { DatabaseSync } from '@photostructure/sqlite';
import { join } from 'node:path';
import type { HistoryEntry } from './verdict';

/** Reads the messages out of the database itself, past all of the program's code. */
export function readHistory(dataDir: string): readonly HistoryEntry[] {
  const database = new DatabaseSync(join(dataDir, 'quicksend.db'), { readOnly: true });
  try {
    return database
      .prepare('SELECT id, recipient AS "to", text, state FROM messages ORDER BY seq')
      .all() as HistoryEntry[];
  } finally {
    database.close();
  }
}
