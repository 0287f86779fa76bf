// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './app-build.mjs';
import { ensureDesktopPackages } from './debian.mjs';
import { resolveElectron } from './electron.mjs';
import {
  noteTime,
  runCheck,
  runStep,
  runSuite,
  skipSuite,
  someAtATime,
  timesLine,
} from './test-run.mjs';
import { inStageOrder } from './test-stages.mjs';
import { resultsOf } from './test-sum.mjs';

/**
 * @typedef {import('./test-report.mjs').TestResult} TestResult
 * @typedef {import('./test-stages.mjs').Check} Check
 * @typedef {import('./test-stages.mjs').Suite} Suite
 */

/**
 * Runs checks and suites, several at a time, and says what each took; one that throws has failed.
 * @param {{ checks: readonly Check[], suites: readonly Suite[] }} stages
 * @param {number} startedAt milliseconds since the epoch
 * @returns {Promise<readonly TestResult[]>}
 */
export async function testAll({ checks, suites }, startedAt) {
  const needsDesktop = suites.some((suite) => suite.desktops !== undefined);
  const alone = checks.length === 0 && suites.length === 1;
  // Found while the checks run: on a new machine it has to be downloaded first.
  const desktop = needsDesktop
    ? findDesktop(startedAt)
    : Promise.resolve({ missing: 'nothing asked for it' });
  const reports = await mkdtemp(path.join(os.tmpdir(), 'quicksend-test-'));
  console.log(`Testing begins after ${noteTime('in place', startedAt)} s.`);

  /** @type {Promise<TestResult> | undefined} */
  let building;
  const build = () => (building ??= runStep('build', buildApp));

  /**
   * @param {Suite} suite
   * @returns {Promise<TestResult[]>}
   */
  const testSuite = async (suite) => {
    if (suite.desktops === undefined) return runSuite(suite, { reports, alone });
    const found = await desktop;
    if ('missing' in found) return skipSuite(suite, reports, found.missing);
    if ((await build()).outcome === 'failed') {
      return [{ name: `${suite.name} › the app could not be built`, outcome: 'failed' }];
    }
    return runSuite(suite, { reports, alone, extraEnv: found.extraEnv });
  };

  const jobs = [
    ...checks.map((check) => ({
      name: check.name,
      places: 1,
      run: async () => [await runCheck(check)],
    })),
    ...(needsDesktop ? [{ name: 'build', places: 1, run: async () => [await build()] }] : []),
    ...suites.map((suite) => ({
      name: suite.name,
      places: suite.desktops ?? 1,
      run: () => testSuite(suite),
    })),
  ];
  try {
    const work = inStageOrder(jobs);
    const done = await someAtATime(
      work,
      (job) => job.places,
      ({ name, run }) => resultsOf(name, run),
    );
    return done.flat();
  } finally {
    await rm(reports, { recursive: true, force: true });
    noteTime('in all', startedAt);
    console.log(timesLine());
  }
}

/**
 * @param {number} startedAt
 * @returns {Promise<{ extraEnv: NodeJS.ProcessEnv } | { missing: string }>} names the Electron
 *   to run, or why there is no desktop to run it on
 */
async function findDesktop(startedAt) {
  try {
    const packages = await ensureDesktopPackages();
    if (!packages.ready) return { missing: packages.why };
    const { executablePath } = await resolveElectron();
    return { extraEnv: { ELECTRON_EXEC_PATH: executablePath } };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  } finally {
    noteTime('desktop found', startedAt);
  }
}
