import { describe, expect, it } from 'vitest';
import { createLoginItem, type LoginItemOptions } from '../../../src/main/shell/login-item';
import type { Platform } from '../../../src/shared/contract/snapshot';

interface Desktop {
  readonly files: Map<string, string>;
  readonly settings: unknown[];
}

function login(
  platform: Platform,
  part: Partial<LoginItemOptions> = {},
  launchItems: readonly { readonly name: string; readonly enabled: boolean }[] = [],
): Desktop & ReturnType<typeof createLoginItem> {
  const files = new Map<string, string>();
  const settings: unknown[] = [];
  const loginItem = createLoginItem({
    platform,
    app: {
      setLoginItemSettings: (given) => settings.push(given),
      getLoginItemSettings: () => ({ openAtLogin: settings.length > 0, launchItems }),
    },
    files: {
      read: (path) => files.get(path) ?? '',
      write: (path, content) => void files.set(path, content),
      remove: (path) => void files.delete(path),
    },
    program: '/opt/quicksend',
    programArgs: [],
    dataDir: null,
    configDir: '/home/anna/.config',
    ...part,
  });
  return { files, settings, ...loginItem };
}

describe('the start at login', () => {
  it('is an autostart file on Linux, which is removed again', () => {
    const { files, set } = login('linux');
    expect(set(true)).toEqual({ ok: true, value: null });
    expect([...files.keys()]).toEqual(['/home/anna/.config/autostart/quicksend.desktop']);
    expect([...files.values()][0]).toContain('Exec="/opt/quicksend" "--hidden"\n');
    expect(set(false)).toEqual({ ok: true, value: null });
    expect(files.size).toBe(0);
  });

  it('is without a window on Windows too, by arguments that survive the registry', () => {
    const { settings, set } = login('win32', {
      program: 'C:\\Programs\\Quicksend.exe',
      dataDir: 'D:\\my shop\\',
    });
    set(true);
    expect(settings).toEqual([
      {
        openAtLogin: true,
        path: 'C:\\Programs\\Quicksend.exe',
        args: ['"--hidden"', '"--data-dir=D:\\my shop\\\\"'],
        name: expect.stringMatching(/^quicksend-[0-9a-f]{8}$/) as string,
      },
    ]);
  });

  it('is the same entry on Windows when it is removed', () => {
    const { settings, set } = login('win32');
    set(false);
    expect(settings).toMatchObject([{ openAtLogin: false, name: 'quicksend' }]);
  });

  it('is left to macOS, which takes no arguments', () => {
    const { settings, set } = login('darwin');
    set(true);
    set(false);
    expect(settings).toEqual([{ openAtLogin: true }, { openAtLogin: false }]);
  });

  it('of a second profile does not replace the one of the first', () => {
    const { files, set } = login('linux', { dataDir: '/srv/second' });
    set(true);
    expect([...files.keys()][0]).toMatch(/\/quicksend-[0-9a-f]{8}\.desktop$/);
    expect([...files.values()][0]).toContain('"--data-dir=/srv/second"');
  });

  it('says so when the desktop refuses', () => {
    const refuse = (): never => {
      throw new Error('EACCES');
    };
    const { set } = login('linux', { files: { read: refuse, write: refuse, remove: refuse } });
    expect(set(true)).toEqual({ ok: false, error: { code: 'login-item-failed' } });
    expect(set(false)).toEqual({ ok: false, error: { code: 'login-item-failed' } });
  });

  it('is what the desktop says it is, whoever has changed it', () => {
    const { files, set, check } = login('linux');
    expect(check()).toBe(false);
    set(true);
    expect(check()).toBe(true);
    const [path = '', entry = ''] = [...files.entries()][0] ?? [];
    for (const off of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
      files.set(path, `${entry.replace('X-GNOME-Autostart-enabled=true\n', '')}${off}\n`);
      expect(check()).toBe(false);
      expect(files.get(path)).toContain(off);
    }
    files.delete(path);
    expect(check()).toBe(false);
  });

  it('leads to the program again where that has moved', () => {
    const { files, set, check } = login('linux');
    set(true);
    const [path = ''] = files.keys();
    const entry = files.get(path) ?? '';
    files.set(path, entry.replace('/opt/quicksend', '/old/Quicksend-0.9.AppImage'));
    expect(check()).toBe(true);
    expect(files.get(path)).toBe(entry);
  });

  it('is read by its name on Windows, where the user may have switched it off', () => {
    const item = (name: string, enabled: boolean) => login('win32', {}, [{ name, enabled }]);
    expect(item('quicksend', true).check()).toBe(true);
    expect(item('quicksend', false).check()).toBe(false);
    expect(item('other', true).check()).toBe(false);
  });

  it('is asked of macOS', () => {
    const { set, check } = login('darwin');
    expect(check()).toBe(false);
    set(true);
    expect(check()).toBe(true);
  });
});
