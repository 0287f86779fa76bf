// @ts-check
// usage: node build/test.mjs [--only check,unit,component,integration,e2e,kill,package]
// Installs what is missing, runs every check and suite, two at a time, and ends with the sum over
// all of them.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { inStageOrder, selectStages } from './lib/test-stages.mjs';

const startedAt = Date.now();
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const { checks, suites } = selectStages(values.only);
await ensureInstalled();

const { attentionLines, countOutcomes, sumLine } = await import('./lib/test-report.mjs');
const { noteTime, runCheck, runStep, runSuite, skipSuite, timesLine, twoAtATime } =
  await import('./lib/test-run.mjs');
const { buildApp } = await import('./lib/app-build.mjs');
const { ensureDesktopPackages } = await import('./lib/debian.mjs');
const { resolveElectron } = await import('./lib/electron.mjs');

/** @typedef {import('./lib/test-report.mjs').TestResult} TestResult */

const needsDesktop = suites.some((suite) => suite.desktops !== undefined);
const alone = checks.length === 0 && suites.length === 1;
// Found while the checks run: on a new machine it has to be downloaded first.
const desktop = needsDesktop ? findDesktop() : Promise.resolve({ missing: 'nothing asked for it' });
const reports = await mkdtemp(path.join(os.tmpdir(), 'quicksend-test-'));
console.log(`Testing begins after ${noteTime('in place', startedAt)} s.`);

/** @type {Promise<TestResult> | undefined} */
let building;
const build = () => (building ??= runStep('build', buildApp));
const jobs = [
  ...checks.map((check) => ({ name: check.name, run: async () => [await runCheck(check)] })),
  ...(needsDesktop ? [{ name: 'build', run: async () => [await build()] }] : []),
  ...suites.map((suite) => ({ name: suite.name, run: () => testSuite(suite) })),
];
/** @type {TestResult[]} */
let results;
try {
  results = (await twoAtATime(inStageOrder(jobs), ({ run }) => run())).flat();
} finally {
  await rm(reports, { recursive: true, force: true });
}

for (const line of attentionLines(results)) console.log(line);
process.exitCode = countOutcomes(results).failed === 0 ? 0 : 1;
noteTime('in all', startedAt);
console.log(timesLine());
console.log(sumLine(results));

/**
 * @returns {Promise<{ extraEnv: NodeJS.ProcessEnv } | { missing: string }>} names the Electron
 *   to run, or why there is no desktop to run it on
 */
async function findDesktop() {
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

/**
 * @param {import('./lib/test-stages.mjs').Suite} suite
 * @returns {Promise<TestResult[]>}
 */
async function testSuite(suite) {
  if (suite.desktops === undefined) return runSuite(suite, { reports, alone });
  const found = await desktop;
  if ('missing' in found) return skipSuite(suite, reports, found.missing);
  if ((await build()).outcome === 'failed') {
    return [{ name: `${suite.name} › the app could not be built`, outcome: 'failed' }];
  }
  return runSuite(suite, { reports, alone, extraEnv: found.extraEnv });
}
