import { parseDate, type CalendarDate } from '@internationalized/date';
import { isBirthday } from './calendar-date';
import { instantOf, type Instant, type TimeZone, type WallTime } from './time-zone';

export const repeats = ['once', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Repeat = (typeof repeats)[number];

/** When something is sent, by the clock on the wall of one zone. */
export interface ScheduleRule {
  readonly repeat: Repeat;
  /** The first time; the later ones have its time of day, day of the week, of the month, or of the year. */
  readonly first: WallTime;
  readonly zone: TimeZone;
}

/** One time of a schedule. */
export interface ScheduledTime extends Instant {
  /** Its day, `YYYY-MM-DD`: no schedule has two times on one day, so that this names it. */
  readonly day: string;
  readonly wall: WallTime;
}

/**
 * The `index`th time of a schedule, from 0; `null` where it has none, as the second of `once`.
 *
 * Counted from the first day each time, so that the 31st is the last day of a short month and the 31st
 * again in a long one. The 29th of February is the 28th in other years.
 */
export function timeOf(rule: ScheduleRule, index: number): ScheduledTime | null {
  const [firstDay = '', timeOfDay = ''] = rule.first.split('T');
  const date = dayOf(parseDate(firstDay), rule.repeat, index);
  if (date === null || date.year > 9998) return null;
  const day = date.toString();
  const wall = `${day}T${timeOfDay}`;
  return { ...instantOf(wall, rule.zone), day, wall };
}

function dayOf(first: CalendarDate, repeat: Repeat, index: number): CalendarDate | null {
  switch (repeat) {
    case 'once':
      return index === 0 ? first : null;
    case 'daily':
      return first.add({ days: index });
    case 'weekly':
      return first.add({ weeks: index });
    // Both end at the last day of a month that is too short.
    case 'monthly':
      return first.add({ months: index });
    case 'yearly':
      return first.add({ years: index });
  }
}

const dayMs = 24 * 60 * 60_000;
/** The shortest time from one occurrence to the next, for a first guess at how many there were. */
const shortestMs: Readonly<Record<Repeat, number>> = {
  once: dayMs,
  daily: dayMs,
  weekly: 7 * dayMs,
  monthly: 31 * dayMs,
  yearly: 366 * dayMs,
};

/** The first time of a schedule that is later than `afterAt`; `null` where there is none. */
export function nextTime(rule: ScheduleRule, afterAt: number): ScheduledTime | null {
  const first = timeOf(rule, 0);
  if (first === null || first.at > afterAt) return first;
  // Never past the one that is sought: no period is longer, and two days are more than any zone moves.
  const passed = Math.floor((afterAt - first.at - 2 * dayMs) / shortestMs[rule.repeat]);
  for (let index = Math.max(1, passed); ; index += 1) {
    const time = timeOf(rule, index);
    if (time === null || time.at > afterAt) return time;
  }
}

/** A time of a rule and those after it in its month, by the rule's own calendar. */
export function restOfMonth(rule: ScheduleRule, first: ScheduledTime): readonly ScheduledTime[] {
  const times = [first];
  const month = first.day.slice(0, 7);
  for (let time = nextTime(rule, first.at); time?.day.startsWith(month) === true;) {
    times.push(time);
    time = nextTime(rule, time.at);
  }
  return times;
}

/** The last time of a schedule that is not later than `at`; `null` where there is none. */
export function lastTime(rule: ScheduleRule, at: number): ScheduledTime | null {
  const first = timeOf(rule, 0);
  if (first === null || first.at > at) return null;
  const passed = Math.floor((at - first.at - 2 * dayMs) / shortestMs[rule.repeat]);
  let last = first;
  for (let index = Math.max(0, passed); ; index += 1) {
    const time = timeOf(rule, index);
    if (time === null || time.at > at) return last;
    last = time;
  }
}

/** A leap year, so that the 29th of February is there to be counted from. */
const birthdaysSince = 2024;

/**
 * The rule that sends on each birthday at a time of day (`HH:MM`), or `null` where `birthday` is
 * neither `YYYY-MM-DD` nor `--MM-DD`. Its first times are past: ask it for the next one.
 */
export function birthdayRule(
  birthday: string,
  timeOfDay: string,
  zone: TimeZone,
): ScheduleRule | null {
  if (!isBirthday(birthday)) return null;
  const first = `${birthdaysSince}-${birthday.slice(-5)}T${timeOfDay}`;
  return { repeat: 'yearly', first, zone };
}
