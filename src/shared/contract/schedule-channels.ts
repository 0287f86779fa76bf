import * as v from 'valibot';
import { maxRecipients, maxTextUnits } from '../domain/draft';
import type { BatchRepeat } from '../domain/batch';
import type { Message } from '../domain/message';
import {
  quietAnswers,
  type RecipientTime,
  type Schedule,
  type ScheduledBatch,
} from '../domain/scheduled';
import { scheduleTime } from './schedule-time';
import { budgetAnswer, channel, e164, id, language, line, nothing } from './channel';

const senderId = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9-]+$/));
const text = v.pipe(v.string(), v.maxLength(maxTextUnits));

export const quietAnswer = v.picklist(quietAnswers);

/** What a press of Schedule made. */
export interface ScheduledAnswer {
  /** For what goes once. */
  readonly messages: readonly Message[];
  /** For what repeats. */
  readonly schedules: readonly Schedule[];
}

/** All that is due some time, the soonest first in each list. */
export interface ScheduledList {
  /** At most 500, without those of batches. */
  readonly messages: readonly Message[];
  readonly batches: readonly ScheduledBatch[];
  readonly batchRepeats: readonly BatchRepeat[];
  /** At most 500. */
  readonly schedules: readonly Schedule[];
  /** How many messages and schedules there are beyond those. */
  readonly more: number;
}

/** What is said of something that is due some time, in place of what was said before. */
const changed = {
  text,
  time: scheduleTime,
  /** As in `scheduleSms`. */
  duplicateConfirmed: v.optional(v.boolean()),
  quiet: quietAnswer,
  budget: budgetAnswer,
};

/** The calls about later. `scheduleChanged` tells of repeating texts, `messagesChanged` of the others. */
export const scheduleChannels = {
  /** When recipients would get a text; nothing is written. Errors: `schedule-time-invalid`. */
  previewSchedule: channel<readonly RecipientTime[]>()(
    v.strictObject({
      accountId: id,
      recipients: v.pipe(
        v.array(v.strictObject({ e164, contactId: v.nullable(id) })),
        v.maxLength(maxRecipients),
      ),
      time: scheduleTime,
    }),
  ),
  /** Like `sendSms`, for later: all or none, and the same `requestId` again makes nothing. */
  scheduleSms: channel<ScheduledAnswer>()(
    v.strictObject({
      requestId: id,
      accountId: id,
      senderId,
      recipients: v.pipe(
        v.array(v.strictObject({ e164, contactId: v.nullable(id), name: v.nullable(line) })),
        v.minLength(1),
        v.maxLength(maxRecipients),
      ),
      text,
      /** By which its fields are filled in; the program's own where it is missing. */
      language: v.optional(language),
      time: scheduleTime,
      /** True when the user was told of the same text to the same recipient and wants it again. */
      duplicateConfirmed: v.optional(v.boolean()),
      quiet: quietAnswer,
      budget: budgetAnswer,
    }),
  ),
  listScheduled: channel<ScheduledList>()(nothing),
  /** Changes text and time of a message that waits for its time; asks what `scheduleSms` asks. */
  changeScheduled: channel<Message>()(v.strictObject({ messageId: id, ...changed })),
  /** Sends what waits for its time now. Quiet hours are asked about unless answered; marketing keeps them. */
  sendScheduledNow: channel<Message>()(
    v.strictObject({ messageId: id, quiet: v.optional(quietAnswer) }),
  ),
  changeSchedule: channel<Schedule>()(v.strictObject({ scheduleId: id, ...changed })),
  /** The same with the next time of a repeating text, in the place of that time. */
  sendScheduleNow: channel<Message>()(
    v.strictObject({ scheduleId: id, quiet: v.optional(quietAnswer) }),
  ),
  deleteSchedule: channel<null>()(v.strictObject({ scheduleId: id })),
  /** Messages of unknown outcome that the user has said nothing about, the newest first; at most 500. */
  listUnsettled: channel<readonly Message[]>()(nothing),
} as const;
