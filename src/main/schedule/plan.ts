import type { DraftRecipient } from '#shared/domain/draft';
import type { MessageHours } from '#shared/domain/message';
import type { RecipientTime, ScheduleTime } from '#shared/domain/scheduled';
import {
  guessZone,
  instantOf,
  isWallTime,
  type TimeZone,
  type ZoneGuess,
} from '#shared/domain/time-zone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { SendingHours } from './sending-hours';
import { nextOf, ruleOf, type BirthdayLookup } from './times';

/** Whom a time is for. */
export type Addressee = Pick<DraftRecipient, 'e164' | 'contactId'>;

export interface PlanParts {
  readonly hours: Pick<SendingHours, 'allowedAt'>;
  readonly birthdayOf: BirthdayLookup;
  readonly now: () => number;
  /** The zone that the computer is set to. */
  readonly ownZone: () => TimeZone;
}

/** Through what a plan is sent. */
export interface PlanAccount {
  readonly accountId: string;
  readonly practice: boolean;
  readonly hours: MessageHours;
}

/**
 * When each recipient gets a text that is to go at a time; the first time of what repeats.
 *
 * Error: `schedule-time-invalid` for what is no wall time.
 */
export function planTimes(
  parts: PlanParts,
  account: PlanAccount,
  recipients: readonly Addressee[],
  time: ScheduleTime,
): Result<readonly RecipientTime[], AppError> {
  if (!isWallTime(time.at)) return err(appError('schedule-time-invalid'));
  const own = parts.ownZone();
  return ok(
    recipients.map((recipient): RecipientTime => {
      const { e164 } = recipient;
      const guess: ZoneGuess =
        time.clock === 'own' ? { zone: own, from: 'own', country: null } : guessZone(e164, own);
      const first = firstTime(parts, recipient, time, guess.zone);
      if (first === null) {
        return { e164, at: null, wall: null, change: 'none', guess, allowedAt: null };
      }
      const question = { ...account, recipient: e164 };
      return { e164, ...first, guess, allowedAt: parts.hours.allowedAt(question, first.at) };
    }),
  );
}

function firstTime(
  { birthdayOf, now }: PlanParts,
  { e164: recipient, contactId }: Addressee,
  { at, repeat }: ScheduleTime,
  zone: string,
): (Pick<RecipientTime, 'wall' | 'change'> & { readonly at: number }) | null {
  if (repeat === 'once') return { ...instantOf(at, zone), wall: at };
  const repetition = { repeat, first: at, zone, contactId, recipient };
  if (ruleOf(repetition, birthdayOf) === null) return null;
  const next = nextOf(repetition, now(), birthdayOf);
  return next && { at: next.at, wall: next.wall, change: next.change };
}
