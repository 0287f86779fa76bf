import type { DraftRecipient } from '#shared/domain/draft';
import { withSignOff } from '#shared/domain/sign-off';
import type { AppError } from '#shared/errors';
import { ok, type Result } from '#shared/result';
import { checkFilled } from '../outbox/check-request';
import type { FillTexts, Written } from './schedule-sms';
import { createScheduledRoom, type ScheduledRoom, type ScheduledRoomParts } from './scheduled-room';
import { createScheduler, type Scheduler, type SchedulerParts } from './scheduler';

/** Everything about later, put together. */
export interface OpenedSchedule {
  readonly room: ScheduledRoom;
  readonly scheduler: Scheduler;
}

/** Fills in the fields of a text for each number, as it would be said at a time and in a zone. */
export type MergeTexts = (
  written: Written,
  recipients: readonly (DraftRecipient & { readonly at: number; readonly zone: string })[],
) => Promise<Result<ReadonlyMap<string, string>, AppError>>;

export type OpenScheduleParts = Omit<ScheduledRoomParts, 'now' | 'fill'> &
  Omit<SchedulerParts, 'fill'> & { readonly merge: MergeTexts };

/** Opens it. It is loaded once the program has started: what is due waits so long. */
export function openSchedule(parts: OpenScheduleParts): OpenedSchedule {
  const fill: FillTexts = async (written, accountId, recipients) => {
    const account = parts.accounts.get(accountId);
    const merged = await parts.merge(written, recipients);
    if (!merged.ok || account === null) return merged;
    const texts = new Map<string, string>();
    for (const [e164, body] of merged.value) {
      const whole = checkFilled(withSignOff(body, account.signOff), account.textLimit);
      if (!whole.ok) return whole;
      texts.set(e164, whole.value);
    }
    return ok(texts);
  };

  const scheduler = createScheduler({
    ...parts,
    async fill(schedule, at) {
      const { recipient, contactId, recipientName, zone, accountId } = schedule;
      const whom = { e164: recipient, contactId, name: recipientName, at, zone };
      const texts = await fill(schedule, accountId, [whom]);
      return texts.ok ? ok(texts.value.get(recipient) ?? schedule.text) : texts;
    },
  });
  const room = createScheduledRoom({
    ...parts,
    fill,
    now: parts.clock.now,
    onSchedulesChange: () => {
      parts.onSchedulesChange();
      scheduler.look();
    },
  });
  return { room, scheduler };
}
