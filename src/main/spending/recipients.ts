import { monthStart, nextMonth, yearStart, type DayNumber } from '#shared/domain/spending-days';
import { groupBy } from './figures';
import type { DearRecipient, SpendingStore, WholeDays } from './spending-store';

/** Keys that are looked at together: some ten milliseconds with five years of messages. */
const sliceSize = 4_000;

/** The recipients of one currency that cost most. */
export interface Dearest {
  readonly keys: readonly number[];
  /** How many there are at all. */
  readonly count: number;
}

/**
 * The whole years and months that make up the months from one day's to another's.
 *
 * A year also stands for its months where what it has beyond them is nothing, since nothing was sent
 * before `known.first` or after `known.last`. All months that have anything are one sum.
 */
export function wholeDays(
  from: DayNumber,
  to: DayNumber,
  known: { readonly first: DayNumber; readonly last: DayNumber },
): WholeDays {
  const first = monthStart(Math.max(from, known.first));
  const last = monthStart(Math.min(to, known.last));
  if (first === monthStart(known.first) && last === monthStart(known.last)) {
    return { ever: true, years: [], months: [] };
  }
  const isWhole = (year: DayNumber) =>
    (first <= year || first === monthStart(known.first)) &&
    (yearStart(last) > year ||
      last === monthStart(known.last) ||
      nextMonth(last) === yearStart(year + 366));
  const years = new Set<DayNumber>();
  const months: DayNumber[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    const year = yearStart(month);
    if (isWhole(year)) years.add(year);
    else months.push(month);
  }
  return { ever: false, years: [...years], months };
}

/** Finds the dearest recipients in each currency, slice by slice of their keys. */
export async function findDearest(
  store: Pick<SpendingStore, 'dearestRecipients' | 'lastKey'>,
  days: WholeDays,
  lines: readonly number[],
  limit: number,
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, Dearest>> {
  const found = new Map<string, { best: DearRecipient[]; count: number }>();
  const lastKey = store.lastKey();
  for (let first = 0; first <= lastKey; first += sliceSize) {
    const last = first + sliceSize - 1;
    const ofSlice = groupBy(
      store.dearestRecipients(days, lines, { first, last, limit }),
      ({ currency }) => currency,
    );
    for (const [currency, rows] of ofSlice) {
      const before = found.get(currency) ?? { best: [], count: 0 };
      found.set(currency, {
        best: [...before.best, ...rows].sort(dearerFirst).slice(0, limit),
        count: before.count + (rows[0]?.count ?? 0),
      });
    }
    await breathe();
  }
  return new Map(
    [...found].map(([currency, { best, count }]) => [
      currency,
      { keys: best.map(({ key }) => key), count },
    ]),
  );
}

function dearerFirst(a: DearRecipient, b: DearRecipient): number {
  return b.micros - a.micros || b.messages - a.messages || a.key - b.key;
}
