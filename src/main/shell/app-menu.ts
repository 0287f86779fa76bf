import { Menu } from 'electron';
import type { Platform } from '#shared/contract/snapshot';
import { appMenu, type QuitEntry } from './app-menu-entries';

/** Replaces Electron's own menu, whose shortcuts reload pages and open the developer tools. */
export function installAppMenu(platform: Platform, entry: QuitEntry): void {
  const menu = appMenu(platform, entry);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
}
