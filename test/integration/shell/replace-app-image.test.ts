import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceAppImage } from '../../../src/main/shell/updates/replace-app-image';
import { mountSmallDisk, noSmallDisk } from '../../support/small-disk';

let folder = '';
let appImage = '';
let newFile = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quicksend-appimage-'));
  appImage = join(folder, 'apps', 'Quicksend-1.0.0.AppImage');
  newFile = join(folder, 'Quicksend-2.0.0.AppImage');
  mkdirSync(join(folder, 'apps'));
  writeFileSync(appImage, 'old');
  writeFileSync(newFile, 'new');
  chmodSync(newFile, 0o644);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('an AppImage is replaced under its name, can be run, and leaves nothing behind', () => {
  const started: string[] = [];
  replaceAppImage({ appImage, newFile, relaunch: (path) => started.push(path) });
  expect(readFileSync(appImage, 'utf8')).toBe('new');
  expect(statSync(appImage).mode & 0o777).toBe(0o755);
  expect(readdirSync(folder)).toEqual(['apps']);
  expect(readdirSync(join(folder, 'apps'))).toEqual(['Quicksend-1.0.0.AppImage']);
  expect(started).toEqual([appImage]);
});

it('an AppImage that cannot be replaced stays, and is started again', () => {
  const started: string[] = [];
  const replace = () => {
    replaceAppImage({
      appImage,
      newFile: join(folder, 'gone'),
      relaunch: (path) => started.push(path),
    });
  };
  expect(replace).toThrow('ENOENT');
  expect(readFileSync(appImage, 'utf8')).toBe('old');
  expect(readdirSync(join(folder, 'apps'))).toEqual(['Quicksend-1.0.0.AppImage']);
  expect(started).toEqual([appImage]);
});

it('nothing is started that was not asked for, and nothing replaced that is not there', () => {
  replaceAppImage({ appImage, newFile, relaunch: null });
  expect(readFileSync(appImage, 'utf8')).toBe('new');
  expect(() => {
    replaceAppImage({ appImage: null, newFile, relaunch: null });
  }).toThrow();
  expect(() => {
    replaceAppImage({ appImage, newFile: undefined, relaunch: null });
  }).toThrow();
});

it('an AppImage on a full disk stays, without a part of the new one, and is started again', ({
  skip,
}) => {
  const disk = mountSmallDisk();
  if (disk === null) return skip(noSmallDisk);
  try {
    const there = join(disk.path, 'Quicksend-1.0.0.AppImage');
    writeFileSync(there, 'old');
    writeFileSync(newFile, 'new'.repeat(100_000));
    const started: string[] = [];
    expect(() => {
      replaceAppImage({ appImage: there, newFile, relaunch: (path) => started.push(path) });
    }).toThrow('ENOSPC');
    expect(readFileSync(there, 'utf8')).toBe('old');
    expect(readdirSync(disk.path)).toEqual(['Quicksend-1.0.0.AppImage']);
    expect(started).toEqual([there]);
    expect(existsSync(newFile)).toBe(true);
  } finally {
    disk.remove();
  }
});
