import { describe, expect, it, vi } from 'vitest';
import { installAppMenu, skipDefaultMenu, type MenuBar } from '../../../src/main/shell/app-menu';
import { appMenu } from '../../../src/main/shell/app-menu-entries';

describe('the menu of the program', () => {
  it('is none on Windows and Linux, where its keys would reload pages', () => {
    const entry = { label: () => 'Quit', quit: vi.fn() };
    expect(appMenu('win32', entry)).toBeNull();
    expect(appMenu('linux', entry)).toBeNull();
  });

  it('has editing by key on a Mac, and quits by asking about what is not saved', () => {
    const quit = vi.fn();
    const menu = appMenu('darwin', { label: () => 'Beenden', quit });
    expect(menu?.map(({ role }) => role)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
    const entries = menu?.[0]?.submenu;
    const last = Array.isArray(entries) ? entries.at(-1) : undefined;
    expect(last).toMatchObject({ label: 'Beenden', accelerator: 'Command+Q' });
    (last?.click as () => void)();
    expect(quit).toHaveBeenCalledOnce();
    expect(JSON.stringify(menu)).not.toContain('"quit"');
  });

  it.each([
    ['win32', [null]],
    ['linux', [null]],
    ['darwin', ['appMenu editMenu windowMenu', 'appMenu editMenu windowMenu']],
  ] as const)(
    'is told to Electron on %s as often as it has to be, in two languages too',
    (platform, told) => {
      const set = vi.fn<(menu: string | null) => void>();
      const menus: MenuBar<string> = {
        setApplicationMenu: set,
        buildFromTemplate: (template) => template.map(({ role }) => role).join(' '),
      };
      skipDefaultMenu(platform, menus);
      installAppMenu(platform, menus, { label: () => 'Quit', quit: vi.fn() });
      installAppMenu(platform, menus, { label: () => 'Beenden', quit: vi.fn() });
      expect(set.mock.calls.map(([menu]) => menu)).toEqual(told);
    },
  );
});
