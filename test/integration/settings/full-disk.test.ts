import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProfile } from '../../../src/main/settings/profile-store';
import { isDiskFull } from '../../../src/main/storage/storage-problem';
import { noSmallDisk } from '../../support/small-disk';
import { fill, mountSmallDisk } from '../storage/small-disk';
import { startAt } from '../storage/temp-database';

const page = 4_096;
/** Half a file is removed by another thread, and may still be there when the write has failed. */
const whatIsLeft = { interval: 5 };

async function open(dir: string) {
  const opened = await openProfile(dir, 'DE', startAt);
  await opened.prepareChanges();
  return opened;
}

test('settings are whole on a disk that is almost full: as they were, or as they were changed', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const file = join(dir, 'settings.json');
  const { store } = await open(dir);
  const cameTo: string[] = [];
  for (let pages = 0; pages <= 8; pages += 1) {
    store.change({ unclaimedKeyIds: [] });
    const before = readFileSync(file, 'utf8');
    const free = fill(dir, pages * page);
    const long = ['x'.repeat(3 * page)];
    try {
      store.change({ unclaimedKeyIds: long });
      cameTo.push('changed');
      expect(store.get().unclaimedKeyIds).toEqual(long);
    } catch (error) {
      expect(isDiskFull(error)).toBe(true);
      cameTo.push('as before');
      expect(store.get().unclaimedKeyIds).toEqual([]);
      expect(readFileSync(file, 'utf8')).toBe(before);
    }
    free();
    const again = await openProfile(dir, 'DE', startAt);
    expect(again.notice).toBeNull();
    expect(again.store.get()).toEqual(store.get());
    await expect.poll(() => readdirSync(dir), whatIsLeft).toEqual(['settings.json']);
  }
  expect(new Set(cameTo)).toEqual(new Set(['as before', 'changed']));
});

test('damaged settings are set aside once there is room, and until then stay as they are', async ({
  skip,
}) => {
  const dir = mountSmallDisk();
  if (dir === null) return skip(noSmallDisk);
  const file = join(dir, 'settings.json');
  const damaged = `{"accounts": [{"id": "0b9f3c1e-1111-4222-8333-444455556666", ${'x'.repeat(page)}`;
  const kept = join(dir, 'settings.damaged-2025-01-31T09-30-00.000Z.json');
  for (let pages = 0; pages <= 6; pages += 1) {
    writeFileSync(file, damaged);
    const free = fill(dir, pages * page);
    const opened = await open(dir).catch((error: unknown) => {
      expect(isDiskFull(error)).toBe(true);
      return null;
    });
    free();
    const { notice } = opened ?? (await open(dir));
    expect(notice?.code).toBe('accounts-damaged');
    expect(readFileSync(kept, 'utf8')).toBe(damaged);
    await expect.poll(() => readdirSync(dir), whatIsLeft).toHaveLength(2);
  }
});
