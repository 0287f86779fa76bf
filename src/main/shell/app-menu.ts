import type { MenuItemConstructorOptions } from 'electron';
import type { Platform } from '#shared/contract/snapshot';
import { appMenu, type QuitEntry } from './app-menu-entries';

/** Electron's menu of the whole program. */
export interface MenuBar<M> {
  setApplicationMenu(menu: M | null): void;
  buildFromTemplate(template: MenuItemConstructorOptions[]): M;
}

/**
 * Keeps Electron from making its own menu, 5 ms of every start; must run before the app is ready.
 *
 * macOS has a menu at all times, and shows it until ours is there.
 * https://www.electronjs.org/docs/latest/tutorial/performance#8-call-menusetapplicationmenunull-when-you-do-not-need-a-default-menu
 */
export function skipDefaultMenu<M>(platform: Platform, menus: MenuBar<M>): void {
  if (platform !== 'darwin') menus.setApplicationMenu(null);
}

/**
 * Replaces Electron's own menu, whose shortcuts reload pages and open the developer tools, on macOS;
 * elsewhere there is none any more. To say so again would lay out every window anew, 2 to 4 ms.
 */
export function installAppMenu<M>(platform: Platform, menus: MenuBar<M>, entry: QuitEntry): void {
  const menu = appMenu(platform, entry);
  if (menu !== null) menus.setApplicationMenu(menus.buildFromTemplate(menu));
}
