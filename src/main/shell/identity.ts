import type { App } from 'electron';
import type { Platform } from '#shared/contract/snapshot';
import { startFeatures } from './start-features';
import { shortcutFeatures } from './wayland';

/**
 * The program's name with the desktop: Windows' AppUserModelID, and on Linux the name of the
 * installed `.desktop` file, by which portals know it (they want reverse-DNS form).
 */
export const appId = 'com.quicksend.Quicksend';

/** Tells the desktop who this is, and Chromium how to start and how shortcuts are made; must run before the app is ready. */
export function declareIdentity(
  app: Pick<App, 'setAppUserModelId' | 'setDesktopName' | 'commandLine'>,
  platform: Platform,
  env: Readonly<Record<string, string | undefined>>,
): void {
  if (platform === 'win32') app.setAppUserModelId(appId);
  if (platform === 'linux') app.setDesktopName(`${appId}.desktop`);
  const wanted = [...startFeatures(platform), ...shortcutFeatures(platform, env)];
  if (wanted.length === 0) return;
  // Chromium reads the last of these switches alone, so what the user gave stays in it.
  const given = app.commandLine.getSwitchValue('enable-features');
  const features = given === '' ? wanted : [given, ...wanted];
  app.commandLine.appendSwitch('enable-features', features.join(','));
}
