import type { TFunction } from 'i18next';
import type { Navigation } from '#shared/contract/events';
import type { Message, MessageStateKind } from '#shared/domain/message';
import { outcomeNotices, outcomeOf, type Notice, type Outcome } from './outcome-notice';

/** How long outcomes are gathered, so that one click that sends ten messages does not notify ten times. */
const gatherMs = 1_000;

export interface NotifierOptions {
  /** Shows a notification; `onClick` is called at most once. */
  readonly show: (notice: Notice, onClick: () => void) => void;
  /** Calls back after a delay; returns the function that cancels it. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** While true, the window says it and a good outcome is not notified. */
  readonly isInUse: () => boolean;
  readonly translate: () => TFunction;
  readonly navigate: (target: Navigation) => void;
}

/** Notifies of what messages came to while nobody looked. */
export interface Notifier {
  /** Takes changed messages; only a change from on its way to an outcome, seen here, is notified. */
  messagesChanged: (messages: readonly Message[]) => void;
  /** Shows what is gathered now and no more after it. */
  stop: () => void;
}

/**
 * Makes the notifier.
 *
 * Accepted messages are told of, quietly, when no window of ours is in use. Rejected ones and those
 * of unknown outcome always are: they need the user, and a window can be open and not looked at.
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const onTheirWay = new Set<string>();
  let gathered: readonly Outcome[] = [];
  let cancelTimer: (() => void) | null = null;

  function flush(): void {
    cancelTimer = null;
    const outcomes = gathered;
    gathered = [];
    for (const notice of outcomeNotices(outcomes, options.translate())) {
      options.show(notice, () => {
        options.navigate(notice.target);
      });
    }
  }

  function gather(message: Message): void {
    if (isOnItsWay(message.state.kind)) {
      onTheirWay.add(message.id);
      return;
    }
    const outcome = onTheirWay.delete(message.id) ? outcomeOf(message) : null;
    if (outcome === null || (outcome.kind === 'accepted' && options.isInUse())) return;
    gathered = [...gathered, outcome];
    cancelTimer ??= options.after(gatherMs, flush);
  }

  return {
    messagesChanged: (messages) => {
      for (const message of messages) gather(message);
    },
    stop: () => {
      cancelTimer?.();
      flush();
    },
  };
}

function isOnItsWay(kind: MessageStateKind): boolean {
  return kind === 'queued' || kind === 'sending';
}
