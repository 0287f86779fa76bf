import type { E164 } from '#shared/domain/phone';
import { birthdayRule, nextTime, timeOf, type ScheduleRule } from '#shared/domain/schedule';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { guessZone, instantOf, type TimeZone, type WallTime } from '#shared/domain/time-zone';

/**
 * When somebody's message goes, at the earliest (`null` for at once), and in whose zone its dates are
 * written. Without a number it is this computer's.
 */
export type BatchTimes = (e164: E164 | null) => {
  readonly at: number | null;
  readonly zone: TimeZone;
};

/** A time of a batch for each recipient: by the one clock of this computer, or by each one's own. */
export function batchTimes(
  time: { readonly at: WallTime; readonly clock: ScheduleTime['clock'] } | null,
  own: TimeZone,
): BatchTimes {
  const atOf = new Map<TimeZone, number>();
  const at = (zone: TimeZone): number | null => {
    if (time === null) return null;
    const known = atOf.get(zone);
    if (known !== undefined) return known;
    const instant = instantOf(time.at, zone).at;
    atOf.set(zone, instant);
    return instant;
  };
  return (e164) => {
    const zone = time?.clock === 'recipient' && e164 !== null ? guessZone(e164, own).zone : own;
    return { at: at(zone), zone };
  };
}

/** When somebody's next birthday is at a time of day, by the clock of a zone; `null` for what is none. */
export type NextBirthday = (birthday: string, zone: TimeZone) => number | null;

/** Birthdays from a time on, at a time of day (`HH:MM`). */
export function nextBirthdays(timeOfDay: string, fromAt: number): NextBirthday {
  const known = new Map<string, number | null>();
  return (birthday, zone) => {
    const key = `${birthday.slice(-5)} ${zone}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const rule = birthdayRule(birthday, timeOfDay, zone);
    const at = (rule && nextTime(rule, fromAt - 1))?.at ?? null;
    known.set(key, at);
    return at;
  };
}

/** Where each day begins first: nobody's clock is ahead of this one. */
const earliestZone: TimeZone = 'Pacific/Kiritimati';

/**
 * The rule that a batch repeats by. By the recipients' clocks it is made when the first of them can have
 * that time; on birthdays it is asked each day who has one.
 */
export function repeatRule({ at, clock, repeat }: ScheduleTime, own: TimeZone): ScheduleRule {
  return {
    repeat: repeat === 'birthday' ? 'daily' : repeat,
    first: at,
    zone: clock === 'recipient' ? earliestZone : own,
  };
}

/** The first time of what repeats that is still to come by this computer's clock. */
export function firstOf(time: ScheduleTime, own: TimeZone, now: number) {
  const rule = repeatRule(time, own);
  return instantOf(time.at, own).at > now ? timeOf(rule, 0) : nextTime(rule, now);
}
