import { DatabaseSync } from '@photostructure/sqlite';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import {
  backupsIn,
  makeBackup,
  newestGoodBackup,
  isOutlived,
  outdated,
} from '../../../src/main/storage/backup';
import { runDatabaseKeep } from '../../../src/main/storage/keep-job';
import { replace, survey } from '../../../src/main/storage/mend-job';
import { newestVersion } from '../../../src/main/storage/migrations';
import { openDatabase } from '../../../src/main/storage/open-database';
import { newMessage } from '../history/new-message';
import { openIn, openSound, startAt, tempDir } from './temp-database';

const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;
const dayMs = 86_400_000;
const fileIn = (dir: string) => join(dir, 'quicksend.db');

/** A data folder with `count` messages `m0`, `m1`… in a closed database. */
function dirWithMessages(count: number): string {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createMessageStore(database);
  for (let index = 0; index < count; index += 1) {
    store.enqueue([newMessage({ id: `m${index}` })], queued);
  }
  database.close();
  return dir;
}

/** A data folder whose database cannot be opened; what is done about it is done at `now`. */
function openDamaged(dir: string, now = startAt) {
  expect(openIn(dir).kind).toBe('damaged');
  const found = survey(dir, false, now);
  if (found === null) throw new Error('The database is sound');
  const putInPlace = (path: string | null) => {
    const mended = replace(dir, path, now);
    return { ...mended, database: openSound(dir) };
  };
  return {
    ...found,
    restoreBackup: () => putInPlace(found.backup!.path),
    startEmpty: () => putInPlace(null),
  };
}

async function backUpAt(dir: string, at: number) {
  const desk = { tell: () => undefined, onOrder: () => undefined };
  const input = { dir, databaseFile: fileIn(dir), now: at, look: false };
  return (await runDatabaseKeep(input, desk)).output;
}

function ids(database: ReturnType<typeof openSound>): readonly string[] {
  return createMessageStore(database)
    .nextOf('account', Number.MAX_SAFE_INTEGER, 100)
    .map(({ id }) => id);
}

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

describe('a damaged database', () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ['emptied', (file) => truncateSync(file, 0)],
    ['cut in its header', (file) => truncateSync(file, 60)],
    ['cut amid a page', (file) => truncateSync(file, 4_096 * 5 + 17)],
    ['overwritten with text', (file) => writeFileSync(file, 'Dear diary, '.repeat(1_000))],
    ['overwritten with zeros', (file) => writeFileSync(file, Buffer.alloc(65_536))],
    [
      'flipped in its pages',
      (file) => {
        const bytes = readFileSync(file);
        for (let at = 4_096; at < bytes.length; at += 512) bytes[at] = ~(bytes[at] ?? 0) & 0xff;
        writeFileSync(file, bytes);
      },
    ],
    [
      "another program's",
      (file) => {
        writeFileSync(file, '');
        const raw = new DatabaseSync(file);
        raw.exec('CREATE TABLE theirs (a)');
        raw.close();
      },
    ],
  ];

  test.each(damages)('that was %s is set aside whole, and a new one started', (_, damage) => {
    const dir = dirWithMessages(20);
    damage(fileIn(dir));
    const before = readFileSync(fileIn(dir));
    const damaged = openDamaged(dir);
    expect(damaged.backup).toBeNull();
    const { asideAs, database } = damaged.startEmpty();
    expect(asideAs).toBe('quicksend.damaged-20250131T093000.db');
    expect(ids(database)).toEqual([]);
    const kept = readFileSync(join(dir, 'quicksend.damaged-20250131T093000.db'));
    expect(kept.equals(before)).toBe(true);
  });

  test('is found again until the user has chosen', () => {
    const dir = dirWithMessages(1);
    writeFileSync(fileIn(dir), 'no database');
    openDamaged(dir);
    openDamaged(dir, startAt + 1_000);
    expect(readdirSync(dir)).toEqual(['quicksend.db']);
  });

  test('is kept beside those that were damaged before', () => {
    const dir = tempDir();
    for (const words of ['first', 'second']) {
      writeFileSync(fileIn(dir), words);
      openDamaged(dir).startEmpty().database.close();
    }
    const kept = readdirSync(dir).filter((name) => name.includes('damaged'));
    expect(kept.map((name) => readFileSync(join(dir, name), 'utf8')).sort()).toEqual([
      'first',
      'second',
    ]);
  });

  test('gives way to the newest good backup', async () => {
    const dir = dirWithMessages(2);
    await backUpAt(dir, startAt);
    await backUpAt(dir, startAt + dayMs);
    const newest = join(dir, 'backups', 'quicksend-20250201T093000.db');
    truncateSync(newest, 5_000);
    truncateSync(fileIn(dir), 5_000);

    const damaged = openDamaged(dir);
    expect(damaged.backup?.at).toBe(startAt);
    const store = createMessageStore(damaged.restoreBackup().database);
    expect(store.get('m1')).not.toBeNull();
    expect(existsSync(join(dir, 'quicksend.damaged-20250131T093000.db'))).toBe(true);
  });

  test('whose backup had messages waiting sends none of them again', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt);
    writeFileSync(fileIn(dir), 'no database');
    const { database } = openDamaged(dir, startAt + dayMs).restoreBackup();
    const store = createMessageStore(database);
    expect(store.accountsToServe()).toEqual([]);
    // The spending counts them as unclear at the next start.
    expect(database.all('SELECT seq FROM spending_unsummed')).toHaveLength(1);
    expect(store.get('m0')?.state).toEqual({
      kind: 'unknown',
      at: startAt + dayMs,
      reason: 'restored',
      providerWords: null,
      settlement: null,
    });
  });

  test('that is gone although there are backups offers the newest', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt);
    rmSync(fileIn(dir));
    expect(openDamaged(dir)).toMatchObject({ backup: { at: startAt }, messagesSince: null });
  });
});

describe('the daily backup', () => {
  test('copies the database while it is open, and once a day', async () => {
    const dir = tempDir();
    const store = createMessageStore(openSound(dir));
    store.enqueue([newMessage({ id: 'a' })], queued);
    expect(await backUpAt(dir, startAt)).toEqual({ kind: 'sound', backedUp: true });
    expect(await backUpAt(dir, startAt + 3_600_000)).toEqual({ kind: 'sound', backedUp: false });
    expect(readdirSync(join(dir, 'backups'))).toEqual(['quicksend-20250131T093000.db']);
  });

  test('keeps the newest seven', async () => {
    const dir = dirWithMessages(1);
    for (let day = 0; day < 9; day += 1) await backUpAt(dir, startAt + day * dayMs);
    expect(readdirSync(join(dir, 'backups'))).toEqual(
      ['0202', '0203', '0204', '0205', '0206', '0207', '0208'].map(
        (day) => `quicksend-2025${day}T093000.db`,
      ),
    );
  });

  test('keeps none for more than 30 days but the newest two', async () => {
    const dir = dirWithMessages(1);
    const names = () => readdirSync(join(dir, 'backups'));
    await backUpAt(dir, startAt);
    await backUpAt(dir, startAt + dayMs);
    await backUpAt(dir, startAt + 31 * dayMs);
    expect(names()).toEqual(['quicksend-20250201T093000.db', 'quicksend-20250303T093000.db']);
    await backUpAt(dir, startAt + 90 * dayMs);
    expect(names()).toEqual(['quicksend-20250303T093000.db', 'quicksend-20250501T093000.db']);
    await backUpAt(dir, startAt + 91 * dayMs);
    expect(names()).toEqual(['quicksend-20250501T093000.db', 'quicksend-20250502T093000.db']);
  });

  test('leaves files that are not its own, and removes what a crash left half done', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt - dayMs);
    const folder = join(dir, 'backups');
    writeFileSync(join(folder, 'quicksend-20250129T093000.db.unfinished'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await backUpAt(dir, startAt);
    expect(readdirSync(folder).sort()).toEqual([
      'notes.txt',
      'quicksend-20250130T093000.db',
      'quicksend-20250131T093000.db',
    ]);
  });

  test('of a damaged file is not kept, takes the place of none, and says so', async () => {
    const dir = dirWithMessages(100);
    for (let day = 0; day < 7; day += 1) await backUpAt(dir, startAt + day * dayMs);
    const before = backupsIn(dir);
    const bytes = readFileSync(fileIn(dir));
    for (let at = 40_960; at < bytes.length; at += 64) bytes[at] = ~(bytes[at] ?? 0) & 0xff;
    writeFileSync(fileIn(dir), bytes);
    expect(await backUpAt(dir, startAt + 8 * dayMs)).toEqual({ kind: 'damaged' });
    expect(backupsIn(dir)).toEqual(before);
    expect(readdirSync(join(dir, 'backups'))).toHaveLength(7);
  });

  test('lets go of what a restored backup replaced after 30 days by two backups, never of what was damaged', async () => {
    const dir = dirWithMessages(1);
    for (const name of ['quicksend.replaced', 'quicksend.damaged']) {
      writeFileSync(join(dir, `${name}-20250131T093000.db`), 'old');
    }
    writeFileSync(join(dir, 'settings.replaced-20250131T093000.json'), '{}');
    for (const days of [29, 31]) {
      await backUpAt(dir, startAt + days * dayMs);
      expect(readdirSync(dir)).toContain('quicksend.replaced-20250131T093000.db');
    }
    await backUpAt(dir, startAt + 32 * dayMs);
    expect(readdirSync(dir).filter((name) => name.includes('2025'))).toEqual([
      'quicksend.damaged-20250131T093000.db',
    ]);
  });

  test('is one moment of the database, however much is written meanwhile', async () => {
    const dir = dirWithMessages(200);
    const store = createMessageStore(openSound(dir));
    const made = makeBackup(dir, fileIn(dir), startAt);
    store.enqueue([newMessage({ id: 'late' })], queued);
    expect(await made).not.toBeNull();
    expect(openDatabase({ dir }).ok).toBe(true);
  });
});

describe('which backups go', () => {
  const backup = (at: number) => ({ path: String(at), at });
  const gone = (ats: readonly number[], now: number) =>
    outdated([...ats, now].map(backup), now).map(({ at }) => at);
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => startAt + day * dayMs);

  test('in 1970, none of those of a right date, however often it is 1970', () => {
    expect(gone(week, 0)).toEqual([]);
    expect(gone([...week, 0, dayMs], 2 * dayMs)).toEqual([dayMs, 0]);
  });

  test('years ahead, not the one before', () => {
    expect(gone(week, startAt + 9_000 * dayMs)).not.toContain(startAt + 7 * dayMs);
  });

  test('once the date is right again, those of the wrong date count as the newest only', () => {
    const ahead = startAt + 9_000 * dayMs;
    const now = startAt + 8 * dayMs;
    expect(gone([...week, ahead], now)).toEqual([startAt + dayMs]);
  });

  test('what was replaced, after 30 days by two backups, not by a date that was just set ahead', () => {
    const ahead = startAt + 9_000 * dayMs;
    expect(isOutlived(startAt, ahead, startAt + dayMs)).toBe(false);
    expect(isOutlived(startAt, ahead, null)).toBe(false);
    expect(isOutlived(startAt, 0, startAt + dayMs)).toBe(false);
    expect(isOutlived(startAt, startAt + 32 * dayMs, startAt + 31 * dayMs)).toBe(true);
  });

  test('one of a wrong date is not taken for the newest', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt + 9_000 * dayMs);
    await backUpAt(dir, startAt);
    expect(newestGoodBackup(dir, startAt + dayMs)?.at).toBe(startAt);
  });
});
