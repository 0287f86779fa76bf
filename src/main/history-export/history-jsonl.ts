import { isErased, type Message } from '#shared/domain/message';
import { createIsoTimes, endedAtOf } from './message-words';

/**
 * Writes messages as lines of JSON, the same in every language: times in ISO 8601 (UTC), amounts in millionths
 * of their currency. What is not known is `null`; see the user guide for what each field means.
 */
export function createJsonLines(
  batchName: (batchId: string) => string,
): (message: Message) => string {
  const isoTime = createIsoTimes();
  return (message) => `${JSON.stringify(lineOf(message, isoTime, batchName))}\n`;
}

function lineOf(
  message: Message,
  isoTime: (at: number) => string,
  batchName: (batchId: string) => string,
) {
  const { state } = message;
  const receipt = state.kind === 'accepted' ? state.receipt : null;
  const endedAt = endedAtOf(message);
  return {
    id: message.id,
    createdAt: isoTime(message.createdAt),
    recipient: isErased(message) ? null : message.recipient,
    recipientName: message.recipientName,
    contactId: message.contactId,
    text: message.text === '' ? null : message.text,
    state: state.kind,
    endedAt: endedAt === null ? null : isoTime(endedAt),
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
}
