import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/main/gateway/retry-after';
import {
  longestRateLimitMs,
  maxAttempts,
  rateLimitMs,
  retryRateLimited,
  retryUnconnected,
  type Retry,
} from '../../../src/main/outbox/retry-policy';
import { answer } from '../../support/answers';
import { fc } from '../../support/property';

const waitOf = (retry: Retry) => (retry.kind === 'again' ? retry.afterMs : null);

function outage(attempts: number, accountAttempts = attempts, waitedThroughout = false) {
  return { attempts, accountAttempts, waitedThroughout };
}

describe('after an attempt without a connection', () => {
  it('waits longer and longer, then gives up after ten attempts', () => {
    const waits = Array.from({ length: maxAttempts }, (_, index) =>
      waitOf(retryUnconnected(outage(index + 1))),
    );
    expect(waits).toEqual([
      2_000,
      4_000,
      8_000,
      15_000,
      30_000,
      60_000,
      60_000,
      60_000,
      60_000,
      null,
    ]);
  });

  it('gives up at once what waited through the whole outage behind another message', () => {
    expect(retryUnconnected(outage(1, maxAttempts, true))).toEqual({ kind: 'give-up' });
  });

  it('tries on for a message that was written during the outage', () => {
    expect(retryUnconnected(outage(1, maxAttempts, false))).toEqual({
      kind: 'again',
      afterMs: 60_000,
    });
  });
});

describe('after a 429', () => {
  it('waits as long as the provider asks', () => {
    expect(retryRateLimited(1, 17_000)).toEqual({ kind: 'again', afterMs: 17_000 });
  });

  it('waits an hour where the provider asks for years', () => {
    const asked = retryAfterMs(answer(429, '', { 'retry-after': '99999999' }));
    expect(asked).toBe(99_999_999_000);
    expect(retryRateLimited(1, asked)).toEqual({ kind: 'again', afterMs: 3_600_000 });
  });

  it('waits a minute where the provider names no time', () => {
    expect(retryRateLimited(1, null)).toEqual({ kind: 'again', afterMs: 60_000 });
  });

  it('waits longer than asked when it is asked for next to nothing again and again', () => {
    expect([1, 2, 3].map((attempts) => waitOf(retryRateLimited(attempts, 0)))).toEqual([
      2_000, 4_000, 8_000,
    ]);
  });

  it('gives up after ten attempts', () => {
    expect(retryRateLimited(maxAttempts, 1_000)).toEqual({ kind: 'give-up' });
  });

  it('waits a whole number of milliseconds between 2 seconds and an hour, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.oneof(fc.double(), fc.constant(null)),
        (attempts, asked) => {
          const wait = rateLimitMs(attempts, asked);
          expect(Number.isInteger(wait)).toBe(true);
          expect(wait).toBeGreaterThanOrEqual(2_000);
          expect(wait).toBeLessThanOrEqual(longestRateLimitMs);
        },
      ),
    );
  });
});
