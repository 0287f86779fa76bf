import { app, BrowserWindow, screen } from 'electron';
import type { EventName, Events, Navigation } from '#shared/contract/events';
import type { Platform } from '#shared/contract/snapshot';
import type { Bounds } from '#shared/domain/settings';
import { createCrashLimit } from './crash-limit';
import { currentDisplays } from './displays';
import { pageUrl } from './origin';
import { areSame, placeQuickWindow, type Size } from './placement';
import { toggleShows } from './toggle';
import { backdrop, followTheme, pagePreferences, sendEvent } from './window-parts';

/** What asked for the window: a click on the tray's icon, or a key, a command or another window. */
export type Opener = 'tray' | 'key';

/** The popup with Compose, Contacts and History; one for the whole run, hidden when not used. */
export interface QuickWindow {
  /** Shows it with the focus in it; before the page is ready, as soon as it is. */
  show: (opener: Opener) => void;
  /** Hides it and gives the focus back to where it was. */
  hide: () => void;
  /** Shows it, or hides it when it is in front; tells whether it shows it. */
  toggle: (opener: Opener) => boolean;
  /** Calls `action` once the window has the desktop's focus, unless it is hidden before. */
  whenFocused: (action: () => void) => void;
  /** Hides it and resolves when its page has handed over what was typed; for the end of the program. */
  flush: () => Promise<void>;
  /** Shows it and tells the page where to go. */
  navigate: (navigation: Navigation) => void;
  /** The page has painted (`windowReady`). */
  markReady: () => void;
  /** While on, losing the focus does not hide it (`keepWindowOpen`). */
  setKeepOpen: (on: boolean) => void;
  readonly isVisible: () => boolean;
  readonly isPage: (webContentsId: number) => boolean;
  send: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Resolves when the page can be shown at once. */
  readonly warm: Promise<void>;
  destroy: () => void;
}

export interface QuickWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly platform: Platform;
  readonly size: Size;
  /** `null` where there is no icon or the desktop does not tell. */
  readonly trayBounds: () => Bounds | null;
  /** Whether another window of ours is open: then macOS keeps the program in front. */
  readonly otherWindowOpen: () => boolean;
  readonly now: () => number;
  /** It has come in front of the user. */
  readonly onSeen: () => void;
  readonly onCrash: (reason: string) => void;
}

/** Makes the quick window, hidden, and begins to load its page. */
export function createQuickWindow(options: QuickWindowOptions): QuickWindow {
  const { platform } = options;
  const window = new BrowserWindow({
    ...options.size,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    title: 'Quicksend',
    backgroundColor: backdrop(),
    // Timers of the hidden page, such as the one that saves the draft, keep their pace.
    webPreferences: { ...pagePreferences(options.preload, platform), backgroundThrottling: false },
  });
  const mayReload = createCrashLimit(options.now);
  let resolveWarm: () => void = () => undefined;
  const warm = new Promise<void>((resolve) => {
    resolveWarm = resolve;
  });
  let ready = false;
  let keepOpen = false;
  let hiding = false;
  let blurHiddenAt: number | null = null;
  let waiting: readonly (() => void)[] = [];
  let onFocus: (() => void) | null = null;

  function whenReady(action: () => void): void {
    if (ready) action();
    else waiting = [...waiting, action];
  }

  function show(opener: Opener): void {
    // Left alone after it fell too often; now somebody wants it.
    if (window.webContents.isCrashed()) void window.loadURL(pageUrl('quick'));
    whenReady(() => {
      const bounds = placeQuickWindow({
        size: options.size,
        opener,
        trayBounds: options.trayBounds(),
        pointer: screen.getCursorScreenPoint(),
        displays: currentDisplays(),
        platform,
      });
      // To place it, even where it is, holds up its first frame.
      if (!areSame(window.getBounds(), bounds)) window.setBounds(bounds);
      if (platform === 'darwin') {
        app.show();
        app.focus({ steal: true });
      }
      window.show();
      window.focus();
      window.webContents.focus();
      sendEvent(window, 'windowShown', {});
      options.onSeen();
    });
  }

  function hide(): void {
    waiting = [];
    onFocus = null;
    if (hiding || !window.isVisible()) return;
    hiding = true;
    blurHiddenAt = null;
    sendEvent(window, 'windowHidden', {});
    // Chromium hides a window on Windows without activating another one; this does.
    if (platform === 'win32' && window.isFocused()) window.blur();
    window.hide();
    if (platform === 'darwin' && !options.otherWindowOpen()) app.hide();
    hiding = false;
  }

  window.on('blur', () => {
    if (keepOpen || hiding || !window.isVisible() || window.webContents.isDevToolsOpened()) return;
    hide();
    blurHiddenAt = options.now();
  });
  window.on('focus', () => {
    const action = onFocus;
    onFocus = null;
    action?.();
  });
  window.on('close', (event) => {
    event.preventDefault();
    hide();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    ready = false;
    keepOpen = false;
    hide();
    options.onCrash(reason);
    if (mayReload()) void window.loadURL(pageUrl('quick'));
  });
  if (platform === 'darwin') {
    window.setVisibleOnAllWorkspaces(true, {
      visibleOnFullScreen: true,
      skipTransformProcessType: true,
    });
  }
  followTheme(window);
  // To be decoded, the icon would hold up the start; nobody sees it while the window is hidden.
  if (platform !== 'darwin') void warm.then(() => setImmediate(setIcon));
  function setIcon(): void {
    if (!window.isDestroyed()) window.setIcon(options.icon);
  }
  void window.loadURL(pageUrl('quick'));

  return {
    show,
    hide,
    toggle: (opener) => {
      const state = {
        visible: window.isVisible(),
        focused: window.isFocused(),
        blurHiddenAt,
      };
      const shows = toggleShows(state, options.now());
      if (shows) show(opener);
      else hide();
      return shows;
    },
    whenFocused: (action) => {
      if (window.isFocused()) action();
      else onFocus = action;
    },
    flush: async () => {
      hide();
      if (!ready) return;
      sendEvent(window, 'windowHidden', {});
      // The page takes messages in their order, so when this is answered it has answered the event.
      await window.webContents.executeJavaScript('0');
    },
    navigate: (navigation) => {
      show('key');
      whenReady(() => {
        sendEvent(window, 'navigate', navigation);
      });
    },
    markReady: () => {
      ready = true;
      resolveWarm();
      const actions = waiting;
      waiting = [];
      for (const action of actions) action();
    },
    setKeepOpen: (on) => {
      keepOpen = on;
    },
    isVisible: () => !window.isDestroyed() && window.isVisible(),
    isPage: (webContentsId) => !window.isDestroyed() && window.webContents.id === webContentsId,
    send: (event, payload) => {
      sendEvent(window, event, payload);
    },
    warm,
    destroy: () => {
      window.destroy();
    },
  };
}
