import { describe, expect, it } from 'vitest';
import {
  callOffAttempt,
  defaultPaceLimits,
  endAttempt,
  paceWaitMs,
  restorePace,
  takeTokens,
  tokensLeft,
  type Pace,
} from '../../../src/main/outbox/pace';
import { fc } from '../../support/property';

const limits = defaultPaceLimits;

/** Attempts one after the other, each `durationMs` long; returns when each started and ended. */
function run(pace: Pace, attempts: number, startElapsed: number, durationMs: number) {
  const ran: { start: number; end: number }[] = [];
  let elapsed = startElapsed;
  let current = pace;
  for (let index = 0; index < attempts; index += 1) {
    elapsed += paceWaitMs(limits, current, elapsed);
    const start = elapsed;
    current = takeTokens(current, elapsed);
    elapsed += durationMs;
    current = endAttempt(limits, current, elapsed);
    ran.push({ start, end: elapsed });
  }
  return { ran, pace: current, elapsed };
}

describe('the pace of an account', () => {
  it('lets twenty go at once, and the next one ten seconds after the first', () => {
    const { ran } = run(restorePace(limits, null, 0), 21, 0, 0);
    expect(ran.map(({ start }) => start)).toEqual([...Array<number>(20).fill(0), 10_000]);
  });

  it('lets a hundred go in a minute, and the next one a minute after the first', () => {
    const { ran } = run(restorePace(limits, null, 0), 101, 0, 0);
    expect(ran[99]!.start).toBe(40_000);
    expect(ran[100]!.start).toBe(60_000);
  });

  it('counts a window from the end of an attempt, since a request may be long on its way', () => {
    const { ran } = run(restorePace(limits, null, 0), 21, 0, 100);
    expect(ran[20]!.start).toBe(ran[0]!.end + 10_000);
  });

  it('holds a bucket of one back while its attempt is under way', () => {
    const one = [{ count: 1, windowMs: 1_000 }];
    const pace = takeTokens(restorePace(one, null, 0), 0);
    expect(paceWaitMs(one, pace, 5_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives tokens back for an attempt that was called off', () => {
    const pace = takeTokens(restorePace(limits, null, 0), 0);
    expect(tokensLeft(limits, callOffAttempt(pace), 0)).toEqual([20, 100]);
  });

  it('does not burst after a restart, however long the program was not running', () => {
    const before = run(restorePace(limits, null, 0), 20, 0, 0);
    const left = tokensLeft(limits, before.pace, before.elapsed);
    expect(left).toEqual([0, 80]);
    expect(paceWaitMs(limits, restorePace(limits, left, 777), 777)).toBe(10_000);
  });

  it('starts with full buckets where nothing is stored, or something that cannot be', () => {
    expect(tokensLeft(limits, restorePace(limits, null, 0), 0)).toEqual([20, 100]);
    expect(tokensLeft(limits, restorePace(limits, [], 0), 0)).toEqual([20, 100]);
    expect(tokensLeft(limits, restorePace(limits, [-4, 9_000], 0), 0)).toEqual([0, 100]);
  });

  it('never lets more than the limit arrive in any window, wherever in its attempt each arrives', () => {
    const attempt = fc.record({
      idleMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4_000 })),
      durationMs: fc.integer({ min: 0, max: 3_000 }),
      arrives: fc.double({ min: 0, max: 1, noNaN: true }),
      restart: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 25, maxLength: 120 }), (attempts) => {
        const arrivals: number[] = [];
        let elapsed = 0;
        let pace = restorePace(limits, null, elapsed);
        for (const { idleMs, durationMs, arrives, restart } of attempts) {
          elapsed += idleMs;
          elapsed += paceWaitMs(limits, pace, elapsed);
          pace = takeTokens(pace, elapsed);
          const stored = tokensLeft(limits, pace, elapsed);
          arrivals.push(elapsed + durationMs * arrives);
          elapsed += durationMs;
          pace = restart ? restorePace(limits, stored, elapsed) : endAttempt(limits, pace, elapsed);
        }
        for (const { count, windowMs } of limits) {
          arrivals.forEach((at, index) => {
            const earlier = arrivals[index - count];
            if (earlier !== undefined) expect(at - earlier).toBeGreaterThanOrEqual(windowMs);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
