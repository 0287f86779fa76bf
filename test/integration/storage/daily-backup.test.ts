import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import {
  backupsIn,
  type BackupFile,
  isOutlived,
  makeBackup,
  newestGoodBackup,
  outdated,
} from '../../../src/main/storage/backup';
import { openDatabase } from '../../../src/main/storage/open-database';
import { newMessage } from '../history/new-message';
import { backUpAt, dayMs, dirWithMessages, fileIn, queued } from './data-folder';
import { openSound, startAt, tempDir } from './temp-database';

describe('the daily backup', () => {
  test('copies the database while it is open, and once a day', async () => {
    const dir = tempDir();
    const store = createMessageStore(openSound(dir));
    store.enqueue([newMessage({ id: 'a' })], queued);
    expect(await backUpAt(dir, startAt)).toEqual({ kind: 'sound', backedUp: true });
    expect(await backUpAt(dir, startAt + 3_600_000)).toEqual({ kind: 'sound', backedUp: false });
    expect(readdirSync(join(dir, 'backups'))).toEqual(['quicksend-20250131T093000-1.db']);
  });

  test('keeps the newest seven', async () => {
    const dir = dirWithMessages(1);
    for (let day = 0; day < 9; day += 1) await backUpAt(dir, startAt + day * dayMs);
    expect(readdirSync(join(dir, 'backups'))).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((day) => `quicksend-2025020${day}T093000-${day + 1}.db`),
    );
  });

  test('keeps none for more than 30 days but the newest two', async () => {
    const dir = dirWithMessages(1);
    const names = () => readdirSync(join(dir, 'backups'));
    await backUpAt(dir, startAt);
    await backUpAt(dir, startAt + dayMs);
    await backUpAt(dir, startAt + 31 * dayMs);
    expect(names()).toEqual(['quicksend-20250201T093000-2.db', 'quicksend-20250303T093000-3.db']);
    await backUpAt(dir, startAt + 90 * dayMs);
    expect(names()).toEqual(['quicksend-20250303T093000-3.db', 'quicksend-20250501T093000-4.db']);
    await backUpAt(dir, startAt + 91 * dayMs);
    expect(names()).toEqual(['quicksend-20250501T093000-4.db', 'quicksend-20250502T093000-5.db']);
  });

  test('leaves files that are not its own, and removes what a crash left half done', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt - dayMs);
    const folder = join(dir, 'backups');
    writeFileSync(join(folder, 'quicksend-20250129T093000-1.db.unfinished'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await backUpAt(dir, startAt);
    expect(readdirSync(folder).sort()).toEqual([
      'notes.txt',
      'quicksend-20250130T093000-1.db',
      'quicksend-20250131T093000-2.db',
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
  /** Of backups made one after the other, whatever the date was; the last has just been made. */
  const gone = (...ats: readonly number[]) =>
    outdated(ats.map((at) => ({ path: String(at), at })).toReversed()).map(({ at }) => at);
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => startAt + day * dayMs);
  const ahead = startAt + 9_000 * dayMs;

  test('in 1970, the one that was made first, as on any other day', () => {
    expect(gone(...week, 0)).toEqual([startAt + dayMs]);
    expect(gone(...week.slice(2), 0, 0, 0)).toEqual([startAt + 3 * dayMs]);
    expect(gone(0, 0, startAt)).toEqual([0]);
  });

  test('however often the program starts in 1970, not the newest three that have a date', () => {
    let kept: readonly BackupFile[] = week.map((at) => ({ path: String(at), at })).toReversed();
    for (let start = 0; start < 20; start += 1) {
      const all = [{ path: `start ${String(start)}`, at: 0 }, ...kept];
      const old = new Set(outdated(all));
      kept = all.filter((backup) => !old.has(backup));
      expect(kept).toHaveLength(7);
    }
    expect(kept.map(({ path }) => path)).toEqual([
      ...[19, 18, 17, 16].map((start) => `start ${String(start)}`),
      ...week.slice(4).toReversed().map(String),
    ]);
  });

  test('years ahead, not the one before', () => {
    expect(gone(...week, ahead)).not.toContain(startAt + 7 * dayMs);
  });

  test('once the date is right again, none for its age while there is one of the wrong date', () => {
    expect(gone(startAt - 90 * dayMs, startAt, ahead, startAt + dayMs)).toEqual([]);
    expect(gone(...week, ahead, startAt + 8 * dayMs)).toEqual([
      startAt + 2 * dayMs,
      startAt + dayMs,
    ]);
  });

  test('what was replaced, after 30 days by two backups, not by a date that was just set ahead', () => {
    expect(isOutlived(startAt, ahead, startAt + dayMs)).toBe(false);
    expect(isOutlived(startAt, ahead, null)).toBe(false);
    expect(isOutlived(startAt, 0, startAt + dayMs)).toBe(false);
    expect(isOutlived(startAt, startAt + 32 * dayMs, startAt + 31 * dayMs)).toBe(true);
  });
});

describe('where the clock shows a wrong date', () => {
  const made = { kind: 'sound', backedUp: true };
  const bootAt = Date.UTC(1970, 0, 1, 0, 2);

  test('and begins in 1970 each time, each start makes a backup, and the last is the newest', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt);
    for (let start = 0; start < 9; start += 1) {
      // Some starts are quicker than those before them.
      expect(await backUpAt(dir, bootAt - start * 1_000)).toEqual(made);
    }
    expect(backupsIn(dir).map(({ at }) => at)).toEqual([
      ...[8, 7, 6, 5, 4, 3].map((start) => bootAt - start * 1_000),
      startAt,
    ]);
    expect(newestGoodBackup(dir)?.at).toBe(bootAt - 8_000);
    expect(await backUpAt(dir, startAt + dayMs)).toEqual(made);
    expect(newestGoodBackup(dir)?.at).toBe(startAt + dayMs);
  });

  test('and was put back since the last backup, another is made', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt);
    expect(await backUpAt(dir, startAt - 3_600_000)).toEqual(made);
    expect(await backUpAt(dir, startAt)).toEqual({ kind: 'sound', backedUp: false });
  });

  test('and is set right again, that of the wrong date is not taken for the newest', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt + 9_000 * dayMs);
    await backUpAt(dir, startAt);
    expect(newestGoodBackup(dir)?.at).toBe(startAt);
  });

  test('backups from before they were numbered come before the others, by their dates', async () => {
    const dir = dirWithMessages(1);
    await backUpAt(dir, startAt - 5 * dayMs);
    const folder = join(dir, 'backups');
    for (const day of ['0129', '0130']) {
      writeFileSync(join(folder, `quicksend-2025${day}T093000.db`), '');
    }
    expect(backupsIn(dir).map(({ at }) => (startAt - at) / dayMs)).toEqual([5, 1, 2]);
  });
});
