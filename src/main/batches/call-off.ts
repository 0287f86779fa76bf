import type { Message } from '#shared/domain/message';
import { inSlices, pageByPage, type Slicing } from '../contacts/slices';
import type { MessageStore } from '../outbox/ports';
import { transition } from '../outbox/state-machine';
import type { BatchStore } from './batch-store';

export interface CallOffParts {
  readonly store: Pick<BatchStore, 'calledOff' | 'waiting'>;
  readonly messages: Pick<MessageStore, 'get' | 'move'>;
  readonly slicing: Slicing;
  readonly now: () => number;
  /** Told of messages that were cancelled, after each commit. */
  readonly onCancelled: (messages: readonly Message[]) => void;
}

/** Cancels the messages of batches that the user has called off. */
export interface CallOff {
  /** Those that have not gone; the batch is called off already, so that none of them goes meanwhile. */
  cancelRest(batchId: string): Promise<void>;
  /** What the end of the program left undone. */
  finish(): Promise<void>;
}

const idsAtATime = 200;

export function createCallOff(parts: CallOffParts): CallOff {
  const { store, messages } = parts;

  async function cancelRest(batchId: string): Promise<void> {
    let cancelled: Message[] = [];
    await inSlices(
      parts.slicing,
      // What was cancelled is not found again.
      pageByPage(() => store.waiting(batchId, idsAtATime)),
      (id) => {
        const message = messages.get(id);
        const to = message && transition(message.state, { kind: 'undone', at: parts.now() });
        if (message === null || to === null) return;
        const moved = messages.move(id, message.state.kind, to);
        if (moved !== null) cancelled.push(moved);
      },
      () => {
        if (cancelled.length > 0) parts.onCancelled(cancelled);
        cancelled = [];
      },
    );
  }

  return {
    cancelRest,
    async finish() {
      for (const id of store.calledOff()) await cancelRest(id);
    },
  };
}
