import { expect, it } from 'vitest';
import { someAtATime } from '../../../build/lib/test-run.mjs';

interface Job {
  readonly name: string;
  readonly places: number;
  /** How long it takes. */
  readonly turns: number;
}

/** Runs jobs and says what began and ended, in that order. */
async function run(jobs: readonly Job[]) {
  const seen: string[] = [];
  let taken = 0;
  let most = 0;
  const work = async ({ name, places, turns }: Job): Promise<string> => {
    seen.push(`${name} begins`);
    most = Math.max(most, (taken += places));
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    taken -= places;
    seen.push(`${name} ends`);
    return name;
  };
  return { results: await someAtATime(jobs, (job) => job.places, work), seen, most };
}

it('runs three at a time and keeps the order of the results', async () => {
  const jobs = ['a', 'b', 'c', 'd', 'e'].map((name, at) => ({
    name,
    places: 1,
    // The first ends after those behind it.
    turns: at === 0 ? 50 : 5,
  }));
  const { results, most } = await run(jobs);
  expect(results).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(most).toBe(3);
});

it('gives one that takes two places both of them, before what stands behind it', async () => {
  const { seen, most } = await run([
    { name: 'short', places: 1, turns: 5 },
    { name: 'long', places: 1, turns: 50 },
    { name: 'shorter', places: 1, turns: 1 },
    { name: 'wide', places: 2, turns: 5 },
    { name: 'behind', places: 1, turns: 1 },
  ]);
  expect(most).toBe(3);
  expect(seen.indexOf('wide begins')).toBeGreaterThan(seen.indexOf('short ends'));
  expect(seen.indexOf('wide begins')).toBeGreaterThan(seen.indexOf('shorter ends'));
  expect(seen.indexOf('wide begins')).toBeLessThan(seen.indexOf('long ends'));
  expect(seen.indexOf('behind begins')).toBeGreaterThan(seen.indexOf('wide begins'));
});

it('runs one that takes more places than there are by itself', async () => {
  const { seen } = await run([
    { name: 'small', places: 1, turns: 5 },
    { name: 'huge', places: 9, turns: 5 },
    { name: 'next', places: 1, turns: 1 },
  ]);
  expect(seen).toEqual(
    ['small', 'huge', 'next'].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
});

it('goes on after one that throws, and throws in the end', async () => {
  const begun: number[] = [];
  const work = async (value: number): Promise<void> => {
    begun.push(value);
    if (value === 1) throw new Error('the first');
  };
  await expect(someAtATime([1, 2], () => 9, work)).rejects.toThrow('the first');
  expect(begun).toEqual([1, 2]);
});
