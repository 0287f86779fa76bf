import type { MenuItemConstructorOptions } from 'electron';
import type { Platform } from '#shared/contract/snapshot';

/** The user's quit, which asks about what is not saved; Electron's own would not. */
export interface QuitEntry {
  /** In the user's language. */
  readonly label: () => string;
  readonly quit: () => void;
}

/**
 * The menu that a platform needs: macOS one with Edit, or copying and pasting by key would not work,
 * and with the entries that every program has there; elsewhere none (`null`).
 *
 * https://www.electronjs.org/docs/latest/api/menu-item#roles
 */
export function appMenu(
  platform: Platform,
  { label, quit }: QuitEntry,
): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  return [
    {
      role: 'appMenu',
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { label: label(), accelerator: 'Command+Q', click: quit },
      ],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
}
