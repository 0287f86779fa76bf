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

/** Things by what `keyOf` says of each, in the order in which they come. */
export function groupBy<Thing, Key>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => Key,
): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
