import { expect, it } from 'vitest';
import { twoAtATime } from '../../../build/lib/test-run.mjs';

it('runs two at a time and keeps the order of the results', async () => {
  let running = 0;
  let most = 0;
  const double = async (value: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    // The first waits for several turns, so that it ends after those behind it.
    for (let turn = 0; turn < (value === 1 ? 20 : 2); turn += 1) await Promise.resolve();
    running -= 1;
    return value * 2;
  };
  expect(await twoAtATime([1, 2, 3, 4], double)).toEqual([2, 4, 6, 8]);
  expect(most).toBe(2);
});
