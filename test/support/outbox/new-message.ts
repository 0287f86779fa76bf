import type { NewMessage } from '#shared/domain/message';
import { clockStartsAt } from './manual-clock';

/** A message as it enters the outbox; its id names its request too. */
export function aNewMessage(id: string, changes: Partial<NewMessage> = {}): NewMessage {
  return {
    id,
    requestId: `request-${id}`,
    createdAt: clockStartsAt,
    accountId: 'account-1',
    accountLabel: 'Salon Berger',
    practice: false,
    senderId: '7',
    recipient: '+12025550100',
    contactId: null,
    recipientName: null,
    text: `Your table is ready (${id})`,
    resendOf: null,
    batchId: null,
    occurrence: null,
    hours: 'everyday',
    ...changes,
  };
}
