import type { EventName, Events } from '#shared/contract/events';
import type { WindowRole } from '#shared/contract/snapshot';
import type { DeskWindow } from './desk-window';
import type { QuickWindow } from './quick-window';

/** Both windows, for what concerns either. */
export interface Windows {
  readonly quick: QuickWindow;
  readonly desk: DeskWindow;
  /** Tells every open page of an event. */
  broadcast: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Whose page a `webContents` is (`event.sender.id`); `null` for neither. */
  roleOf: (webContentsId: number) => WindowRole | null;
  /** Whether the user can see what a message came to without being notified. */
  isInUse: () => boolean;
  destroy: () => void;
}

/** Puts the two windows together. */
export function createWindows(quick: QuickWindow, desk: DeskWindow): Windows {
  return {
    quick,
    desk,
    broadcast: (event, payload) => {
      quick.send(event, payload);
      desk.send(event, payload);
    },
    roleOf: (webContentsId) => {
      if (quick.isPage(webContentsId)) return 'quick';
      return desk.isPage(webContentsId) ? 'desk' : null;
    },
    isInUse: () => quick.isVisible() || desk.isFocused(),
    destroy: () => {
      desk.destroy();
      quick.destroy();
    },
  };
}
