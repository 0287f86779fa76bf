import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { openProfile } from '../../../src/main/settings/profile-store';
import { backupsIn } from '../../../src/main/storage/backup';
import { runDatabaseKeep } from '../../../src/main/storage/keep-job';
import { runDatabaseMend } from '../../../src/main/storage/mend-job';
import {
  dataFolderProblem,
  isDiskFull,
  storageProblem,
} from '../../../src/main/storage/storage-problem';
import { noSmallDisk } from '../../support/small-disk';
import { unfinishedInMemory } from '../../support/unfinished-in-memory';
import { createBackups } from '../../../src/main/backup/backups';
import { jobsHere } from '../../support/worker/jobs-in-process';
import { newMessage } from '../history/new-message';
import { failureOf } from '../../support/failure-of';
import { fill, mountSmallDisk } from './small-disk';
import { openIn, openSound, startAt, tempDir } from './temp-database';

const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
const desk = { tell: () => undefined, onOrder: () => undefined };

describe('a place that cannot be written to', () => {
  test('that has gone is named, as when the drive of the folder was taken away', () => {
    // SQLITE_IOERR_WRITE, SQLITE_CANTOPEN, SQLITE_READONLY_DBMOVED
    for (const errcode of [778, 14, 1_032]) {
      const failure = Object.assign(new Error('disk I/O error'), { errcode });
      expect(storageProblem(failure)).toBeNull();
      expect(dataFolderProblem(failure)).toEqual({ code: 'data-folder-gone' });
    }
  });

  test('that may only be read is named too', () => {
    const database = openSound(tempDir());
    database.get('PRAGMA query_only = ON');
    const failure = failureOf(() =>
      createMessageStore(database).enqueue([newMessage({ id: 'a' })], queued),
    );
    expect(dataFolderProblem(failure)).toEqual({ code: 'data-folder-gone' });
  });

  test.each(['EROFS', 'EIO', 'ESTALE', 'ENOENT', 'EACCES'])(
    'is told from a bug where the system says %s',
    (code) => {
      const failure = Object.assign(new Error(code), { code });
      expect(dataFolderProblem(failure)).toEqual({ code: 'data-folder-gone' });
      expect(dataFolderProblem(new Error(code))).toBeNull();
    },
  );
});

test('a database that another program holds is named, and written to once it is free', () => {
  const dir = tempDir();
  const database = openSound(dir);
  database.get('PRAGMA busy_timeout = 0');
  const other = new DatabaseSync(join(dir, 'quicksend.db'));
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  const store = createMessageStore(database);
  const failure = failureOf(() => store.enqueue([newMessage({ id: 'a' })], queued));
  expect(storageProblem(failure)).toEqual({ code: 'database-locked' });
  other.exec('ROLLBACK');
  expect(store.enqueue([newMessage({ id: 'a' })], queued)).toHaveLength(1);
});

describe('a disk that is full', () => {
  test('keeps what was written, and takes it again once there is room', ({ skip }) => {
    const dir = mountSmallDisk();
    if (dir === null) return skip(noSmallDisk);
    const store = createMessageStore(openSound(dir));
    store.enqueue([newMessage({ id: 'before' })], queued);
    const free = fill(dir, 0);
    const long = newMessage({ id: 'long', text: 'x'.repeat(400_000) });
    expect(storageProblem(failureOf(() => store.enqueue([long], queued)))).toEqual({
      code: 'disk-full',
    });
    expect(store.get('before')).not.toBeNull();
    free();
    expect(store.enqueue([long], queued)).toHaveLength(1);
  });

  test('leaves no half of a backup behind, of either kind, and the database as it is', async ({
    skip,
  }) => {
    const dir = mountSmallDisk();
    if (dir === null) return skip(noSmallDisk);
    const database = openSound(dir);
    const store = createMessageStore(database);
    for (let index = 0; index < 200; index += 1) {
      store.enqueue([newMessage({ id: `m${String(index)}`, text: 'x'.repeat(1_000) })], queued);
    }
    const databaseFile = join(dir, 'quicksend.db');
    fill(dir, 60_000);
    const input = { dir, databaseFile, now: startAt, look: true };
    expect((await runDatabaseKeep(input, desk)).output).toEqual({
      kind: 'failed',
      error: { code: 'disk-full' },
    });
    const backups = createBackups({
      unfinished: unfinishedInMemory(),
      dir,
      databaseFile,
      program: '1',
      startJob: jobsHere,
      now: () => startAt,
      profile: () => ({}),
      mergedSettings: () => '{}',
      onProgress: () => undefined,
    });
    expect(await backups.save(join(dir, 'mine.quicksend'), null)).toEqual({
      ok: false,
      error: { code: 'disk-full' },
    });
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.includes('mine'))).toEqual([]);
    expect(store.get('m199')).not.toBeNull();
  });

  test('restores nothing halfway, and starts as before', async ({ skip }) => {
    const dir = mountSmallDisk();
    if (dir === null) return skip(noSmallDisk);
    const database = openSound(dir);
    const store = createMessageStore(database);
    for (let index = 0; index < 200; index += 1) {
      store.enqueue([newMessage({ id: `m${String(index)}`, text: 'x'.repeat(1_000) })], queued);
    }
    const databaseFile = join(dir, 'quicksend.db');
    await runDatabaseKeep({ dir, databaseFile, now: startAt, look: false }, desk);
    const backups = createBackups({
      unfinished: unfinishedInMemory(),
      dir,
      databaseFile,
      program: '1',
      startJob: jobsHere,
      now: () => startAt,
      profile: () => ({}),
      mergedSettings: () => '{}',
      onProgress: () => undefined,
    });
    const [kept] = backups.list().backups;
    expect(await backups.openKept(kept!.name)).toMatchObject({ ok: true });
    fill(dir, 60_000);
    expect(await backups.restore()).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(existsSync(join(dir, 'swap.json'))).toBe(false);
    expect(existsSync(join(dir, 'quicksend.db.next'))).toBe(false);
    database.close();
    expect(openIn(dir).kind).toBe('opened');
  });

  test.for(['a backup', 'nothing'])(
    'puts %s in the place of a damaged database once there is room, and until then leaves it',
    async (what, { skip }) => {
      const dir = mountSmallDisk();
      if (dir === null) return skip(noSmallDisk);
      const databaseFile = join(dir, 'quicksend.db');
      const database = openSound(dir);
      const store = createMessageStore(database);
      for (let index = 0; index < 200; index += 1) {
        store.enqueue([newMessage({ id: `m${String(index)}`, text: 'x'.repeat(1_000) })], queued);
      }
      await runDatabaseKeep({ dir, databaseFile, now: startAt, look: false }, desk);
      database.close();
      const damaged = readFileSync(databaseFile).fill(0x5a, 4_096, 12_288);
      writeFileSync(databaseFile, damaged);
      const opening = openIn(dir);
      expect(opening.kind).toBe('damaged');
      const [kept] = backupsIn(dir);
      const free = fill(dir, 60_000);
      const replacing = {
        kind: 'replace',
        dir,
        backup: what === 'nothing' ? null : kept!.path,
        now: startAt + 1_000,
      } as const;
      expect((await runDatabaseMend(replacing, desk)).output).toEqual({
        ok: false,
        error: { code: 'disk-full' },
      });
      expect(readFileSync(databaseFile).equals(damaged)).toBe(true);
      expect(existsSync(join(dir, 'swap.json'))).toBe(false);
      expect(existsSync(join(dir, 'quicksend.db.next'))).toBe(false);

      free();
      expect((await runDatabaseMend(replacing, desk)).output).toMatchObject({ ok: true });
      const messages = openSound(dir).all('SELECT id FROM messages');
      expect(messages).toHaveLength(what === 'nothing' ? 0 : 200);
    },
  );

  test('keeps the settings as they were', async ({ skip }) => {
    const dir = mountSmallDisk();
    if (dir === null) return skip(noSmallDisk);
    const { store, prepareChanges } = await openProfile(dir, 'DE', startAt);
    await prepareChanges();
    store.change({ settings: { ...store.get().settings, undoSeconds: 7 } });
    fill(dir, 0);
    const long = 'x'.repeat(200_000);
    expect(isDiskFull(failureOf(() => store.change({ activeAccountId: long })))).toBe(true);
    expect(store.get().activeAccountId).toBeNull();
    const again = await openProfile(dir, 'DE', startAt);
    expect(again.notice).toBeNull();
    expect(again.store.get().settings.undoSeconds).toBe(7);
  });
});
