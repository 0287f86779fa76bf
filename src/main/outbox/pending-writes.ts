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
  /**
   * Writes all that is pending in the transaction that it is called in, and answers the messages that
   * changed. Nothing is forgotten before `written` says that the transaction is durable.
   */
  readonly writeAll: () => readonly Message[];
  /** Forgets what `writeAll` wrote. */
  readonly written: () => void;
}

/** Starts with nothing pending. */
export function createPendingWrites(store: Pick<MessageStore, 'get'>, mover: Mover): PendingWrites {
  const writes: Move[] = [];
  let inTransaction = 0;

  // A write whose failure was reported may have been done all the same: then it reads as done.
  const write = (move: Move): Message | null => mover.move(move) ?? store.get(move.id);

  return {
    add(write) {
      writes.push(write);
    },
    isEmpty: () => writes.length === 0,
    flush(onWritten) {
      for (let move = writes[0]; move !== undefined; move = writes[0]) {
        const message = write(move);
        writes.shift();
        if (message !== null) onWritten(message);
      }
    },
    writeAll() {
      inTransaction = writes.length;
      return writes.map(write).filter((message) => message !== null);
    },
    written() {
      writes.splice(0, inTransaction);
      inTransaction = 0;
    },
  };
}
