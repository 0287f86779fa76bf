import type { Message } from '#shared/domain/message';
import { inSlices, pageByPage, type Slicing } from '../contacts/slices';
import type { MessageStore } from '../outbox/ports';
import { transition } from '../outbox/state-machine';
import type { BatchStore } from './batch-store';

export interface LetGoParts {
  readonly store: Pick<BatchStore, 'scheduled' | 'letGo'>;
  readonly messages: Pick<MessageStore, 'get' | 'move'>;
  readonly slicing: Slicing;
  readonly now: () => number;
  /** Told of messages that were let go, after each commit. */
  readonly onLetGo: (messages: readonly Message[]) => void;
}

const idsAtATime = 200;

/**
 * Makes the function that lets go what of a batch waits for its time. What is everyday goes at whatever
 * hour it is, by the user's word; marketing that meets quiet hours is held back again by the outbox.
 */
export function createLetGo(parts: LetGoParts): (batchId: string) => Promise<void> {
  const { store, messages } = parts;
  return async (batchId) => {
    let gone: Message[] = [];
    await inSlices(
      parts.slicing,
      // What was let go is not found again.
      pageByPage(() => store.scheduled(batchId, idsAtATime)),
      (id) => {
        store.letGo(id);
        const message = messages.get(id);
        const event = { kind: 'came-due', at: parts.now(), waitsFor: 'pace' } as const;
        const to = message && transition(message.state, event);
        const moved = to && messages.move(id, 'scheduled', to);
        if (moved !== null) gone.push(moved);
      },
      () => {
        if (gone.length > 0) parts.onLetGo(gone);
        gone = [];
      },
    );
  };
}
