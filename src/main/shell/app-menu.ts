import { Menu } from 'electron';
import type { Platform } from '#shared/contract/snapshot';

/**
 * Replaces Electron's own menu, whose shortcuts reload pages and open the developer tools.
 *
 * macOS needs one with Edit, or copying and pasting by key would not work; elsewhere there is none.
 */
export function installAppMenu(platform: Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
