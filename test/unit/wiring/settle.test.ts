import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { settle } from '../../../src/main/wiring/settle';
import { createFakeLog } from '../../support/fake-log';

function settledWith(sweepUnclaimedKeys: () => Promise<void>) {
  const steps: string[] = [];
  const does = (step: string) => () => void steps.push(step);
  const log = createFakeLog();
  const done = settle({
    dataDir: join(tmpdir(), 'no folder of ours'),
    log,
    folder: { start: does('folder') },
    rooms: {
      schedule: { start: does('schedule') },
      spending: { start: does('spending') },
      importRooms: { sweep: does('imports') },
      upkeep: { start: does('upkeep') },
      accounts: { sweepUnclaimedKeys },
    },
    keeping: { start: does('keeping') },
    updates: { start: does('updates') },
    learnLoginItem: does('login item'),
  });
  return { steps, done, log };
}

test('the folder is guarded before anything is sent, and no keychain that waits for a password holds it up', () => {
  const { steps } = settledWith(() => new Promise(() => undefined));
  expect(steps.slice(0, 2)).toEqual(['folder', 'schedule']);
  expect(steps).toContain('keeping');
  expect(steps).toContain('updates');
});

test('a keychain that fails is noted, and the start goes on', async () => {
  const { steps, done, log } = settledWith(() => Promise.reject(new Error('no keychain')));
  await done;
  expect(steps[0]).toBe('folder');
  expect(log.lines.join()).toContain('no keychain');
});
