import {
  birthdayRule,
  lastTime,
  nextTime,
  type ScheduledTime,
  type ScheduleRule,
} from '#shared/domain/schedule';
import type { Schedule } from '#shared/domain/scheduled';

/** What tells a recipient's birthday, as `YYYY-MM-DD` or `--MM-DD`; empty where none is known. */
export type BirthdayLookup = (recipient: Pick<Schedule, 'contactId' | 'recipient'>) => string;

/** By what a text repeats. */
export type Repetition = Pick<Schedule, 'repeat' | 'first' | 'zone' | 'contactId' | 'recipient'>;

/** The rule of a schedule; `null` where it has none, as that of a birthday nobody knows. */
export function ruleOf(schedule: Repetition, birthdayOf: BirthdayLookup): ScheduleRule | null {
  const { repeat, first, zone } = schedule;
  if (repeat !== 'birthday') return { repeat, first, zone };
  const timeOfDay = first.slice(first.indexOf('T') + 1);
  return birthdayRule(birthdayOf(schedule), timeOfDay, zone);
}

/** The next time of a schedule after an instant. */
export function nextOf(
  schedule: Repetition,
  afterAt: number,
  birthdayOf: BirthdayLookup,
): ScheduledTime | null {
  const rule = ruleOf(schedule, birthdayOf);
  return rule && nextTime(rule, afterAt);
}

/** The times that have come since the one that a schedule waits for: the last, and how many before it. */
export function dueOf(
  schedule: Schedule,
  now: number,
  birthdayOf: BirthdayLookup,
): { readonly last: ScheduledTime; readonly missed: number } | null {
  const rule = ruleOf(schedule, birthdayOf);
  const { next } = schedule;
  if (rule === null || next === null) return null;
  const last = lastTime(rule, now);
  // A birthday may have been changed to a day that is still to come.
  if (last === null || last.day < next.day) return null;
  let missed = 0;
  for (let time = nextTime(rule, next.at - 1); time !== null && time.day < last.day;) {
    missed += 1;
    time = nextTime(rule, time.at);
  }
  return { last, missed };
}
