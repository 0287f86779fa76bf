import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase, type Opening } from '../../../src/main/storage/open-database';

/** A time that tests start at: 2025-01-31 09:30:00 UTC. */
export const startAt = Date.UTC(2025, 0, 31, 9, 30);

/** A data folder that is removed when the test ends. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens the database in a folder; closes it when the test ends. */
export function openIn(dir: string): Opening {
  const opening = openDatabase({ dir });
  if (!opening.ok) throw new Error(opening.error.code);
  if (opening.value.kind === 'opened') closeAtEnd(opening.value.database);
  return opening.value;
}

/** Opens a database that is expected to be sound. */
export function openSound(dir: string): Database {
  const opening = openIn(dir);
  if (opening.kind !== 'opened') throw new Error('The database is damaged');
  return opening.database;
}

/** Closes a database when the test ends, where it is still open. */
export function closeAtEnd(database: Database): Database {
  onTestFinished(() => database.close());
  return database;
}
