import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopFiles } from '../../../src/main/shell/desktop-files';
import { createLinkHandlers } from '../../../src/main/shell/link-handlers';
import { createLoginItem } from '../../../src/main/shell/login-item';
import { mountSmallDisk, noSmallDisk } from '../../support/small-disk';

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

describe('on a full disk', () => {
  const disk = mountSmallDisk();
  afterAll(() => {
    disk?.remove();
  });
  beforeEach(({ skip }) => {
    skip(disk === null, noSmallDisk);
  });

  it('the start at login and who opens links stay as they were, and it is said why', () => {
    const configDir = join(disk?.path ?? '', 'config');
    const applications = join(folder, 'applications');
    desktopFiles.write(join(applications, 'quicksend.desktop'), '');
    const given = { platform: 'linux', files: desktopFiles, program: '/opt/q', configDir } as const;
    const loginItem = createLoginItem({
      ...given,
      app: { setLoginItemSettings: nothing, getLoginItemSettings: nothing },
      programArgs: [],
      dataDir: null,
    });
    const linkHandlers = createLinkHandlers({
      ...given,
      app: { setAsDefaultProtocolClient: nothing, removeAsDefaultProtocolClient: nothing },
      programArgs: [],
      desktopFile: 'quicksend.desktop',
      dataDirs: [folder],
    });
    const before = '[Default Applications]\ntext/html=firefox.desktop\n';
    desktopFiles.write(join(configDir, 'mimeapps.list'), before);
    mkdirSync(join(configDir, 'autostart'));
    const free = fill(configDir);

    const full = { ok: false, error: { code: 'disk-full' } };
    expect(loginItem.set(true)).toEqual(full);
    expect(linkHandlers.set('sms', true)).toEqual(full);
    expect(readdirSync(join(configDir, 'autostart'))).toEqual([]);
    expect(readFileSync(join(configDir, 'mimeapps.list'), 'utf8')).toBe(before);
    expect(loginItem.check()).toBe(false);

    free();
    expect(loginItem.set(true).ok).toBe(true);
    expect(linkHandlers.set('sms', true).ok).toBe(true);
    expect(readdirSync(configDir).sort()).toEqual(['autostart', 'mimeapps.list']);
    expect(loginItem.check()).toBe(true);
  });
});

/** What only macOS and Windows are asked. */
function nothing(): never {
  throw new Error('Linux has files');
}

/** Leaves no room. */
function fill(dir: string): () => void {
  const filler = join(dir, 'filler');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  return () => {
    rmSync(filler);
  };
}
