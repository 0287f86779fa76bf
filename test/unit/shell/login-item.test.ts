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
): Desktop & { set: ReturnType<typeof createLoginItem> } {
  const files = new Map<string, string>();
  const settings: unknown[] = [];
  const set = createLoginItem({
    platform,
    app: { setLoginItemSettings: (given) => settings.push(given) },
    files: {
      write: (path, content) => void files.set(path, content),
      remove: (path) => void files.delete(path),
    },
    program: '/opt/quicksend',
    programArgs: [],
    dataDir: null,
    configDir: '/home/anna/.config',
    ...part,
  });
  return { files, settings, set };
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
    const { set } = login('linux', { files: { write: refuse, remove: refuse } });
    expect(set(true)).toEqual({ ok: false, error: { code: 'login-item-failed' } });
    expect(set(false)).toEqual({ ok: false, error: { code: 'login-item-failed' } });
  });
});
