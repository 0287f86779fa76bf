import { describe, expect, it } from 'vitest';
import { messageTime, wholeTime } from '../../../../src/renderer/lib/message-time';
import { fixtureAt } from '../../../support/fixtures';

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
