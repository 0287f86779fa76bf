import type { ChannelInput } from '#shared/contract/channels';
import type { BatchRepeat } from '#shared/domain/batch';
import type { scheduleChannels, ScheduledList } from '#shared/contract/schedule-channels';
import type { Message, MessageHours } from '#shared/domain/message';
import type { RecipientTime, Schedule } from '#shared/domain/scheduled';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { recipientOptedOut } from '../outbox/check-request';
import type { Addressed } from '../outbox/duplicate-question';
import type { Outbox } from '../outbox/outbox-port';
import type { Clock, MessageStore } from '../outbox/ports';
import { quietQuestion } from '../outbox/quiet-question';
import { advance } from '../outbox/state-machine';
import { occurrenceOf } from './occurrence';
import { planTimes } from './plan';
import { budgetAsked, duplicatesAsked, timesAsked } from './questions';
import type { ScheduleStore } from './schedule-store';
import { checkTimes, createScheduleSms, type Planned, type ScheduleSmsParts } from './schedule-sms';
import { nextOf } from './times';
import type { WaitingStore } from './waiting-store';

export interface ScheduledRoomParts extends ScheduleSmsParts {
  readonly outbox: Pick<Outbox, 'submit' | 'cameIn'>;
  readonly messages: Pick<
    MessageStore,
    'byRequest' | 'findDuplicate' | 'get' | 'together' | 'move' | 'enqueue'
  >;
  readonly waiting: WaitingStore;
  readonly schedules: ScheduleStore;
  readonly batchRepeats: () => readonly BatchRepeat[];
  readonly clock: Pick<Clock, 'now'>;
}

/** What the list shows at most of each kind. */
const mostShown = 500;

type Input<C extends keyof typeof scheduleChannels> = ChannelInput<C>;

/** The use cases about what is due some time. */
export function createScheduledRoom(parts: ScheduledRoomParts) {
  const { messages, waiting, schedules, clock } = parts;

  function getSchedule(id: string): Result<Schedule, AppError> {
    const schedule = schedules.get(id);
    return schedule === null ? err(appError('schedule-not-found')) : ok(schedule);
  }

  function getWaiting(
    id: string,
  ): Result<{ readonly message: Message; readonly dueAt: number }, AppError> {
    const message = messages.get(id);
    if (message === null) return err(appError('message-not-found'));
    const { state } = message;
    return state.kind === 'scheduled'
      ? ok({ message, dueAt: state.dueAt })
      : err(appError('message-not-scheduled'));
  }

  /** What to ask of a text that takes the place of another one, unless the user has said so already. */
  function duplicateAsked(
    { duplicateConfirmed }: Pick<Input<'changeSchedule'>, 'duplicateConfirmed'>,
    how: 'once' | 'repeating',
    text: Addressed,
  ): AppError | null {
    return duplicateConfirmed === true ? null : duplicatesAsked(parts, how, [text]);
  }

  /** The new time and text of what is there already, checked like a new one. */
  function plan(
    of: Pick<
      Message,
      'accountId' | 'practice' | 'recipient' | 'recipientName' | 'contactId' | 'hours'
    >,
    { time, quiet }: Pick<Input<'changeSchedule'>, 'time' | 'quiet'>,
  ): Result<Planned & { readonly hours: MessageHours }, AppError> {
    // Marketing waits for the end of quiet hours, whatever the answer.
    const isMarketing = of.hours === 'marketing';
    const hours = isMarketing ? of.hours : quiet === 'send-anyway' ? 'any' : 'everyday';
    const recipient = { e164: of.recipient, contactId: of.contactId, name: of.recipientName };
    const { accountId, practice } = of;
    const times = planTimes(parts, { accountId, practice, hours }, [recipient], time);
    if (!times.ok) return times;
    const planned = checkTimes([recipient], times.value, clock.now());
    if (!planned.ok) return planned;
    const [one] = planned.value;
    if (one === undefined) throw new Error('A recipient was not planned');
    const { at, allowedAt } = one.time;
    const question = quiet === 'ask' ? quietAsked(of, allowedAt > at ? allowedAt : null) : null;
    return question === null ? ok({ ...one, hours }) : err(question);
  }

  /** When the quiet hours end that somebody has now; `null` where they have none. */
  function quietEnd(message: Parameters<typeof parts.hours.allowedAt>[0]): number | null {
    const now = clock.now();
    const allowedAt = parts.hours.allowedAt(message, now);
    return allowedAt > now ? allowedAt : null;
  }

  function quietAsked(
    { recipient, recipientName, hours }: Pick<Message, 'recipient' | 'recipientName' | 'hours'>,
    at: number | null,
  ): AppError | null {
    return quietQuestion([{ recipient, recipientName, at }], hours === 'marketing');
  }

  return {
    scheduleSms: createScheduleSms(parts),

    preview({ accountId, recipients, time }: ChannelInput<'previewSchedule'>) {
      const practice = parts.accounts.get(accountId)?.practice ?? false;
      const account = { accountId, practice, hours: 'everyday' } as const;
      return planTimes(parts, account, recipients, time) satisfies Result<
        readonly RecipientTime[],
        AppError
      >;
    },

    list(): ScheduledList {
      const singles = waiting.list(mostShown);
      const repeating = schedules.list(mostShown);
      return {
        messages: singles.messages,
        batches: waiting.batches(),
        batchRepeats: parts.batchRepeats(),
        schedules: repeating.schedules,
        more:
          singles.total - singles.messages.length + (repeating.total - repeating.schedules.length),
      };
    },

    unsettled: () => waiting.unsettled(mostShown),

    async changeMessage(input: Input<'changeScheduled'>): Promise<Result<Message, AppError>> {
      const found = getWaiting(input.messageId);
      if (!found.ok) return found;
      const { message: asked } = found.value;
      const planned = plan(asked, { ...input, time: { ...input.time, repeat: 'once' } });
      if (!planned.ok) return planned;
      const { time, hours, ...recipient } = planned.value;
      const { text } = input;
      const texts = await parts.fill({ text, language: null }, asked.accountId, [
        { ...recipient, at: time.allowedAt, zone: time.guess.zone },
      ]);
      if (!texts.ok) return texts;
      // It may have come due, or been called off, while its text was filled in.
      const before = getWaiting(input.messageId);
      if (!before.ok) return before;
      const { message, dueAt } = before.value;
      const { id, practice } = message;
      const filled = {
        recipient: recipient.e164,
        text: texts.value.get(recipient.e164) ?? text,
        dueAt: time.allowedAt,
      };
      const question =
        duplicateAsked(input, 'once', { ...filled, practice, exceptId: id }) ??
        budgetAsked(parts, { ...message, budget: input.budget }, [
          { ...filled, excepted: id, replaced: { ...message, dueAt } },
        ]);
      if (question !== null) return err(question);
      const changed = waiting.edit({ id, text: filled.text, hours, dueAt: filled.dueAt });
      if (changed === null) return err(appError('message-not-scheduled'));
      parts.outbox.cameIn([changed]);
      return ok(changed);
    },

    /** At once, without an undo window: it was written long before. Errors: `recipient-opted-out`, … */
    sendMessageNow(input: Input<'sendScheduledNow'>): Result<Message, AppError> {
      const { messageId: id, quiet = 'ask' } = input;
      const found = getWaiting(id);
      if (!found.ok) return found;
      const { message } = found.value;
      if (parts.optOuts.has(message.recipient)) {
        return err(recipientOptedOut(message.recipientName, message.recipient));
      }
      const quietUntil = quietEnd(message);
      const question = quiet === 'ask' ? quietAsked(message, quietUntil) : null;
      if (question !== null) return err(question);
      if (quiet === 'when-allowed' && quietUntil !== null) {
        const changed = waiting.edit({ ...message, dueAt: quietUntil });
        if (changed === null) return err(appError('message-not-scheduled'));
        parts.outbox.cameIn([changed]);
        return ok(changed);
      }
      const event = { kind: 'came-due', at: clock.now(), waitsFor: 'pace' } as const;
      const moved = messages.together(() => {
        if (quiet === 'send-anyway') waiting.letGo(id);
        return messages.move(id, 'scheduled', advance(message.state, event));
      });
      if (moved === null) return err(appError('message-not-scheduled'));
      parts.outbox.cameIn([moved]);
      return ok(moved);
    },

    async changeSchedule(input: Input<'changeSchedule'>): Promise<Result<Schedule, AppError>> {
      const found = getSchedule(input.scheduleId);
      if (!found.ok) return found;
      const { at: first, repeat } = input.time;
      if (repeat === 'once') return err(appError('schedule-time-invalid'));
      const planned = plan(found.value, input);
      if (!planned.ok) return planned;
      const { time, hours, ...recipient } = planned.value;
      const { text } = input;
      // Only to find mistakes: it is filled in each time that it is due.
      const zone = time.guess.zone;
      const { language, accountId } = found.value;
      const texts = await parts.fill({ text, language }, accountId, [
        { ...recipient, at: time.at, zone },
      ]);
      if (!texts.ok) return texts;
      const next = { at: time.at, day: time.wall?.slice(0, 10) ?? first.slice(0, 10) };
      const change = { id: input.scheduleId, text, hours, repeat, first, zone, next };
      const wanted = { ...found.value, ...change };
      const question =
        duplicateAsked(input, 'repeating', { ...wanted, exceptId: wanted.id }) ??
        budgetAsked(
          parts,
          { ...wanted, budget: input.budget },
          timesAsked(parts, wanted, texts.value),
        );
      if (question !== null) return err(question);
      const changed = schedules.change(change);
      if (changed === null) return err(appError('schedule-not-found'));
      parts.onSchedulesChange();
      return ok(changed);
    },

    /** Makes the message of the next time now, in the place of that time. */
    async sendScheduleNow(input: Input<'sendScheduleNow'>): Promise<Result<Message, AppError>> {
      const { scheduleId: id, quiet = 'ask' } = input;
      const before = getSchedule(id);
      if (!before.ok) return before;
      const { next, recipient, recipientName, contactId, zone } = before.value;
      if (next === null) return err(appError('schedule-not-found'));
      if (parts.optOuts.has(recipient)) return err(recipientOptedOut(recipientName, recipient));
      const quietUntil = quietEnd(before.value);
      const question = quiet === 'ask' ? quietAsked(before.value, quietUntil) : null;
      if (question !== null) return err(question);
      const whom = { e164: recipient, contactId, name: recipientName, zone };
      const waitsUntil = quiet === 'when-allowed' ? quietUntil : null;
      const texts = await parts.fill(before.value, before.value.accountId, [
        { ...whom, at: waitsUntil ?? clock.now() },
      ]);
      if (!texts.ok) return texts;
      const schedule = schedules.get(id);
      if (schedule?.next?.day !== next.day) return err(appError('schedule-not-found'));
      const now = clock.now();
      const text = ok(texts.value.get(recipient) ?? schedule.text);
      const made = messages.together(() => {
        const after = nextOf(schedule, next.at, parts.birthdayOf);
        schedules.setNext(id, after && { at: after.at, day: after.day });
        const message = occurrenceOf(schedule, next.day, parts.newId(), now, text);
        const hours = quiet === 'send-anyway' ? 'any' : message.hours;
        return messages.enqueue(
          [{ ...message, hours }],
          waitsUntil === null
            ? { kind: 'queued', dueAt: now, waitsFor: 'pace', attempts: 0 }
            : { kind: 'scheduled', dueAt: waitsUntil },
        );
      });
      parts.outbox.cameIn(made);
      parts.onSchedulesChange();
      const [message] = made;
      if (message === undefined) throw new Error('A message that was queued did not come back');
      return ok(message);
    },

    deleteSchedule(id: string): Result<null, AppError> {
      if (!schedules.remove(id)) return err(appError('schedule-not-found'));
      parts.onSchedulesChange();
      return ok(null);
    },
  };
}

export type ScheduledRoom = ReturnType<typeof createScheduledRoom>;
