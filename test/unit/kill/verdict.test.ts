import { describe, expect, it } from 'vitest';
import { judge, type ProviderDeed } from '../../kill/verdict';

const message = (state: string, id = 'a') => ({
  id,
  to: '+12025550100',
  text: `text ${id}`,
  state,
});
const request = (deed: ProviderDeed, id = 'a') => ({
  to: '+12025550100',
  text: `text ${id}`,
  deed,
});
const name = '+12025550100 “text a”';

describe('the kill test’s verdict', () => {
  it('finds nothing wrong with a history that says what happened', () => {
    const record = [
      request('accepted', 'a'),
      request('refused', 'b'),
      request('accepted', 'c'),
      request('took-and-said-nothing', 'd'),
    ];
    const history = [
      message('accepted', 'a'),
      message('rejected', 'b'),
      message('unknown', 'c'),
      message('unknown', 'd'),
      message('unknown', 'e'),
    ];
    expect(judge(record, history, new Set(['a', 'e']))).toEqual({
      duplicates: [],
      lost: [],
      untrue: [],
      counts: {
        'accepted, accepted': 1,
        'rejected, refused': 1,
        'unknown, accepted': 1,
        'unknown, took-and-said-nothing': 1,
        'unknown, never arrived': 1,
      },
    });
  });

  it('finds a text that arrived twice', () => {
    const twice = [request('took-and-said-nothing'), request('accepted')];
    expect(judge(twice, [message('unknown')], new Set()).duplicates).toEqual([name]);
  });

  it('finds a message that Send answered for and that is gone', () => {
    expect(judge([], [], new Set(['a'])).lost).toEqual(['a']);
  });

  it.each(['queued', 'sending'])('finds a message that is %s for ever', (state) => {
    expect(judge([], [message(state)], new Set(['a'])).lost).toEqual([name]);
  });

  it.each([
    ['accepted', 'refused'],
    ['accepted', 'took-and-said-nothing'],
    ['rejected', 'accepted'],
    ['rejected', 'took-and-said-nothing'],
    ['queued', 'accepted'],
    ['cancelled', 'accepted'],
  ] as const)('finds that “%s” is untrue of a message that was %s', (state, deed) => {
    expect(judge([request(deed)], [message(state)], new Set()).untrue).toHaveLength(1);
  });

  it('finds that “accepted” is untrue of a message that never arrived', () => {
    expect(judge([], [message('accepted')], new Set()).untrue).toHaveLength(1);
  });

  it('finds a text that the history knows nothing of', () => {
    expect(judge([request('accepted')], [], new Set()).untrue).toHaveLength(1);
  });
});
