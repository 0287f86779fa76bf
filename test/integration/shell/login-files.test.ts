import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loginItemFiles } from '../../../src/main/shell/login-files';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quicksend-login-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('an autostart file is written with its folders, replaced, and removed as often as one likes', () => {
  const path = join(folder, 'autostart', 'quicksend.desktop');
  loginItemFiles.write(path, 'one');
  loginItemFiles.write(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'autostart'))).toEqual(['quicksend.desktop']);
  loginItemFiles.remove(path);
  loginItemFiles.remove(path);
  expect(readdirSync(join(folder, 'autostart'))).toEqual([]);
});
