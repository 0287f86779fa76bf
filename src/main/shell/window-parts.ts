import { nativeTheme, type BrowserWindow, type WebPreferences } from 'electron';
import { eventChannel } from '#shared/contract/bridge';
import type { EventName, Events } from '#shared/contract/events';
import type { Platform } from '#shared/contract/snapshot';

/**
 * What every window's page may do: nothing but talk over the bridge.
 *
 * The spelling checker is on where the desktop brings its own. Elsewhere Chromium would fetch its
 * dictionaries from a host on the internet, and the program talks to the provider alone.
 */
export function pagePreferences(preload: string, platform: Platform): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: platform === 'darwin',
  };
}

/**
 * The colour behind a page that has not painted yet, so that the dark theme does not flash white:
 * `--canvas` of the renderer's tokens.css.
 */
export function backdrop(): string {
  return nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#f5f6f8';
}

/** Keeps a window's backdrop that of the theme for as long as the window lives. */
export function followTheme(window: BrowserWindow): void {
  const update = (): void => {
    window.setBackgroundColor(backdrop());
  };
  nativeTheme.on('updated', update);
  window.once('closed', () => {
    nativeTheme.off('updated', update);
  });
}

/** Tells a window's page of an event; a window that is gone is told nothing. */
export function sendEvent<E extends EventName>(
  window: BrowserWindow | null,
  event: E,
  payload: Events[E],
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(eventChannel(event), payload);
}
