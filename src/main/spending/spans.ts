import { monthStart, nextMonth, type DayNumber } from '#shared/domain/spending-days';

/** Days, both included. */
export interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** Days whose sums are read together: by month where they are whole months. */
export interface Stretch extends Span {
  readonly sums: 'day' | 'month';
}

/** Cuts days into the whole months among them, and the days before and after those. */
export function inMonths({ from, to }: Span): readonly Stretch[] {
  const first = from === monthStart(from) ? from : nextMonth(from);
  const end = monthStart(to + 1);
  if (first >= end) return [{ from, to, sums: 'day' }];
  const stretches: readonly Stretch[] = [
    { from, to: first - 1, sums: 'day' },
    { from: first, to: end - 1, sums: 'month' },
    { from: end, to, sums: 'day' },
  ];
  return stretches.filter((stretch) => stretch.from <= stretch.to);
}

/** Cuts days into pieces of so many: as many as are read in a few milliseconds. */
export function inPieces({ from, to }: Span, days: number): readonly Stretch[] {
  const pieces: Stretch[] = [];
  for (let start = from; start <= to; start += days) {
    pieces.push({ from: start, to: Math.min(to, start + days - 1), sums: 'day' });
  }
  return pieces;
}

/** The whole months that some days are in. */
export function wholeMonths({ from, to }: Span): Span {
  return { from: monthStart(from), to: nextMonth(to) - 1 };
}
