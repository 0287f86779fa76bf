import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { holderFile, readHolder } from '../../../src/main/storage/folder-holder';
import { lockFolder, type FolderLock } from '../../../src/main/storage/folder-lock';
import { tempDir } from './temp-database';

const here = { host: 'till', token: 'this start' };
const there = { host: 'office', token: 'that start' };

function lockIn(dir: string, holder = here): FolderLock {
  const locked = lockFolder(dir, holder);
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
  expect(lockFolder(dir, here)).toEqual({
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
  expect(lockFolder(dir, there)).toMatchObject({ ok: false });
  expect(first.show()).toBe(true);
  first.release();
  expect(readHolder(dir)).toBeNull();
  expect(lockIn(dir, there).show()).toBe(true);
});

test('where a share passes no locks on, whoever showed itself within three minutes has the folder', () => {
  const dir = tempDir();
  for (const secondsAgo of [0, 170]) {
    leftBy(dir, there, secondsAgo);
    expect(lockFolder(dir, here)).toEqual({
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
