/** What comes after an attempt that provably sent nothing. */
export type Retry =
  { readonly kind: 'again'; readonly afterMs: number } | { readonly kind: 'give-up' };

/** After this many attempts that provably sent nothing, a message is given up: about five minutes without a connection. */
export const maxAttempts = 10;

/** The wait after the first, second, … failed attempt; the last one repeats. */
const growingMs = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;
/** The longest wait for a connection. */
export const longestUnconnectedMs = 60_000;

/** Where a 429 names no time: the longest window that a provider documents is a minute. */
const defaultRateLimitMs = 60_000;

/** A `Retry-After` above this is cut: a wrong one must not hold a message for days. */
export const longestRateLimitMs = 3_600_000;

function growing(failures: number): number {
  return growingMs[failures - 1] ?? longestUnconnectedMs;
}

export interface Outage {
  /** Attempts for this message that provably sent nothing, the last one included. */
  readonly attempts: number;
  /** Attempts of the whole account in a row that found no connection, the last one included. */
  readonly accountAttempts: number;
  /** True when the message waited through all of them, behind another one. */
  readonly waitedThroughout: boolean;
}

/**
 * Decides after an attempt that found no connection.
 *
 * A message that waited behind others through a whole outage is given up with them: each of ten
 * recipients would otherwise take its own five minutes, one after the other.
 */
export function retryUnconnected(outage: Outage): Retry {
  const { attempts, accountAttempts, waitedThroughout } = outage;
  if (attempts >= maxAttempts) return { kind: 'give-up' };
  if (waitedThroughout && accountAttempts >= maxAttempts) return { kind: 'give-up' };
  return { kind: 'again', afterMs: growing(accountAttempts) };
}

/**
 * Decides after a 429.
 *
 * Waits as long as the provider asked (`retryAfterMs`, `null` where it named none), at least a
 * time that grows with `attempts`, at most an hour.
 */
export function retryRateLimited(attempts: number, retryAfterMs: number | null): Retry {
  if (attempts >= maxAttempts) return { kind: 'give-up' };
  return { kind: 'again', afterMs: rateLimitMs(attempts, retryAfterMs) };
}

/** How long no attempt is made for an account after a 429, also when its message is given up. */
export function rateLimitMs(attempts: number, retryAfterMs: number | null): number {
  const asked =
    retryAfterMs === null || Number.isNaN(retryAfterMs) ? defaultRateLimitMs : retryAfterMs;
  return Math.min(longestRateLimitMs, Math.max(Math.ceil(asked), growing(attempts)));
}
