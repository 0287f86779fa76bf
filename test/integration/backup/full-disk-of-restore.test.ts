import { cpSync, createReadStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyDraft } from '#shared/domain/draft';
import { runBackupOpen } from '../../../src/main/backup/open-job';
import { unpack } from '../../../src/main/backup/unpack';
import { createOptOutStore } from '../../../src/main/contacts/opt-out-store';
import { createDraftStore } from '../../../src/main/drafts/draft-store';
import { bringLateChanges } from '../../../src/main/storage/late-changes';
import { isDiskFull, storageProblem } from '../../../src/main/storage/storage-problem';
import { finishSwap, isSwapDecided } from '../../../src/main/storage/swap';
import { noSmallDisk } from '../../support/small-disk';
import { fill, mountSmallDisk } from '../storage/small-disk';
import { openSound, tempDir } from '../storage/temp-database';
import { opened, openWorld, saved } from './backup-world';

/** A folder as a crash leaves it after Restore, with somebody who opted out and a text typed since. */
async function crashedAfterRestore(): Promise<string> {
  const world = openWorld();
  await opened(world, await saved(world));
  await world.backups.restore();
  world.optOuts.add({ e164: '+12025550144', optedOutAt: 7, how: 'at the counter' });
  world.drafts.save({ ...emptyDraft, text: 'typed last' });
  const crashed = join(tempDir(), 'crashed');
  cpSync(world.dir, crashed, { recursive: true, filter: (name) => !name.endsWith('-shm') });
  world.close();
  return crashed;
}

/** What a start does first. */
function start(dir: string): unknown {
  try {
    bringLateChanges(dir);
  } catch (error) {
    return error;
  }
  finishSwap(dir);
  return null;
}

test('a start after a restore goes on once there is room, and brings all that was noted since', async ({
  skip,
}) => {
  const disk = mountSmallDisk();
  if (disk === null) return skip(noSmallDisk);
  const crashed = await crashedAfterRestore();
  const refusedAt: number[] = [];
  for (let leftBytes = 0; leftBytes <= 160 * 1_024; leftBytes += 4 * 1_024) {
    const dir = join(disk, 'profile');
    cpSync(crashed, dir, { recursive: true });
    const free = fill(disk, leftBytes);
    const failure = start(dir);
    free();
    if (failure !== null) {
      refusedAt.push(leftBytes);
      expect(storageProblem(failure)).toEqual({ code: 'disk-full' });
      expect(isSwapDecided(dir)).toBe(true);
      expect(start(dir)).toBeNull();
    }
    const database = openSound(dir);
    expect(createOptOutStore(database).has('+12025550144')).toBe(true);
    expect(createDraftStore(database).load().text).toBe('typed last');
    database.close();
    rmSync(dir, { recursive: true });
  }
  expect(refusedAt[0]).toBe(0);
  expect(refusedAt).not.toContain(160 * 1_024);
});

test('a backup that there is no room to unpack is not opened, and leaves nothing behind', async ({
  skip,
}) => {
  const disk = mountSmallDisk();
  if (disk === null) return skip(noSmallDisk);
  const world = openWorld();
  const path = await saved(world);
  fill(disk, 20_000);
  const unpackTo = join(disk, 'quicksend.db.opened');
  const input = { kind: 'file', path, passphrase: null, unpackTo } as const;
  const { output } = await runBackupOpen(input, {
    tell: () => undefined,
    onOrder: () => undefined,
  });
  expect(output).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(existsSync(unpackTo)).toBe(false);

  // Where another program takes the room meanwhile.
  const target = { to: unpackTo, signal: new AbortController().signal, accept: () => undefined };
  const unpacking = unpack(createReadStream(path), null, target);
  expect(await unpacking.catch(isDiskFull)).toBe(true);
});
