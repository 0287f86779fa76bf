import type { NewMessage } from '#shared/domain/message';
import type { Schedule } from '#shared/domain/scheduled';
import type { Result } from '#shared/result';

/**
 * The request that the message of a day belongs to. It is named after schedule and day, so that there is
 * never a second one; no page can name it, since the contract's ids have no colon.
 */
export function occurrenceRequestId(scheduleId: string, day: string): string {
  return `schedule:${scheduleId}:${day}`;
}

/** The message for one time of what repeats. */
export function occurrenceOf(
  schedule: Schedule,
  day: string,
  id: string,
  now: number,
  text: Result<string, unknown>,
): NewMessage {
  return {
    id,
    requestId: occurrenceRequestId(schedule.id, day),
    createdAt: now,
    accountId: schedule.accountId,
    accountLabel: schedule.accountLabel,
    practice: schedule.practice,
    senderId: schedule.senderId,
    recipient: schedule.recipient,
    contactId: schedule.contactId,
    recipientName: schedule.recipientName,
    text: text.ok ? text.value : schedule.text,
    resendOf: null,
    batchId: null,
    occurrence: { scheduleId: schedule.id, key: day },
    hours: schedule.hours,
  };
}
