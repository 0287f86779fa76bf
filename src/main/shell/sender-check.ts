import { isAppUrl } from './origin';

/** What is read of the frame that an IPC message came from (Electron's `WebFrameMain`). */
export interface SenderFrame {
  readonly url: string;
  /** `null` for a window's top frame. */
  readonly parent: unknown;
}

/**
 * Whether an IPC message came from the top frame of one of the program's own pages.
 *
 * `frame` is `event.senderFrame`; it is `null` where the frame has navigated or is gone, and reading
 * from one that was just disposed throws: both mean no.
 */
export function isOwnSender(frame: SenderFrame | null | undefined): boolean {
  if (frame === null || frame === undefined) return false;
  try {
    return frame.parent === null && isAppUrl(frame.url);
  } catch {
    return false;
  }
}
