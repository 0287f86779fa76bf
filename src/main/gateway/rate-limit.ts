import type { Answer } from './exchange';
import { serverTime } from './retry-after';

/** From so many seconds on, a number is a time since the epoch (2001) and no duration. */
const firstEpochSeconds = 1_000_000_000;
const wholeNumber = /^\d{1,13}$/;

/**
 * How long until a provider's limit lets requests through again, in milliseconds, from
 * `X-RateLimit-Reset`; `null` where it cannot be read. Unbounded.
 *
 * No standard says what stands in it: seconds since the epoch, as Laravel writes them (what the vendors'
 * APIs are made with), milliseconds since then, or seconds from now.
 */
export function limitResetMs(answer: Pick<Answer, 'headers' | 'receivedAt'>): number | null {
  const reset = wholeHeader(answer, 'x-ratelimit-reset');
  if (reset === null) return null;
  if (reset < firstEpochSeconds) return reset * 1_000;
  const at = reset < firstEpochSeconds * 1_000 ? reset * 1_000 : reset;
  return Math.max(0, at - serverTime(answer));
}

/** How long no request will be let through after this answer: where `X-RateLimit-Remaining` is 0. */
export function nextAfterMs(answer: Pick<Answer, 'headers' | 'receivedAt'>): number | null {
  return wholeHeader(answer, 'x-ratelimit-remaining') === 0 ? limitResetMs(answer) : null;
}

function wholeHeader({ headers }: Pick<Answer, 'headers'>, name: string): number | null {
  const value = headers[name]?.trim() ?? '';
  return wholeNumber.test(value) ? Number(value) : null;
}
