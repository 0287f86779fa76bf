import { join } from 'node:path';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { Database } from '../../../src/main/storage/database';
import { runDatabaseKeep, type Kept } from '../../../src/main/storage/keep-job';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from './temp-database';

export const dayMs = 86_400_000;

/** A message that waits. */
export const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;

/** The database file of a data folder. */
export function fileIn(dir: string): string {
  return join(dir, 'quicksend.db');
}

/** A data folder with `count` messages `m0`, `m1`… in a closed database. */
export function dirWithMessages(count: number): string {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  for (let index = 0; index < count; index += 1) {
    store.enqueue([newMessage({ id: `m${index}` })], queued);
  }
  database.close();
  return dir;
}

/** What the daily look at a closed database comes to when it is `at`. */
export async function backUpAt(dir: string, at: number): Promise<Kept> {
  const desk = { tell: () => undefined, onOrder: () => undefined };
  const input = { dir, databaseFile: fileIn(dir), now: at, look: false };
  return (await runDatabaseKeep(input, desk)).output;
}

/** The ids of what waits in a database. */
export function ids(database: Database): readonly string[] {
  return createMessageStore(database)
    .nextOf('account', Number.MAX_SAFE_INTEGER, 100)
    .map(({ id }) => id);
}
