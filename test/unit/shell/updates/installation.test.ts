import { describe, expect, it } from 'vitest';
import { updateBlockOf, type Installation } from '../../../../src/main/shell/updates/installation';

const block = (part: Partial<Installation>) =>
  updateBlockOf({
    platform: 'linux',
    isPackaged: true,
    testConfig: null,
    appImage: null,
    execPath: '/opt/Quicksend/quicksend',
    hasUninstaller: false,
    ...part,
  });

describe('who updates the program', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('is nobody on %s from its sources', (platform) => {
    expect(block({ platform, isPackaged: false, hasUninstaller: true })).toBe('development');
  });

  it('is the package manager on Linux, unless it is an AppImage', () => {
    expect(block({})).toBe('package-manager');
    expect(block({ appImage: '/home/anna/Quicksend.AppImage' })).toBeNull();
  });

  it('is the administrator on Windows where no installer for one user was there', () => {
    expect(block({ platform: 'win32' })).toBe('administrator');
    expect(block({ platform: 'win32', hasUninstaller: true })).toBeNull();
  });

  it('is nobody on macOS while it runs from its disk image', () => {
    const onMac = (execPath: string) => block({ platform: 'darwin', execPath });
    expect(onMac('/Applications/Quicksend.app/Contents/MacOS/Quicksend')).toBeNull();
    expect(onMac('/Volumes/Quicksend/Quicksend.app/Contents/MacOS/Quicksend')).toBe('read-only');
    expect(onMac('/private/var/folders/a/AppTranslocation/b/d/Quicksend.app/x')).toBe('read-only');
  });

  it('is the test that keeps a feed for it, from the sources alone', () => {
    const test = { testConfig: '/tmp/app-update.yml', appImage: '/tmp/Quicksend.AppImage' };
    expect(block({ ...test, isPackaged: false })).toBeNull();
    expect(block({ testConfig: '/tmp/app-update.yml' })).toBe('package-manager');
  });
});
