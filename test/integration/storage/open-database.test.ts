import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { newestVersion } from '../../../src/main/storage/migrations';
import { openDatabase } from '../../../src/main/storage/open-database';
import { newMessage } from '../history/new-message';
import { dirWithMessages, fileIn, ids, queued } from './data-folder';
import { openSound, tempDir } from './temp-database';

describe('a sound database', () => {
  test('is made in a folder that is not there yet', () => {
    const dir = join(tempDir(), 'deep', 'er');
    expect(ids(openSound(dir))).toEqual([]);
    expect(readdirSync(dir)).toContain('quicksend.db');
  });

  test('commits to the disk before it answers, checks foreign keys and trusts no schema', () => {
    const database = openSound(tempDir());
    const pragma = (name: string) => Object.values(database.get(`PRAGMA ${name}`) ?? {})[0];
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      fullfsync: pragma('fullfsync'),
      foreignKeys: pragma('foreign_keys'),
      trustedSchema: pragma('trusted_schema'),
      busyTimeout: pragma('busy_timeout'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      fullfsync: 1,
      foreignKeys: 1,
      trustedSchema: 0,
      busyTimeout: 2_000,
    });
  });

  test('has what was written when it is opened again', () => {
    expect(ids(openSound(dirWithMessages(3)))).toEqual(['m0', 'm1', 'm2']);
  });

  test('is made anew after a crash amid its making', () => {
    const dir = tempDir();
    writeFileSync(`${fileIn(dir)}.new`, 'half of someth');
    expect(ids(openSound(dir))).toEqual([]);
    expect(existsSync(`${fileIn(dir)}.new`)).toBe(false);
  });

  test('rolls back all of a transaction that fails', () => {
    const database = openSound(tempDir());
    const store = createMessageStore(database);
    expect(() =>
      database.transaction(() => {
        store.enqueue([newMessage({ id: 'a' })], queued);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.get('a')).toBeNull();
  });
});

describe('a database from a newer version', () => {
  function newerDir(): string {
    const dir = dirWithMessages(1);
    const raw = new DatabaseSync(fileIn(dir));
    raw.exec('PRAGMA user_version = 99; CREATE TABLE from_the_future (a); PRAGMA journal_mode');
    raw.close();
    return dir;
  }

  test('is refused and not touched', () => {
    const dir = newerDir();
    const before = readFileSync(fileIn(dir));
    expect(openDatabase({ dir })).toEqual({
      ok: false,
      error: { code: 'database-newer', params: { found: 99, known: newestVersion } },
    });
    expect(readFileSync(fileIn(dir)).equals(before)).toBe(true);
    expect(readdirSync(dir)).toEqual(['quicksend.db']);
  });

  test('is refused and not touched when only its log is newer', () => {
    const dir = dirWithMessages(1);
    const file = fileIn(dir);
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA user_version = 99');
    const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    raw.close();

    const crashed = tempDir();
    writeFileSync(fileIn(crashed), main);
    writeFileSync(`${fileIn(crashed)}-wal`, log);
    const opening = openDatabase({ dir: crashed });
    expect(opening).toMatchObject({ ok: false, error: { code: 'database-newer' } });
    expect(readFileSync(fileIn(crashed)).equals(main)).toBe(true);
    expect(readFileSync(`${fileIn(crashed)}-wal`).equals(log)).toBe(true);
  });
});
