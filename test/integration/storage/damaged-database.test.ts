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
import { replace, survey } from '../../../src/main/storage/mend-job';
import { backUpAt, dayMs, dirWithMessages, fileIn, ids } from './data-folder';
import { openIn, openSound, startAt, tempDir } from './temp-database';

/** A data folder whose database cannot be opened; what is done about it is done at `now`. */
function openDamaged(dir: string, now = startAt) {
  expect(openIn(dir).kind).toBe('damaged');
  const found = survey(dir, false);
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
    const newest = join(dir, 'backups', 'quicksend-20250201T093000-2.db');
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
