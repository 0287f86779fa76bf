import type { NewMessage } from '#shared/domain/message';
import { startAt } from '../storage/temp-database';

/** A message that is valid, with what a test cares about. */
export function newMessage(part: Partial<NewMessage> & Pick<NewMessage, 'id'>): NewMessage {
  return {
    requestId: `request-${part.id}`,
    createdAt: startAt,
    accountId: 'account',
    accountLabel: 'Shop',
    practice: false,
    senderId: '7',
    recipient: '+4917112345678',
    contactId: null,
    recipientName: null,
    text: 'Your order is ready.',
    resendOf: null,
    batchId: null,
    occurrence: null,
    hours: 'everyday',
    ...part,
  };
}
