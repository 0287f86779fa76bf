import type { Message, MessageState, NewMessage, Receipt } from '#shared/domain/message';
import type { MessageStore } from '../../../src/main/outbox/ports';
import { newMessage } from './new-message';

/** What a provider told of a message that it took, with what a test cares about. */
export function aReceipt(part: Partial<Receipt> = {}): Receipt {
  return {
    providerMessageId: 'sm-1',
    providerStatus: 'sent',
    segments: 1,
    cost: { amountMicros: 75_000, currency: 'EUR' },
    segmentPrice: null,
    rawAnswer: null,
    ...part,
  };
}

/** Writes a message and lets it come to a state. */
export function putMessage(
  store: MessageStore,
  part: Partial<NewMessage> & Pick<NewMessage, 'id'>,
  state: MessageState,
): Message {
  const message = newMessage(part);
  const { createdAt: at, id } = message;
  if (state.kind === 'scheduled') {
    return store.enqueue([message], { kind: 'scheduled', dueAt: state.dueAt })[0]!;
  }
  const queued = { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 } as const;
  const [written] = store.enqueue([message], queued);
  if (state.kind === 'queued') return written!;
  if (state.kind === 'cancelled') return store.move(id, 'queued', state)!;
  const sending = { kind: 'sending', startedAt: at, attempts: 0 } as const;
  const started = store.move(id, 'queued', sending)!;
  return state.kind === 'sending' ? started : store.move(id, 'sending', state)!;
}
