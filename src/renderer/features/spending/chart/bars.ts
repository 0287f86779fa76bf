import type { SpendingPoint, SpendingFigures } from '#shared/domain/spending';
import {
  bucketsBetween,
  dateOfDay,
  dayOfDate,
  type SpendingBucket,
} from '#shared/domain/spending-days';

/** A stretch of time as a bar: amounts in micros, one on top of the other. */
export interface Bar {
  /** Its first day, `YYYY-MM-DD`. */
  readonly start: string;
  readonly named: number;
  readonly estimated: number;
  readonly unclear: number;
  readonly messages: number;
}

/** More bars than pixels would be seen by nobody. */
const mostBars = 2_000;

/**
 * A bar for each stretch of a period, those without messages too, so that gaps are seen as gaps. It begins
 * with the first stretch that has anything, where that is later than the period does.
 */
export function barsOf(
  points: readonly SpendingPoint[],
  period: { readonly from: string; readonly to: string; readonly firstDay: string | null },
  bucket: SpendingBucket,
): readonly Bar[] {
  const byStart = new Map(points.map((point) => [point.start, point.figures]));
  const from =
    period.firstDay !== null && period.firstDay > period.from ? period.firstDay : period.from;
  return bucketsBetween(dayOfDate(from), dayOfDate(period.to), bucket)
    .slice(-mostBars)
    .map((day) => barOf(dateOfDay(day), byStart.get(dateOfDay(day))));
}

function barOf(start: string, figures: SpendingFigures | undefined): Bar {
  if (figures === undefined) return { start, named: 0, estimated: 0, unclear: 0, messages: 0 };
  const { named, estimated, unclear, unpriced } = figures;
  return {
    start,
    named: named.micros,
    estimated: estimated.micros,
    unclear: unclear.micros,
    messages: named.messages + estimated.messages + unclear.messages + unpriced.messages,
  };
}
