/** At most `count` requests in any `windowMs`, on the provider's clock. */
export interface PaceLimit {
  readonly count: number;
  readonly windowMs: number;
}

/** What Famulor documents: 20 in 10 seconds and 100 a minute. */
export const defaultPaceLimits: readonly PaceLimit[] = [
  { count: 20, windowMs: 10_000 },
  { count: 100, windowMs: 60_000 },
];

/**
 * The token buckets of one account: for each limit, when every token that was taken comes back.
 *
 * A token comes back one whole window after its attempt has **ended**, and counts as taken until
 * then. A bucket that refills evenly would let twice the limit through in one window (a full
 * bucket, then its refill), and a window counted from an attempt's start could be squeezed on the
 * provider's side by a request that was long on its way. Times are on a clock that only runs
 * forward.
 */
export interface Pace {
  readonly buckets: readonly (readonly number[])[];
}

/** Stands for the token of the attempt under way; one attempt at a time per account. */
const underWay = Number.POSITIVE_INFINITY;

/**
 * Builds the buckets at start from the tokens that were left; full buckets where nothing is known.
 *
 * What was taken comes back a window after the start: how long the program was not running is not
 * known, since the date may have jumped.
 */
export function restorePace(
  limits: readonly PaceLimit[],
  tokens: readonly number[] | null,
  startedElapsed: number,
): Pace {
  return {
    buckets: limits.map(({ count, windowMs }, index) => {
      const left = Math.min(count, Math.max(0, Math.floor(tokens?.[index] ?? count)));
      return Array.from({ length: count - left }, () => startedElapsed + windowMs);
    }),
  };
}

function stillTaken(bucket: readonly number[], elapsed: number): readonly number[] {
  return bucket.filter((returnsAt) => returnsAt > elapsed);
}

/** Tokens left in each bucket, in the order of the limits. */
export function tokensLeft(limits: readonly PaceLimit[], pace: Pace, elapsed: number): number[] {
  return limits.map(
    ({ count }, index) => count - stillTaken(pace.buckets[index] ?? [], elapsed).length,
  );
}

/** Milliseconds until an attempt may start: 0 when at once. */
export function paceWaitMs(limits: readonly PaceLimit[], pace: Pace, elapsed: number): number {
  const waits = limits.map(({ count }, index) => {
    const taken = stillTaken(pace.buckets[index] ?? [], elapsed).toSorted((a, b) => a - b);
    const mustReturn = taken[taken.length - count];
    return mustReturn === undefined ? 0 : mustReturn - elapsed;
  });
  return Math.max(0, ...waits);
}

/** Takes a token from each bucket for an attempt that starts now. */
export function takeTokens(pace: Pace, elapsed: number): Pace {
  return { buckets: pace.buckets.map((bucket) => [...stillTaken(bucket, elapsed), underWay]) };
}

/** Notes that the attempt has ended: its tokens come back a window from now. */
export function endAttempt(limits: readonly PaceLimit[], pace: Pace, elapsed: number): Pace {
  return {
    buckets: pace.buckets.map((bucket, index) =>
      bucket.map((at) => (at === underWay ? elapsed + (limits[index]?.windowMs ?? 0) : at)),
    ),
  };
}

/** Gives the tokens back for an attempt that was called off before anything left. */
export function callOffAttempt(pace: Pace): Pace {
  return { buckets: pace.buckets.map((bucket) => bucket.filter((at) => at !== underWay)) };
}

/** How long so many attempts take at the limits, from full buckets and with answers at once. */
export function paceDurationMs(limits: readonly PaceLimit[], attempts: number): number {
  return Math.max(
    0,
    ...limits.map(
      ({ count, windowMs }) => Math.floor(Math.max(0, attempts - 1) / count) * windowMs,
    ),
  );
}
