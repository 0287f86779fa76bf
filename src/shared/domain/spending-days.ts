/**
 * Days of the calendar as whole numbers, counted from 1 January 1970.
 *
 * A day is one of the user's own calendar, in the zone of their computer when it was lived: what was
 * counted on it stays on it, wherever the computer goes.
 */
export type DayNumber = number;

/** Stretches of time that are looked at as one. Weeks begin on Monday (ISO 8601). */
export const spendingBuckets = ['day', 'week', 'month'] as const;
export type SpendingBucket = (typeof spendingBuckets)[number];

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** 31 December 9999: whatever a clock is set to, a day has a date of ten characters. */
const lastDay = 2_932_896;

/** The day at an instant, in the zone that the computer is set to. */
export function localDay(at: number): DayNumber {
  const day = Math.floor((at - new Date(at).getTimezoneOffset() * minuteMs) / dayMs);
  return Number.isNaN(day) ? 0 : Math.min(lastDay, Math.max(0, day));
}

/** The day of a date, `YYYY-MM-DD`. */
export function dayOfDate(date: string): DayNumber {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

/** The date of a day, `YYYY-MM-DD`. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The first day of the month that a day is in. */
export function monthStart(day: DayNumber): DayNumber {
  return dayOfDate(`${dateOfDay(day).slice(0, 7)}-01`);
}

/** The first day of the month after the one that a day is in. */
export function nextMonth(day: DayNumber): DayNumber {
  return monthStart(monthStart(day) + 31);
}

/** The first day of the year that a day is in. */
export function yearStart(day: DayNumber): DayNumber {
  return dayOfDate(`${dateOfDay(day).slice(0, 4)}-01-01`);
}

/** The first day of the stretch that a day is in. */
export function bucketStart(day: DayNumber, bucket: SpendingBucket): DayNumber {
  switch (bucket) {
    case 'day':
      return day;
    case 'week':
      // 1 January 1970 was a Thursday.
      return day - ((((day + 3) % 7) + 7) % 7);
    case 'month':
      return monthStart(day);
  }
}

/** The first day of the stretch after the one that a day is in. */
export function nextBucket(day: DayNumber, bucket: SpendingBucket): DayNumber {
  const start = bucketStart(day, bucket);
  switch (bucket) {
    case 'day':
      return start + 1;
    case 'week':
      return start + 7;
    case 'month':
      return nextMonth(start);
  }
}

/** The first days of all stretches that days from one to another, both included, are in. */
export function bucketsBetween(
  from: DayNumber,
  to: DayNumber,
  bucket: SpendingBucket,
): readonly DayNumber[] {
  const starts: DayNumber[] = [];
  for (let start = bucketStart(from, bucket); start <= to; start = nextBucket(start, bucket)) {
    starts.push(start);
  }
  return starts;
}
