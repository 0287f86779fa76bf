import { describe, expect, it, vi } from 'vitest';
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
});
