import type { Message } from '#shared/domain/message';

/** The rejected messages that nobody has seen yet. The tray asks for attention until somebody has. */
export interface Unseen {
  messagesChanged(messages: readonly Message[]): void;
  /** A window of ours is in front of the user. */
  seen(): void;
  count(): number;
}

/**
 * Keeps them in memory: the history has them all, and a notification has told of each.
 *
 * `isInUse` tells whether a window of ours is in front of the user, who then sees it happen.
 */
export function createUnseen(isInUse: () => boolean): Unseen {
  const ids = new Set<string>();
  return {
    messagesChanged: (messages) => {
      for (const { id, state } of messages) {
        if (state.kind === 'rejected' && !isInUse()) ids.add(id);
        else ids.delete(id);
      }
    },
    seen: () => {
      ids.clear();
    },
    count: () => ids.size,
  };
}
