import { dateOfDay, dayOfDate, monthStart, yearStart } from '#shared/domain/spending-days';
import type { SpendingBucket } from '#shared/domain/spending-days';

/** Stretches of time that are often asked about; `own` is what the user chose. */
export const periodNames = [
  'this-month',
  'last-month',
  'last-12-months',
  'this-year',
  'last-year',
  'all',
  'own',
] as const;
export type PeriodName = (typeof periodNames)[number];

/** Days, `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Before any text was ever sent. */
const beginning = '1970-01-01';

/** The days of a stretch, seen from today. What the user chose stays as it is. */
export function periodOf(name: PeriodName, today: string, own: Period): Period {
  const day = dayOfDate(today);
  switch (name) {
    case 'this-month':
      return { from: dateOfDay(monthStart(day)), to: today };
    case 'last-month': {
      const end = monthStart(day) - 1;
      return { from: dateOfDay(monthStart(end)), to: dateOfDay(end) };
    }
    case 'last-12-months': {
      // From the first of the month after this one, a year ago.
      const year = Number(today.slice(0, 4)) - 1;
      const month = Number(today.slice(5, 7)) + 1;
      const from = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
      return { from, to: today };
    }
    case 'this-year':
      return { from: dateOfDay(yearStart(day)), to: today };
    case 'last-year': {
      const end = yearStart(day) - 1;
      return { from: dateOfDay(yearStart(end)), to: dateOfDay(end) };
    }
    case 'all':
      return { from: beginning, to: today };
    case 'own':
      return own;
  }
}

/** The stretches in which a period is best looked at. */
export function fittingBucket({ from, to }: Period): SpendingBucket {
  const days = dayOfDate(to) - dayOfDate(from);
  if (days <= 62) return 'day';
  return days <= 200 ? 'week' : 'month';
}
