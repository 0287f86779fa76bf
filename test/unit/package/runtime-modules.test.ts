import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingModules, prebuildFolders } from '../../../build/package/runtime-modules.mjs';
import { isNeededResource } from '../../../build/package/stage-app.mjs';

describe('what the built program asks for', () => {
  it('is there when it is built in, bundled or named as a runtime module', () => {
    const code =
      'require("node:fs");require("electron");require("./chunks/a.cjs");import("keytar");require(`@photostructure/sqlite`)';
    expect(missingModules(code)).toEqual([]);
  });

  it('is named once where the package would lack it', () => {
    expect(missingModules('require("left-pad");import("left-pad");require("a")')).toEqual([
      'a',
      'left-pad',
    ]);
  });
});

it('each platform gets its own addons and no others', () => {
  expect(prebuildFolders('linux')).toEqual(['linux-x64', 'linux-arm64']);
  expect(prebuildFolders('darwin')).toEqual(['darwin-x64', 'darwin-arm64']);
  expect(prebuildFolders('win32')).toEqual(['win32-x64', 'win32-arm64']);
});

describe('resources', () => {
  const needed = (...parts: string[]): boolean => isNeededResource(path.join(...parts), 'linux');

  it('are the tray icons of the platform and the windows’ icon', () => {
    expect(needed('resources', 'tray', 'linux', 'idle-dark.png')).toBe(true);
    expect(needed('resources', 'icon.png')).toBe(true);
  });

  it('are not other platforms’ icons, nor what the build has taken in already', () => {
    expect(needed('resources', 'tray', 'win32', 'idle-dark.ico')).toBe(false);
    expect(needed('resources', 'icon.icns')).toBe(false);
    expect(needed('resources', 'locales', 'en', 'common.json')).toBe(false);
  });
});
