import { describe, expect, it } from 'vitest';
import { mergeMessages } from '../../../src/renderer/features/history/history-store';
import { messageTime, wholeTime } from '../../../src/renderer/lib/message-time';
import { aMessage, fixtureAt } from '../../support/fixtures';

describe('merging changed messages', () => {
  it('puts them over their older selves, and new ones in order of time', () => {
    const first = aMessage({ id: '1', createdAt: 1 });
    const third = aMessage({ id: '3', createdAt: 3 });
    const changed = aMessage({ id: '1', createdAt: 1, text: 'Changed' });
    const second = aMessage({ id: '2', createdAt: 2 });

    expect(mergeMessages([third, first], [changed, second])).toEqual([third, second, changed]);
  });
});

describe("a message's time", () => {
  const now = new Date(2026, 2, 12, 15).getTime();
  const at = (...date: [number, number, number, number, number]): string =>
    messageTime(new Date(...date).getTime(), now, 'en-GB');

  it.each<[string, [number, number, number, number, number]]>([
    ['09:05', [2026, 2, 12, 9, 5]],
    ['Wed 09:05', [2026, 2, 11, 9, 5]],
    ['1 Mar, 09:05', [2026, 2, 1, 9, 5]],
    ['12 Mar 2025, 09:05', [2025, 2, 12, 9, 5]],
  ])('is %s, as short as it can be', (words, date) => {
    expect(at(...date)).toBe(words);
  });

  it('is whole for the tool tip', () => {
    expect(wholeTime(fixtureAt, 'en-GB')).toMatch(/Thursday,? 12 March 2026/);
  });
});
