import type { ChannelInput } from '#shared/contract/channels';
import type { ScheduledAnswer } from '#shared/contract/schedule-channels';
import type { DraftRecipient } from '#shared/domain/draft';
import type { MessageHours, NewMessage } from '#shared/domain/message';
import { formatPhone } from '#shared/domain/phone';
import type { RecipientTime, Schedule } from '#shared/domain/scheduled';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { checkRequest, type CheckedRequest } from '../outbox/check-request';
import type { Outbox } from '../outbox/outbox-port';
import type { AccountLookup, MessageStore, OptOutLookup } from '../outbox/ports';
import { quietQuestion } from '../outbox/quiet-question';
import { planTimes, type PlanParts } from './plan';
import type { ScheduleStore } from './schedule-store';
import { budgetAsked, duplicatesAsked, timesAsked, type QuestionParts } from './questions';
import type { Addressed } from '../outbox/duplicate-question';

/**
 * Makes the whole text that each number gets: filled in as it would be said at a time, with the account's
 * sign-off. Errors: those of filling in, and of `checkFilled`.
 */
export type FillTexts = (
  written: Written,
  accountId: string,
  recipients: readonly (DraftRecipient & { readonly at: number; readonly zone: string })[],
) => Promise<Result<ReadonlyMap<string, string>, AppError>>;

/** A text as it was written; `language` is `null` for the program's own. */
export type Written = Pick<Schedule, 'text' | 'language'>;

export interface ScheduleSmsParts extends PlanParts, QuestionParts {
  readonly outbox: Pick<Outbox, 'submit'>;
  readonly messages: Pick<MessageStore, 'byRequest' | 'findDuplicate' | 'together'>;
  readonly schedules: Pick<ScheduleStore, 'add' | 'alike' | 'byRequest'>;
  readonly accounts: AccountLookup;
  readonly optOuts: OptOutLookup;
  readonly fill: FillTexts;
  readonly newId: () => string;
  /** Told when there are new schedules. */
  readonly onSchedulesChange: () => void;
}

type Input = ChannelInput<'scheduleSms'>;

/** A recipient and when they get it. */
export interface Planned extends DraftRecipient {
  readonly time: RecipientTime & { readonly at: number; readonly allowedAt: number };
}

/**
 * Makes the use case behind `scheduleSms`: one text to up to ten recipients, for later.
 *
 * What goes once is filled in now and becomes messages; what repeats becomes schedules, whose texts are
 * filled in when they are due. All or none are written; the same `requestId` again answers with what it
 * made. Errors: those of `checkRequest`, of filling in, `schedule-time-invalid`, `schedule-past`,
 * `schedule-no-birthday`, `duplicate-recent` and `duplicate-scheduled` unless confirmed, `quiet-hours`
 * and `budget-reached` unless answered.
 */
export function createScheduleSms(
  parts: ScheduleSmsParts,
): (input: Input) => Promise<Result<ScheduledAnswer, AppError>> {
  return async (input) => {
    const known = answerOf(parts, input.requestId);
    if (known !== null) return ok(known);
    const checked = checkRequest(parts, input);
    if (!checked.ok) return checked;
    const { account, recipients } = checked.value;
    const hours: MessageHours = input.quiet === 'send-anyway' ? 'any' : 'everyday';
    const through = { accountId: input.accountId, practice: account.practice, hours };
    const times = planTimes(parts, through, recipients, input.time);
    if (!times.ok) return times;
    const planned = checkTimes(recipients, times.value, parts.now());
    if (!planned.ok) return planned;
    if (input.quiet === 'ask') {
      const question = quietQuestion(planned.value.map(quietOf));
      if (question !== null) return err(question);
    }
    const texts = await parts.fill(
      { text: input.text, language: input.language ?? null },
      input.accountId,
      planned.value.map(({ time, ...recipient }) => ({
        ...recipient,
        at: time.allowedAt,
        zone: time.guess.zone,
      })),
    );
    if (!texts.ok) return texts;
    // Another press with the same id may have come while the texts were filled in.
    const meanwhile = answerOf(parts, input.requestId);
    if (meanwhile !== null) return ok(meanwhile);
    const { practice } = account;
    const isOnce = input.time.repeat === 'once';
    if (input.duplicateConfirmed !== true) {
      const all = [...texts.value].map(([recipient, filled]): Addressed => ({
        recipient,
        text: isOnce ? filled : input.text,
        practice,
      }));
      const question = duplicatesAsked(parts, isOnce ? 'once' : 'repeating', all);
      if (question !== null) return err(question);
    }
    if (!isOnce) {
      const schedules = schedulesOf(parts, input, checked.value, planned.value, hours);
      const due = schedules.flatMap((schedule) => timesAsked(parts, schedule, texts.value));
      const overBudget = budgetAsked(parts, { ...input, practice }, due);
      if (overBudget !== null) return err(overBudget);
      const added = parts.schedules.add(schedules);
      parts.onSchedulesChange();
      return ok({ messages: [], schedules: added });
    }
    const due = planned.value.map(({ e164, time }) => ({
      excepted: input.requestId,
      recipient: e164,
      text: texts.value.get(e164) ?? input.text,
      dueAt: time.allowedAt,
    }));
    const overBudget = budgetAsked(parts, { ...input, practice }, due);
    if (overBudget !== null) return err(overBudget);
    return ok(once(parts, input, checked.value, planned.value, hours, texts.value));
  };
}

function answerOf({ messages, schedules }: ScheduleSmsParts, id: string): ScheduledAnswer | null {
  const answer = { messages: messages.byRequest(id), schedules: schedules.byRequest(id) };
  return answer.messages.length + answer.schedules.length > 0 ? answer : null;
}

/** Each recipient with a time that is still to come. */
export function checkTimes(
  recipients: readonly DraftRecipient[],
  times: readonly RecipientTime[],
  now: number,
): Result<readonly Planned[], AppError> {
  const planned: Planned[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const time = times[index];
    if (time === undefined) throw new Error('A recipient has no time');
    const { at, allowedAt } = time;
    if (at === null || allowedAt === null) {
      const who = recipient.name ?? formatPhone(recipient.e164);
      return err(appError('schedule-no-birthday', { params: { recipient: who } }));
    }
    if (at <= now) return err(appError('schedule-past'));
    planned.push({ ...recipient, time: { ...time, at, allowedAt } });
  }
  return ok(planned);
}

function quietOf({ e164, name, time }: Planned) {
  const at = time.allowedAt > time.at ? time.allowedAt : null;
  return { recipient: e164, recipientName: name, at };
}

function once(
  parts: ScheduleSmsParts,
  input: Input,
  { account }: CheckedRequest,
  planned: readonly Planned[],
  hours: MessageHours,
  texts: ReadonlyMap<string, string>,
): ScheduledAnswer {
  const dueAt = new Map(planned.map(({ e164, time }) => [e164, time.allowedAt]));
  const messages = planned.map(({ e164, contactId, name }): NewMessage => ({
    ...common(parts, input, account),
    recipient: e164,
    contactId,
    recipientName: name,
    text: texts.get(e164) ?? input.text,
    hours,
    resendOf: null,
    batchId: null,
    occurrence: null,
  }));
  const submitted = parts.outbox.submit(messages, {
    undoMs: 0,
    scheduledFor: ({ recipient }) => dueAt.get(recipient) ?? null,
  });
  return { messages: submitted, schedules: [] };
}

function schedulesOf(
  parts: ScheduleSmsParts,
  input: Input,
  { account }: CheckedRequest,
  planned: readonly Planned[],
  hours: MessageHours,
): readonly Schedule[] {
  const { at: first, repeat } = input.time;
  if (repeat === 'once') throw new Error('What goes once does not repeat');
  return planned.map(({ e164, contactId, name, time }): Schedule => ({
    ...common(parts, input, account),
    recipient: e164,
    contactId,
    recipientName: name,
    text: input.text,
    language: input.language ?? null,
    hours,
    repeat,
    first,
    zone: time.guess.zone,
    next: { at: time.at, day: time.wall?.slice(0, 10) ?? first.slice(0, 10) },
  }));
}

function common(
  parts: ScheduleSmsParts,
  input: Input,
  account: CheckedRequest['account'],
): Pick<
  NewMessage,
  'id' | 'requestId' | 'createdAt' | 'accountId' | 'accountLabel' | 'practice' | 'senderId'
> {
  return {
    id: parts.newId(),
    requestId: input.requestId,
    createdAt: parts.now(),
    accountId: input.accountId,
    accountLabel: account.label,
    practice: account.practice,
    senderId: input.senderId,
  };
}
