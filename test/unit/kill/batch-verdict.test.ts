import { describe, expect, it } from 'vitest';
import { judgeBatches, nameOf, type BatchDeed } from '../../kill/batch-verdict';

const to = '+12025550100';
const message = (state: string, text = 'a') => ({ to, text, state });
const request = (deed: BatchDeed, text = 'a', arrivedAt = 0) => ({
  account: 'one',
  to,
  text,
  deed,
  arrivedAt,
});
const name = nameOf({ to, text: 'a' });
const nothing = new Set<string>();

describe('the verdict on batches that were killed', () => {
  it('finds nothing wrong with a history that says what happened', () => {
    const record = [
      request('sent-back', 'a'),
      request('accepted', 'a'),
      request('refused', 'b'),
      request('took', 'c'),
    ];
    const history = [message('accepted'), message('rejected', 'b'), message('unknown', 'c')];
    expect(judgeBatches(record, history, new Set([name]))).toEqual({
      duplicates: [],
      lost: [],
      untrue: [],
      tooFast: [],
      counts: { 'accepted, accepted': 1, 'rejected, refused': 1, 'unknown, took': 1 },
    });
  });

  it.each(['accepted', 'took', 'refused'] as const)(
    'finds a text that came again after it was %s',
    (deed) => {
      const twice = [request(deed), request('accepted')];
      expect(judgeBatches(twice, [message('accepted')], nothing).duplicates).toEqual([name]);
    },
  );

  it('finds a message that was confirmed and is gone, and one that waits for ever', () => {
    expect(judgeBatches([], [], new Set([name])).lost).toEqual([name]);
    expect(judgeBatches([], [message('queued')], nothing).lost).toEqual([name]);
  });

  it.each([
    ['accepted', 'took'],
    ['accepted', 'sent-back'],
    ['rejected', 'accepted'],
    ['queued', 'took'],
    ['cancelled', 'accepted'],
  ] as const)('finds that “%s” is untrue where the last word was “%s”', (state, deed) => {
    expect(judgeBatches([request(deed)], [message(state)], nothing).untrue).toHaveLength(1);
  });

  it('finds a text that the history knows nothing of', () => {
    expect(judgeBatches([request('accepted')], [], nothing).untrue).toHaveLength(1);
  });

  it('finds more than twenty requests of an account in ten seconds', () => {
    const at = (times: readonly number[]) =>
      judgeBatches(
        times.map((arrivedAt, index) => request('accepted', String(index), arrivedAt)),
        [],
        nothing,
      ).tooFast;
    const even = Array.from({ length: 21 }, (_, index) => index * 500);
    expect(at(even)).toEqual([]);
    expect(at(even.with(20, 9_999))).toEqual(['one got 21 requests in 9999 ms']);
  });
});
