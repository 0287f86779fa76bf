import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { holderFile, readHolder } from '../../../src/main/storage/folder-holder';
import {
  lockFolder,
  type FolderLock,
  type LockOptions,
} from '../../../src/main/storage/folder-lock';
import { tempDir } from './temp-database';

const here = { host: 'till', token: 'this start' };
const there = { host: 'office', token: 'that start' };

/** No test waits for a program that is not going to end. */
const atOnce = { waitMs: 20 };

function lockIn(dir: string, holder = here, options: LockOptions = atOnce): FolderLock {
  const locked = lockFolder(dir, holder, options);
  if (!locked.ok) throw new Error(locked.error.code);
  onTestFinished(() => {
    locked.value.release();
  });
  return locked.value;
}

/** Leaves a holder's file as another computer would that showed itself so long ago. */
function leftBy(dir: string, holder: typeof here, secondsAgo: number): void {
  writeFileSync(holderFile(dir), JSON.stringify(holder));
  const at = Date.now() / 1_000 - secondsAgo;
  utimesSync(holderFile(dir), at, at);
}

/** Holds the lock of a folder in a process of its own, as another program does. */
async function lockInAnotherProcess(dir: string) {
  const library = createRequire(import.meta.url).resolve('@photostructure/sqlite');
  const script = `
    const { DatabaseSync } = require(${JSON.stringify(library)});
    const lock = new DatabaseSync(${JSON.stringify(join(dir, 'quicksend.lock'))});
    lock.exec('BEGIN EXCLUSIVE');
    process.stdout.write('locked');
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

test('a folder that another process has is refused, naming the computer, until that process is gone', async () => {
  const dir = tempDir();
  const kill = await lockInAnotherProcess(dir);
  leftBy(dir, { ...there, host: 'till' }, 0);
  expect(lockFolder(dir, here, atOnce)).toEqual({
    ok: false,
    error: { code: 'data-folder-in-use', params: { host: 'till' } },
  });
  expect(readHolder(dir)?.token).toBe('that start');
  await kill();
  expect(lockIn(dir).show()).toBe(true);
  expect(readHolder(dir)).toEqual(here);
});

test('two starts in one folder: the second is refused, and goes once the first has released it', () => {
  const dir = join(tempDir(), 'made', 'by it');
  const first = lockIn(dir);
  expect(lockFolder(dir, there, atOnce)).toMatchObject({ ok: false });
  expect(first.show()).toBe(true);
  first.release();
  expect(readHolder(dir)).toBeNull();
  expect(lockIn(dir, there).show()).toBe(true);
});

test('where a share passes no locks on, whoever showed itself within three minutes has the folder', () => {
  const dir = tempDir();
  for (const secondsAgo of [0, 170]) {
    leftBy(dir, there, secondsAgo);
    expect(lockFolder(dir, here, atOnce)).toEqual({
      ok: false,
      error: { code: 'data-folder-in-use', params: { host: 'office' } },
    });
    expect(readHolder(dir)).toEqual(there);
  }
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  leftBy(dir, there, 190);
  lockIn(dir);
});

test('what a crash left behind on this computer holds nothing up', () => {
  const dir = tempDir();
  leftBy(dir, { host: 'till', token: 'crashed' }, 1);
  writeFileSync(join(dir, 'quicksend.lock'), 'no database');
  expect(lockIn(dir).show()).toBe(true);
});

test('a folder that was taken over is not shown as ours, nor is its holder removed at the end', () => {
  const dir = tempDir();
  const lock = lockIn(dir);
  leftBy(dir, there, 0);
  expect(lock.show()).toBe(false);
  lock.release();
  expect(readHolder(dir)).toEqual(there);
});

test('a folder that cannot be written to throws, and leaves nothing locked', () => {
  const dir = tempDir();
  mkdirSync(`${holderFile(dir)}.part`);
  expect(() => lockFolder(dir, here)).toThrow('EISDIR');
  rmSync(`${holderFile(dir)}.part`, { recursive: true });
  lockIn(dir);
  expect(existsSync(holderFile(dir))).toBe(true);
});

test('a folder whose lock is held by a program that cannot be made out is refused without a name', async () => {
  const dir = tempDir();
  await lockInAnotherProcess(dir);
  expect(lockFolder(dir, here, atOnce)).toEqual({
    ok: false,
    error: { code: 'data-folder-in-use-unnamed' },
  });
});

test('a file that was removed, or has nothing in it that makes sense, is written anew', () => {
  const dir = tempDir();
  const lock = lockIn(dir);
  rmSync(holderFile(dir));
  expect(lock.show()).toBe(true);
  expect(readHolder(dir)).toEqual(here);
  writeFileSync(holderFile(dir), '');
  expect(lock.show()).toBe(true);
  expect(readHolder(dir)).toEqual(here);
});

test('a computer that is given another name shows itself under that', () => {
  const dir = tempDir();
  let host = 'till';
  const lock = lockIn(dir, here, { ...atOnce, hostNow: () => host });
  host = 'till.local';
  expect(lock.show()).toBe(true);
  expect(readHolder(dir)).toEqual({ ...here, host: 'till.local' });
  lock.release();
  expect(readHolder(dir)).toBeNull();
});

/** As a virus scanner that has each new file to itself so many times. */
function heldUp(times: number) {
  const waits: number[] = [];
  let left = times;
  const options: LockOptions = {
    ...atOnce,
    pause: (ms) => void waits.push(ms),
    replace(file, text) {
      left -= 1;
      if (left >= 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      writeFileSync(file, text);
    },
  };
  return { options, waits };
}

test('a virus scanner that has the file for a moment refuses no start', () => {
  const dir = tempDir();
  const { options, waits } = heldUp(3);
  lockIn(dir, here, options);
  expect(waits).toHaveLength(3);
  expect(readHolder(dir)).toEqual(here);
});

test('one that keeps it for long does not either where nobody else, or this computer, left the file', () => {
  const dir = tempDir();
  leftBy(dir, { host: 'till', token: 'crashed' }, 1);
  const { options, waits } = heldUp(11);
  const lock = lockIn(dir, here, options);
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(1_000);
  expect(lock.isOurs({ host: 'till', token: 'crashed' })).toBe(true);
  expect(lock.show()).toBe(true);
  expect(readHolder(dir)).toEqual(here);
});

test('but where another computer left it, that start is refused', () => {
  const dir = tempDir();
  leftBy(dir, there, 190);
  expect(() => lockFolder(dir, here, heldUp(99).options)).toThrow('EBUSY');
  lockIn(dir);
});
