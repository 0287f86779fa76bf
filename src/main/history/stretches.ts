import { indexPart, partRange } from '../storage/message-words';

/** Neighbouring messages that may have what is looked for: from a place until before another. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** A stretch as the index is looked through: part by part. */
export function* inParts(
  stretch: Stretch,
  isOlder: boolean,
): Generator<Stretch & { part: number }> {
  const first = indexPart(stretch.from);
  const last = indexPart(stretch.until - 1);
  for (let step = 0; step <= last - first; step += 1) {
    const part = isOlder ? last - step : first + step;
    const range = partRange(part);
    yield {
      part,
      from: Math.max(range.from, stretch.from),
      until: Math.min(range.until, stretch.until),
    };
  }
}

/**
 * To look through rows, stretches as they are, at most so many blocks long; to search, all of a part of
 * the index at once, since asking it costs the same for one block as for all of them.
 */
export function* merged(stretches: Iterable<Stretch>, isWalk: boolean): Generator<Stretch> {
  if (isWalk) {
    yield* stretches;
    return;
  }
  let held: Stretch | null = null;
  for (const stretch of stretches) {
    const isSamePart = held !== null && indexPart(held.from) === indexPart(stretch.until - 1);
    const isSameAbove = held !== null && indexPart(held.until - 1) === indexPart(stretch.from);
    if (held !== null && (isSamePart || isSameAbove)) {
      held = {
        from: Math.min(held.from, stretch.from),
        until: Math.max(held.until, stretch.until),
      };
    } else {
      if (held !== null) yield held;
      held = stretch;
    }
  }
  if (held !== null) yield held;
}

/** The first and the last of each run of neighbouring numbers, none longer than is looked at at once. */
export function* runsOf(
  numbers: readonly number[],
  longest: number,
): Generator<readonly [number, number]> {
  let run: [number, number] | null = null;
  for (const number of numbers) {
    if (run !== null && Math.abs(number - run[1]) === 1 && Math.abs(number - run[0]) < longest) {
      run = [run[0], number];
    } else {
      if (run !== null) yield run;
      run = [number, number];
    }
  }
  if (run !== null) yield run;
}
