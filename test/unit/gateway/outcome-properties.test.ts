import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/main/gateway/exchange';
import { outcomeOf } from '../../../src/main/gateway/outcome';
import { fc } from '../../support/property';

/** The same cases in every run. */
const runs = { seed: 20_250_102, numRuns: 500 };

const word = fc.constantFrom('Failed to send SMS', 'Insufficient balance', '21610', '', ' ');
const anyBody = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc
    .record(
      {
        message: fc.oneof(word, fc.jsonValue()),
        error: fc.oneof(word, fc.record({ message: word, code: word }), fc.jsonValue()),
        errors: fc.oneof(fc.dictionary(fc.string(), fc.array(fc.string())), fc.jsonValue()),
        data: fc.oneof(
          fc.record(
            {
              sms_id: fc.jsonValue(),
              id: fc.jsonValue(),
              status: fc.jsonValue(),
              segments: fc.jsonValue(),
              cost: fc.oneof(fc.double(), fc.jsonValue()),
              currency: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
          fc.jsonValue(),
        ),
        retry_after: fc.oneof(fc.double(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

const anyHeaders = fc.dictionary(
  fc.constantFrom('retry-after', 'content-type', 'location', 'date'),
  fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  ),
);

const anyApi = fc.record({
  flavor: fc.constantFrom('classic' as const, 'platform' as const),
  currency: fc.constantFrom('USD', null),
});

const answerWith = (status: fc.Arbitrary<number>): fc.Arbitrary<Answer> =>
  fc.record({
    kind: fc.constant('answered' as const),
    status,
    headers: anyHeaders,
    body: anyBody,
    truncated: fc.boolean(),
    receivedAt: fc.nat(),
  });

const between = (min: number, max: number) => answerWith(fc.integer({ min, max }));

describe('whatever a provider answers', () => {
  it('makes an outcome and never throws', () => {
    fc.assert(
      fc.property(between(0, 999), anyApi, (answer, api) => {
        expect(outcomeOf(answer, api).kind).toMatch(/^(accepted|rejected|rate-limited|unknown)$/);
      }),
      runs,
    );
  });

  it('a 2xx is accepted', () => {
    fc.assert(
      fc.property(between(200, 299), anyApi, (answer, api) => {
        expect(outcomeOf(answer, api).kind).toBe('accepted');
      }),
      runs,
    );
  });

  it('a 4xx was not sent', () => {
    fc.assert(
      fc.property(between(400, 499), anyApi, (answer, api) => {
        const expected = answer.status === 429 ? 'rate-limited' : 'rejected';
        expect(outcomeOf(answer, api).kind).toBe(expected);
      }),
      runs,
    );
  });

  it('a 5xx is unknown, but for the documented 500', () => {
    fc.assert(
      fc.property(between(500, 599), anyApi, (answer, api) => {
        const { kind } = outcomeOf(answer, api);
        expect(kind).toBe(isDocumentedFailure(answer) ? 'rejected' : 'unknown');
      }),
      runs,
    );
  });

  it('amounts are whole millionths with a currency, and never negative', () => {
    fc.assert(
      fc.property(between(200, 299), anyApi, (answer, api) => {
        const outcome = outcomeOf(answer, api);
        if (outcome.kind !== 'accepted') expect.unreachable();
        for (const money of [outcome.receipt.cost, outcome.receipt.segmentPrice]) {
          if (money === null) continue;
          expect(money.currency).toMatch(/^[A-Z]{3}$/);
          expect(Number.isSafeInteger(money.amountMicros)).toBe(true);
          expect(money.amountMicros).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  it('a wait is a time from now on, or not known', () => {
    fc.assert(
      fc.property(answerWith(fc.constant(429)), anyApi, (answer, api) => {
        const outcome = outcomeOf(answer, api);
        if (outcome.kind !== 'rate-limited') expect.unreachable();
        if (outcome.retryAfterMs === null) return;
        expect(outcome.retryAfterMs).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(outcome.retryAfterMs)).toBe(true);
      }),
      runs,
    );
  });

  it('words are short, on one line and not empty', () => {
    fc.assert(
      fc.property(between(300, 599), anyApi, (answer, api) => {
        const outcome = outcomeOf(answer, api);
        if (!('providerWords' in outcome) || outcome.providerWords === null) return;
        expect(outcome.providerWords).toMatch(/^\P{Cc}+$/u);
        expect(Array.from(outcome.providerWords).length).toBeLessThanOrEqual(501);
      }),
      runs,
    );
  });
});

function isDocumentedFailure({ status, body }: Answer): boolean {
  if (status !== 500) return false;
  try {
    const parsed: unknown = JSON.parse(body);
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      'message' in parsed &&
      parsed.message === 'Failed to send SMS'
    );
  } catch {
    return false;
  }
}
