import type { Navigation } from '#shared/contract/events';
import type { DeskRoom, WindowRole } from '#shared/contract/snapshot';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import type { Handlers } from '../dispatch';

/** What the pages may do with the windows and the clipboard. */
export interface WindowCommands {
  hide(role: WindowRole): void;
  markReady(role: WindowRole): void;
  setKeepOpen(role: WindowRole, on: boolean): void;
  /** The user does not want to lose what is not saved. */
  stay(): void;
  /** `messageId` is what History is to show. */
  openDesk(room: DeskRoom, messageId?: string): void;
  /** Shows the quick window and tells it where to go. */
  navigateQuick(navigation: Navigation): void;
  copy(text: string): void;
  /** The number offered from the clipboard was taken or refused. */
  answerOffer(): void;
  /** Shows the log's folder in the desktop's file manager; fails with `folder-not-opened`. */
  openLogFolder(): Promise<Result<null, AppError>>;
}

type WindowChannels =
  | 'copyText'
  | 'answerOffer'
  | 'openLogFolder'
  | 'hideWindow'
  | 'windowReady'
  | 'keepWindowOpen'
  | 'stayOpen'
  | 'openDesk'
  | 'compose';

/** Windows and clipboard over IPC. A page acts on its own window alone. */
export function windowHandlers(windows: WindowCommands): Pick<Handlers, WindowChannels> {
  return {
    copyText: ({ text }) => {
      windows.copy(text);
      return ok(null);
    },
    answerOffer: () => {
      windows.answerOffer();
      return ok(null);
    },
    openLogFolder: () => windows.openLogFolder(),
    hideWindow: (_input, { role }) => {
      windows.hide(role);
      return ok(null);
    },
    windowReady: (_input, { role }) => {
      windows.markReady(role);
      return ok(null);
    },
    keepWindowOpen: ({ on }, { role }) => {
      windows.setKeepOpen(role, on);
      return ok(null);
    },
    stayOpen: () => {
      windows.stay();
      return ok(null);
    },
    openDesk: ({ room, messageId }) => {
      windows.openDesk(room, messageId);
      return ok(null);
    },
    compose: ({ recipients, text }) => {
      windows.navigateQuick({ to: 'compose', recipients, text });
      return ok(null);
    },
  };
}
