import { app, BrowserWindow } from 'electron';
import type { EventName, Events, Navigation } from '#shared/contract/events';
import type { DeskRoom, Platform } from '#shared/contract/snapshot';
import type { Bounds } from '#shared/domain/settings';
import { createCloseQuestion } from './close-question';
import { createCrashLimit } from './crash-limit';
import { currentDisplays } from './displays';
import { pageUrl } from './origin';
import { visibleBounds, type Size } from './placement';
import { backdrop, followTheme, pagePreferences, sendEvent } from './window-parts';

const usualSize: Size = { width: 1180, height: 760 };
const smallestSize: Size = { width: 560, height: 420 };

/** The full window; it is made when it is opened and destroyed when it is closed. */
export interface DeskWindow {
  /** Opens it, or brings it to the front, in a room; History shows the message, where there is one. */
  open: (room: DeskRoom, messageId?: string) => void;
  /** The page has painted (`windowReady`). */
  markReady: () => void;
  close: () => void;
  /**
   * Closes it, unless its page has something unsaved: then the page asks in front of the user, and
   * the answer is waited for. Resolves with whether it is closed, see `CloseQuestion`.
   */
  tryToClose: () => Promise<boolean>;
  /** The user stays with what is unsaved: whoever waits for an answer is told. */
  stay: () => void;
  readonly isOpen: () => boolean;
  readonly isFocused: () => boolean;
  readonly isPage: (webContentsId: number) => boolean;
  send: <E extends EventName>(event: E, payload: Events[E]) => void;
  destroy: () => void;
}

export interface DeskWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly platform: Platform;
  readonly loadBounds: () => Bounds | null;
  readonly saveBounds: (bounds: Bounds) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** It has come in front of the user. */
  readonly onSeen: () => void;
  readonly onClosed: () => void;
  readonly onCrash: (reason: string) => void;
}

/** Prepares the desk window; nothing is shown until it is opened. */
export function createDeskWindow(options: DeskWindowOptions): DeskWindow {
  let current: { readonly window: BrowserWindow; ready: boolean; place: Navigation } | null = null;
  const mayReload = createCrashLimit(options.now);
  const closing = createCloseQuestion(options.after);

  function create(place: Navigation): void {
    const window = new BrowserWindow({
      ...visibleBounds(options.loadBounds(), currentDisplays(), usualSize),
      minWidth: smallestSize.width,
      minHeight: smallestSize.height,
      show: false,
      title: 'Quicksend',
      icon: options.icon,
      autoHideMenuBar: true,
      backgroundColor: backdrop(),
      webPreferences: pagePreferences(options.preload, options.platform),
    });
    const state = { window, ready: false, place };
    current = state;
    window.on('close', () => {
      options.saveBounds(window.getNormalBounds());
    });
    window.on('focus', options.onSeen);
    window.on('closed', () => {
      current = null;
      closing.answer(true);
      options.onClosed();
      if (options.platform === 'darwin') app.setActivationPolicy('accessory');
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      state.ready = false;
      closing.pageGone();
      options.onCrash(reason);
      if (mayReload()) void window.loadURL(pageUrl('desk'));
    });
    window.webContents.on('will-prevent-unload', () => {
      if (closing.held()) toFront(window);
    });
    // A tray program has no icon in the Dock, a window that one works in has.
    if (options.platform === 'darwin') app.setActivationPolicy('regular');
    followTheme(window);
    void window.loadURL(pageUrl('desk'));
  }

  function toFront(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    window.webContents.focus();
  }

  return {
    open: (room, messageId) => {
      const place: Navigation =
        room === 'history' ? { to: room, messageId: messageId ?? null } : { to: room };
      if (current === null) {
        create(place);
        return;
      }
      current.place = place;
      if (current.window.webContents.isCrashed()) void current.window.loadURL(pageUrl('desk'));
      if (!current.ready) return;
      toFront(current.window);
      sendEvent(current.window, 'navigate', place);
    },
    markReady: () => {
      if (current === null) return;
      current.ready = true;
      sendEvent(current.window, 'navigate', current.place);
      toFront(current.window);
      sendEvent(current.window, 'windowShown', {});
    },
    close: () => {
      current?.window.close();
    },
    tryToClose: () => {
      if (current === null) return Promise.resolve(true);
      const { window } = current;
      return closing.ask(() => {
        window.close();
      });
    },
    stay: () => {
      closing.answer(false);
    },
    isOpen: () => current !== null,
    isFocused: () => current?.window.isFocused() ?? false,
    isPage: (webContentsId) => current?.window.webContents.id === webContentsId,
    send: (event, payload) => {
      sendEvent(current?.window ?? null, event, payload);
    },
    destroy: () => {
      if (current === null) return;
      options.saveBounds(current.window.getNormalBounds());
      current.window.destroy();
    },
  };
}
