import type { Message } from '#shared/domain/message';
import type { Move, Mover } from './mover';
import type { MessageStore } from './ports';

/** Changes of state that are known but not yet durable. */
export interface PendingWrites {
  add(write: Move): void;
  isEmpty(): boolean;
  /**
   * Writes what is pending, oldest first, and returns the messages that changed.
   *
   * Throws at the first that cannot be written and keeps it: what is known of a message is never
   * dropped while the program runs.
   */
  flush(onWritten: (message: Message) => void): void;
}

/** Starts with nothing pending. */
export function createPendingWrites(store: Pick<MessageStore, 'get'>, mover: Mover): PendingWrites {
  const writes: Move[] = [];
  return {
    add(write) {
      writes.push(write);
    },
    isEmpty: () => writes.length === 0,
    flush(onWritten) {
      for (let write = writes[0]; write !== undefined; write = writes[0]) {
        // A write whose failure was reported may have been done all the same: then it reads as done.
        const message = mover.move(write) ?? store.get(write.id);
        writes.shift();
        if (message !== null) onWritten(message);
      }
    },
  };
}
