import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyDraft } from '../../../src/shared/domain/draft';
import { createOptOutStore } from '../../../src/main/contacts/opt-out-store';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { createMessageStore } from '../../../src/main/history/message-store';
import { makeBackup } from '../../../src/main/storage/backup';
import { runDatabaseKeep } from '../../../src/main/storage/keep-job';
import { replace, survey } from '../../../src/main/storage/mend-job';
import { isSuspect } from '../../../src/main/storage/suspicion';
import { createDamageWatch } from '../../../src/main/wiring/damage';
import { createFakeLog } from '../../support/fake-log';
import type { Database } from '../../../src/main/storage/database';
import { newMessage } from '../history/new-message';
import { openIn, openSound, startAt, tempDir } from './temp-database';

const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
const desk = { tell: () => undefined, onOrder: () => undefined };

function write(database: Database, ids: readonly string[]): void {
  const store = createMessageStore(database);
  for (const id of ids) {
    store.enqueue([newMessage({ id, text: `${id} ${'order '.repeat(60)}` })], queued);
  }
}

/** Puts nonsense on the pages of a table, as a failing disk does. */
function ruin(dir: string, table: string): void {
  const database = openSound(dir);
  const pages = database
    .all(`SELECT pageno FROM dbstat WHERE name = :table AND pagetype = 'leaf'`, { table })
    .map(({ pageno }) => Number(pageno));
  database.close();
  const descriptor = openSync(join(dir, 'quicksend.db'), 'r+');
  const page = Buffer.alloc(4_096, 0x5a);
  for (const pageno of pages) writeSync(descriptor, page, 0, page.length, (pageno - 1) * 4_096);
  closeSync(descriptor);
}

function watchIn(dataDir: string) {
  const found: string[] = [];
  const watch = createDamageWatch({
    dataDir,
    log: createFakeLog(),
    onFound: () => found.push('found'),
  });
  return { watch, found };
}

/** A data folder of a day's work: one message in the backup, and what came after it. */
async function aDaysWork(): Promise<string> {
  const dir = tempDir();
  const database = openSound(dir);
  write(database, ['backed-up']);
  await makeBackup(dir, join(dir, 'quicksend.db'), startAt);
  write(database, ['since-1', 'since-2']);
  createOptOutStore(database).add({ e164: '+12025550142', optedOutAt: 5, how: 'STOP' });
  createDraftStore(database).save({ ...emptyDraft, text: 'Dear customer' });
  database.close();
  return dir;
}

test('damage that is met while the program runs is noted once, and the next start looks first', async () => {
  const dir = await aDaysWork();
  const { watch, found } = watchIn(dir);
  watch.look(new Error('something else'));
  expect(isSuspect(dir)).toBe(false);
  watch.look(Object.assign(new Error('database disk image is malformed'), { errcode: 267 }));
  watch.found();
  expect(found).toEqual(['found']);
  expect(openIn(dir).kind).toBe('suspect');
});

test('a sector that cannot be read is damage as long as the folder keeps files, else the drive is gone', async () => {
  const dir = await aDaysWork();
  const { watch, found } = watchIn(dir);
  const unread = Object.assign(new Error('disk I/O error'), { errcode: 8_458 });
  renameSync(dir, `${dir}-pulled`);
  expect(watch.look(unread)).toBe(false);
  // The daily look at the whole file sees no more than that either.
  watch.found();
  expect(found).toEqual([]);
  renameSync(`${dir}-pulled`, dir);
  expect(watch.look(unread)).toBe(true);
  expect(found).toEqual(['found']);
  expect(readdirSync(dir)).not.toContain('probe.tmp');
});

test('backups that cannot be read do not hide an older one that is good', async () => {
  const dir = await aDaysWork();
  // A folder in its place: opening it fails, as where a sector cannot be read.
  mkdirSync(join(dir, 'backups', 'quicksend-20250201T093000-2.db'));
  writeFileSync(join(dir, 'backups', 'quicksend-20250202T093000-3.db'), 'no database');
  expect(survey(dir, false)?.backup).toMatchObject({ at: startAt });
});

test('a file that is sound after all is opened as it is', async () => {
  const dir = await aDaysWork();
  watchIn(dir).watch.found();
  expect(survey(dir, true)).toBeNull();
  expect(openIn(dir).kind).toBe('opened');
});

test('the daily look finds damage that no start has time to find', async () => {
  const dir = await aDaysWork();
  ruin(dir, 'messages_fts_data');
  const input = { dir, databaseFile: join(dir, 'quicksend.db'), now: startAt, look: true };
  expect((await runDatabaseKeep(input, desk)).output).toEqual({ kind: 'damaged' });
});

test('what would be missing is counted, and opt-outs and what was being written come along', async () => {
  const dir = await aDaysWork();
  ruin(dir, 'contacts');
  watchIn(dir).watch.found();
  const before = readFileSync(join(dir, 'quicksend.db'));
  const found = survey(dir, true);
  expect(found).toMatchObject({ backup: { at: startAt }, messagesSince: 2 });
  const mended = replace(dir, found!.backup!.path, startAt + 1_000);
  expect(mended.salvaged).toEqual({ optOuts: 1, hasDrafts: true });
  const database = openSound(dir);
  expect(createOptOutStore(database).has('+12025550142')).toBe(true);
  expect(createDraftStore(database).load().text).toBe('Dear customer');
  expect(createMessageStore(database).get('since-1')).toBeNull();
  expect(createMessageStore(database).get('backed-up')?.state.kind).toBe('unknown');
  expect(readFileSync(join(dir, mended.asideAs)).equals(before)).toBe(true);
});

test('who wants no texts is not forgotten by an empty start either', async () => {
  const dir = await aDaysWork();
  ruin(dir, 'messages');
  const mended = replace(dir, null, startAt + 1_000);
  expect(mended.salvaged.optOuts).toBe(1);
  expect(createOptOutStore(openSound(dir)).has('+12025550142')).toBe(true);
});

test('where nothing can be read any more, it says so and starts all the same', async () => {
  const dir = await aDaysWork();
  writeFileSync(join(dir, 'quicksend.db'), Buffer.alloc(200_000, 7));
  expect(survey(dir, false)).toMatchObject({ messagesSince: null });
  const mended = replace(dir, null, startAt + 1_000);
  expect(mended.salvaged).toEqual({ optOuts: 0, hasDrafts: false });
  expect(openIn(dir).kind).toBe('opened');
  expect(readdirSync(dir)).toContain(mended.asideAs);
});

test('what repeats stands still once a backup took its place, due or not', async () => {
  const dir = tempDir();
  const database = openSound(dir);
  const insert = `INSERT INTO schedules (id, request_id, created_at, account_id, account_label, practice,
      sender_id, recipient, text, hours, repeat, first, zone, next_at, next_day)
    VALUES (:id, :id, 1, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', 'everyday', 'weekly',
      '2025-01-31T10:00', 'Europe/Berlin', :at, '2025-01-31')`;
  database.run(insert, { id: 'due', at: startAt + 60_000 });
  database.run(insert, { id: 'later', at: startAt + 900_000 });
  database.run(`INSERT INTO batch_repeats (id, request_id, created_at, name, draft, account_label,
      practice, goes_on, quiet, repeat, clock, first, next_at, next_day)
    VALUES ('batch', 'r', 1, 'Club', '{}', 'Shop', 0, 0, 'when-allowed', 'weekly', 'own',
      '2025-01-31T10:00', ${String(startAt + 900_000)}, '2025-01-31')`);
  const backup = await makeBackup(dir, join(dir, 'quicksend.db'), startAt);
  database.close();
  replace(dir, backup!.path, startAt + 120_000);
  const restored = openSound(dir);
  expect(restored.all('SELECT id, next_at, held FROM schedules ORDER BY seq')).toEqual([
    { id: 'due', next_at: null, held: 1 },
    { id: 'later', next_at: null, held: 1 },
  ]);
  expect(restored.all('SELECT id, next_at FROM batch_repeats')).toEqual([
    { id: 'batch', next_at: null },
  ]);
});
