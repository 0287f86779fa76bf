import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AppError } from '../../../src/shared/errors';
import { holderFile } from '../../../src/main/storage/folder-holder';
import { lockFolder } from '../../../src/main/storage/folder-lock';
import { watchFolder } from '../../../src/main/wiring/folder-watch';
import { createFakeLog } from '../../support/fake-log';
import { createManualClock } from '../../support/outbox/manual-clock';
import { openSound, tempDir } from '../storage/temp-database';

const lost = { code: 'data-folder-lost' };

function watchedFolder() {
  const dir = join(tempDir(), 'profile');
  const locked = lockFolder(dir, { host: 'till', token: 'this start' });
  if (!locked.ok) throw new Error(locked.error.code);
  const database = openSound(dir);
  const clock = createManualClock();
  const told: AppError[] = [];
  const back: string[] = [];
  const watch = watchFolder({
    lock: locked.value,
    databaseFile: database.file,
    clock,
    log: createFakeLog(),
    onLost: (error) => told.push(error),
    onBack: () => back.push('back'),
  });
  watch.start();
  return { dir, database, clock, told, back, watch };
}

test('a folder that stays as it was is looked at each minute, and nothing is said', async () => {
  const { clock, told, watch } = watchedFolder();
  await clock.advance(10 * 60_000);
  expect(told).toEqual([]);
  expect(watch.lost()).toBeNull();
});

test('a folder that was deleted is told of once, although the database goes on being written', async () => {
  const { dir, database, clock, told, watch } = watchedFolder();
  rmSync(dir, { recursive: true });
  database.run(`INSERT INTO opt_outs VALUES ('+12025550100', 1, 'STOP')`);
  await clock.advance(60_000);
  expect(told).toEqual([]);
  await clock.advance(60_000);
  expect(told).toEqual([lost]);
  await clock.advance(60 * 60_000);
  watch.look();
  expect(told).toEqual([lost]);
  expect(watch.lost()).toEqual(lost);
});

test('a share that is back at the second look was not lost, and nothing goes meanwhile', async () => {
  const { dir, clock, told, back, watch } = watchedFolder();
  renameSync(dir, `${dir}-away`);
  await clock.advance(60_000);
  expect(watch.isOurs()).toBe(false);
  renameSync(`${dir}-away`, dir);
  await clock.advance(60_000);
  expect(back).toEqual(['back']);
  expect(watch.isOurs()).toBe(true);
  await clock.advance(60 * 60_000);
  expect(told).toEqual([]);
});

test('a share that is away for a moment is not lost, however many ask for it meanwhile', async () => {
  const { dir, clock, told, back, watch } = watchedFolder();
  renameSync(dir, `${dir}-away`);
  for (let asked = 0; asked < 50; asked += 1) {
    watch.look();
    await clock.advance(1_000);
  }
  expect(told).toEqual([]);
  renameSync(`${dir}-away`, dir);
  watch.look();
  expect(back).toEqual(['back']);
  await clock.advance(60 * 60_000);
  expect(told).toEqual([]);
});

test('those who ask do not put off either that a folder is lost', async () => {
  const { dir, clock, told, watch } = watchedFolder();
  rmSync(dir, { recursive: true });
  watch.look();
  for (let asked = 0; asked < 6; asked += 1) {
    await clock.advance(10_000);
    watch.look();
  }
  expect(told).toEqual([lost]);
});

test('a computer that wakes has a minute to find its network, also where the share was missed before', async () => {
  const { dir, clock, told, watch } = watchedFolder();
  renameSync(dir, `${dir}-away`);
  await clock.advance(119_000);
  watch.woke();
  await clock.advance(59_000);
  expect(told).toEqual([]);
  await clock.advance(1_000);
  expect(told).toEqual([lost]);
});

test('the file that says who is there may be removed: it is written anew, and nothing is said', async () => {
  const { dir, clock, told, watch } = watchedFolder();
  rmSync(holderFile(dir));
  await clock.advance(60_000);
  expect(existsSync(holderFile(dir))).toBe(true);
  expect(watch.isOurs()).toBe(true);
  expect(told).toEqual([]);
});

test('a file that cannot be read or written does not make a folder gone', async () => {
  const { dir, clock, told, watch } = watchedFolder();
  rmSync(holderFile(dir));
  mkdirSync(holderFile(dir));
  await clock.advance(60 * 60_000);
  expect(told).toEqual([]);
  expect(watch.isOurs()).toBe(true);
});

test('after a sleep that no event told of, the folder is looked at before anything is sent', () => {
  const { dir, clock, told, watch } = watchedFolder();
  writeFileSync(holderFile(dir), JSON.stringify({ host: 'office', token: 'that start' }));
  clock.jump(119_000);
  expect(watch.isOurs()).toBe(true);
  clock.jump(1_000);
  expect(watch.isOurs()).toBe(false);
  expect(told).toEqual([{ code: 'data-folder-taken', params: { host: 'office' } }]);
});

test('another file in the place of the database is told of, even one with the same in it', async () => {
  const { dir, clock, told } = watchedFolder();
  copyFileSync(join(dir, 'quicksend.db'), join(dir, 'copy'));
  renameSync(join(dir, 'copy'), join(dir, 'quicksend.db'));
  await clock.advance(120_000);
  expect(told).toEqual([lost]);
});

test('a folder made anew is not the one that was lost', async () => {
  const { dir, clock, told } = watchedFolder();
  rmSync(dir, { recursive: true });
  mkdirSync(dir);
  await clock.advance(120_000);
  expect(told).toEqual([lost]);
});

test('a folder that another computer has taken while this one slept is told of at once', () => {
  const { dir, told, watch } = watchedFolder();
  writeFileSync(holderFile(dir), JSON.stringify({ host: 'office', token: 'that start' }));
  watch.look();
  expect(told).toEqual([{ code: 'data-folder-taken', params: { host: 'office' } }]);
});

test('nothing is looked at any more once the program ends', async () => {
  const { dir, clock, told, watch } = watchedFolder();
  watch.stop();
  rmSync(dir, { recursive: true });
  await clock.advance(60 * 60_000);
  expect(told).toEqual([]);
});
