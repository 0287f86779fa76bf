import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { desktopFiles } from '../../../src/main/shell/desktop-files';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quicksend-login-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('an autostart file is written with its folders, replaced, and removed as often as one likes', () => {
  const path = join(folder, 'autostart', 'quicksend.desktop');
  desktopFiles.write(path, 'one');
  desktopFiles.write(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'autostart'))).toEqual(['quicksend.desktop']);
  desktopFiles.remove(path);
  desktopFiles.remove(path);
  expect(readdirSync(join(folder, 'autostart'))).toEqual([]);
});

it('a file that is not there reads as empty', () => {
  const path = join(folder, 'mimeapps.list');
  expect(desktopFiles.exists(path)).toBe(false);
  expect(desktopFiles.read(path)).toBe('');
  desktopFiles.write(path, 'x');
  expect(desktopFiles.exists(path)).toBe(true);
  expect(desktopFiles.read(path)).toBe('x');
});

it('where a file is a link to another, the other one is written and the link stays', () => {
  const target = join(folder, 'dotfiles');
  const path = join(folder, 'mimeapps.list');
  writeFileSync(target, 'one');
  symlinkSync(target, path);
  desktopFiles.write(path, 'two');
  expect(readFileSync(target, 'utf8')).toBe('two');
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
});
