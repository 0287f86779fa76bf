// @ts-check
// The end of what `npm test` prints. It needs no package: it is printed also where installing fails.

import { stripVTControlCharacters } from 'node:util';

/** @typedef {import('./test-report.mjs').TestResult} TestResult */

/**
 * Does a part of the work. One that throws is a failed result with the reason, so that the others go
 * on and the sum is still told.
 * @param {string} name
 * @param {() => Promise<readonly TestResult[]>} work
 * @param {(error: unknown) => void} [log] gets the whole error, of which the result has the first line
 * @returns {Promise<readonly TestResult[]>}
 */
export async function resultsOf(name, work, log = console.error) {
  try {
    return await work();
  } catch (error) {
    log(error);
    const reason = error instanceof Error ? error.message : String(error);
    return [{ name: `${name} › ${reason.split('\n', 1)[0]}`, outcome: 'failed' }];
  }
}

/** @param {readonly TestResult[]} tests */
export function countOutcomes(tests) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of tests) counts[outcome] += 1;
  return counts;
}

/**
 * The sum, as the last line of the output: `N passed, N failed, N skipped`.
 * @param {readonly TestResult[]} tests
 */
export function sumLine(tests) {
  const { passed, failed, skipped } = countOutcomes(tests);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * What was skipped, with why, and what failed, with how each failure begins.
 * @param {readonly TestResult[]} tests
 * @returns {string[]} lines
 */
export function attentionLines(tests) {
  const skipped = tests.filter((test) => test.outcome === 'skipped');
  const failed = tests.filter((test) => test.outcome === 'failed');
  return [
    ...(skipped.length === 0 ? [] : ['Skipped:']),
    ...skipped.map(({ name, reason }) => `  - ${name}: ${reason ?? 'no reason given'}`),
    ...(failed.length === 0 ? [] : ['Failed:']),
    ...failed.flatMap(({ name, reason }) => [
      `  - ${name}`,
      ...firstLinesOf(reason).map((line) => `      ${line}`),
    ]),
  ];
}

/** How much of a failure stands below its name: the whole of it stands further up. */
const shownLines = 4;
const shownCharacters = 200;

/** @param {string | undefined} text may hold a terminal's colours */
function firstLinesOf(text = '') {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim().slice(0, shownCharacters))
    .filter((line) => line !== '')
    .slice(0, shownLines);
}
