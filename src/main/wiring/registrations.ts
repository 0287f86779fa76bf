import { app } from 'electron';
import { join } from 'node:path';
import type { Platform } from '#shared/contract/snapshot';
import { desktopFiles } from '../shell/desktop-files';
import { appId } from '../shell/identity';
import { createLinkHandlers, xdgDataDirs, type LinkHandlers } from '../shell/link-handlers';
import { createLoginItem, type LoginItem } from '../shell/login-item';

/** What the desktop knows of the program beyond its windows: its start at login, and its links. */
export interface Registrations {
  readonly loginItem: LoginItem;
  readonly linkHandlers: LinkHandlers;
}

/** Makes what registers the program with the desktop; `dataDir` where it is not the usual one. */
export function openRegistrations(platform: Platform, dataDir: string | null): Registrations {
  const home = app.getPath('home');
  const known = {
    platform,
    app,
    files: desktopFiles,
    programArgs: app.isPackaged ? [] : [app.getAppPath()],
    configDir: process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
  };
  return {
    loginItem: createLoginItem({
      ...known,
      program: process.env['APPIMAGE'] ?? process.execPath,
      dataDir,
    }),
    linkHandlers: createLinkHandlers({
      ...known,
      program: process.execPath,
      desktopFile: `${appId}.desktop`,
      dataDirs: xdgDataDirs(process.env, home),
    }),
  };
}
