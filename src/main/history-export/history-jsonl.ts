import { isErased, type Message } from '#shared/domain/message';
import { endedAtOf } from './message-words';

/**
 * A message as a line of JSON, the same in every language: times in ISO 8601 (UTC), amounts in millionths
 * of their currency. What is not known is `null`; see the user guide for what each field means.
 */
export function jsonLine(message: Message, batchName: (batchId: string) => string): string {
  const { state } = message;
  const receipt = state.kind === 'accepted' ? state.receipt : null;
  const endedAt = endedAtOf(message);
  const line = {
    id: message.id,
    createdAt: new Date(message.createdAt).toISOString(),
    recipient: isErased(message) ? null : message.recipient,
    recipientName: message.recipientName,
    contactId: message.contactId,
    text: message.text === '' ? null : message.text,
    state: state.kind,
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    reason: 'reason' in state ? state.reason : null,
    settlement: 'settlement' in state ? state.settlement : null,
    providerWords: 'providerWords' in state ? state.providerWords : null,
    providerMessageId: receipt?.providerMessageId ?? null,
    providerStatus: receipt?.providerStatus ?? null,
    segments: receipt?.segments ?? null,
    cost: receipt?.cost ?? null,
    segmentPrice: receipt?.segmentPrice ?? null,
    accountId: message.accountId,
    accountLabel: message.accountLabel,
    practice: message.practice,
    senderId: message.senderId,
    requestId: message.requestId,
    batchId: message.batchId,
    batchName: message.batchId === null ? null : batchName(message.batchId),
    resendOf: message.resendOf,
  };
  return `${JSON.stringify(line)}\n`;
}
