import type { BatchPauseReason } from '#shared/domain/batch';
import type { Message, MessageState } from '#shared/domain/message';
import type { BatchLedger, Clock, EndedAttempt, MessageStore, OptOutBook } from './ports';

/** So many messages of unknown outcome in a row pause their batch. */
const mostUnknownsInARow = 5;

/** A change of a message's state, with what it means for others. */
export interface Move {
  readonly id: string;
  readonly from: MessageState['kind'];
  readonly to: MessageState;
  /** Why its batch cannot go on; `null` where it can. */
  readonly pauses: BatchPauseReason | null;
  /** What the carrier said of a recipient who wants no texts any more; else `null`. */
  readonly optOutWords: string | null;
  /** How the attempt ended that led to it; `null` where the provider was not asked. */
  readonly attempt: EndedAttempt | null;
}

/** A change that means nothing for others. */
export function plainMove(id: string, from: MessageState['kind'], to: MessageState): Move {
  return { id, from, to, pauses: null, optOutWords: null, attempt: null };
}

/** Moves messages and keeps the books of their batches, in one transaction. */
export interface Mover {
  /** See `MessageStore.move`. */
  move(move: Move): Message | null;
  /** Keeps the books for messages whose outcome the end of the program has left unknown. */
  swept(messages: readonly Message[]): void;
}

export function createMover(parts: {
  readonly store: Pick<MessageStore, 'move' | 'together'>;
  readonly batches: BatchLedger;
  readonly optOuts: OptOutBook;
  readonly clock: Pick<Clock, 'now'>;
}): Mover {
  const { store, batches } = parts;

  /** Answers the message as it is afterwards. */
  function keepBooks(message: Message, move: Move): Message {
    const { batchId } = message;
    if (batchId === null) return message;
    const at = parts.clock.now();
    switch (message.state.kind) {
      case 'accepted':
      case 'rejected':
      case 'unknown': {
        const isUnknown = message.state.kind === 'unknown';
        const inARow = move.from === 'sending' ? batches.countUnknown(batchId, isUnknown) : 0;
        if (inARow >= mostUnknownsInARow) batches.pause(batchId, 'unknowns', at);
        batches.finishIfOver(batchId, at);
        return message;
      }
      case 'cancelled':
        batches.finishIfOver(batchId, at);
        return message;
      case 'queued':
        if (move.pauses !== null) batches.pause(batchId, move.pauses, at);
        // It was under way when the rest was called off, and came back.
        return batches.isCalledOff(batchId)
          ? (store.move(message.id, 'queued', { kind: 'cancelled', at }) ?? message)
          : message;
      case 'scheduled':
      case 'sending':
        return message;
    }
  }

  return {
    move: (move) =>
      store.together(() => {
        const moved = store.move(move.id, move.from, move.to, move.attempt);
        if (moved === null) return null;
        if (move.optOutWords !== null) parts.optOuts.record(moved.recipient, move.optOutWords);
        return keepBooks(moved, move);
      }),
    swept(messages) {
      for (const message of messages) {
        keepBooks(message, plainMove(message.id, 'sending', message.state));
      }
    },
  };
}
