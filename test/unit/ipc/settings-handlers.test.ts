import { describe, expect, it } from 'vitest';
import { settingsHandlers } from '../../../src/main/ipc/handlers/settings-handlers';
import { createNotices } from '../../../src/main/notices/notices';
import { createShortcut } from '../../../src/main/shell/shortcut';
import { defaultSettings, type Settings } from '../../../src/shared/domain/settings';
import { ok } from '../../../src/shared/result';
import { FakeShortcutPort } from '../../support/fake-shortcut-port';

const caller = { role: 'desk' } as const;

function setUp(taken: readonly string[] = []) {
  const port = new FakeShortcutPort(taken);
  const shortcut = createShortcut({
    port,
    platform: 'linux',
    onPressed: () => undefined,
    onRehearsed: () => true,
  });
  let settings: Settings = defaultSettings('US');
  const disk = { isFull: false };
  shortcut.start(settings.shortcut);
  const handlers = settingsHandlers({
    claimSmsLinks: () => ok(null),
    snapshot: () => {
      throw new Error('not asked for here');
    },
    settings: {
      get: () => settings,
      change: (patch) => {
        if (disk.isFull) return Promise.reject(new Error('ENOSPC'));
        settings = { ...settings, shortcut: patch.shortcut ?? settings.shortcut };
        return Promise.resolve(ok(settings));
      },
    },
    shortcut,
    notices: createNotices(() => undefined),
  });
  return { handlers, port, disk, kept: () => settings.shortcut };
}

describe('changing the shortcut', () => {
  it('holds it with the desktop and keeps it in the settings', async () => {
    const { handlers, port, kept } = setUp();
    expect(await handlers.changeShortcut({ accelerator: 'Alt+Q' }, caller)).toMatchObject({
      ok: true,
    });
    expect(port.held).toEqual(['Alt+Q']);
    expect(kept()).toBe('Alt+Q');
  });

  it('keeps nothing in the settings where the desktop has given it to another program', async () => {
    const { handlers, kept } = setUp(['Alt+Q']);
    expect(await handlers.changeShortcut({ accelerator: 'Alt+Q' }, caller)).toMatchObject({
      ok: false,
      error: { code: 'shortcut-taken' },
    });
    expect(kept()).toBe('CommandOrControl+Shift+M');
  });

  it('goes back to the old one where the settings cannot be written', async () => {
    const { handlers, port, disk, kept } = setUp();
    disk.isFull = true;
    await expect(handlers.changeShortcut({ accelerator: 'Alt+Q' }, caller)).rejects.toThrow();
    expect(port.held).toEqual([kept()]);
  });
});
