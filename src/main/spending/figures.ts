import {
  addSums,
  noFigures,
  totalOf,
  type SpendingFigures,
  type SpendingGroup,
  type SpendingPoint,
  type SpendingSum,
} from '#shared/domain/spending';
import { bucketStart, dateOfDay, type SpendingBucket } from '#shared/domain/spending-days';
import { groupBy } from './group-by';
import type { DaySum, LineSum, SpendingLine } from './spending-store';

/** The lines of one currency, by their ids. */
export type Lines = ReadonlyMap<number, SpendingLine>;

/** Rows of the lines added up, each under how surely it is known. Rows of other lines count nothing. */
export function figuresOf(rows: Iterable<LineSum>, lines: Lines): SpendingFigures {
  const figures: Record<keyof SpendingFigures, SpendingSum> = { ...noFigures };
  for (const { line, messages, segments, micros } of rows) {
    const certainty = lines.get(line)?.certainty;
    if (certainty === undefined) continue;
    figures[certainty] = addSums(figures[certainty], { messages, segments, micros });
  }
  return figures;
}

/** Sums of days by the stretches that they are in, in the order of time. */
export function pointsOf(
  rows: readonly DaySum[],
  lines: Lines,
  bucket: SpendingBucket,
): readonly SpendingPoint[] {
  const byStart = groupBy(rows, ({ day }) => bucketStart(day, bucket));
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, ofStretch]) => ({
      start: dateOfDay(start),
      figures: figuresOf(ofStretch, lines),
    }));
}

/** The order of groups: by what they cost, then by how many messages they had. */
export function dearestFirst(a: SpendingGroup, b: SpendingGroup): number {
  const [sumA, sumB] = [totalOf(a.figures), totalOf(b.figures)];
  return sumB.micros - sumA.micros || sumB.messages - sumA.messages || (a.key < b.key ? -1 : 1);
}
