// @ts-check
// usage: node build/test.mjs [--only check,unit,component,integration,e2e,kill]
// Installs what is missing, runs every check and suite, and ends with the sum over all of them.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { selectStages } from './lib/test-stages.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const stages = selectStages(values.only);
await ensureInstalled();

const { attentionLines, countOutcomes, sumLine } = await import('./lib/test-report.mjs');
const { runCheck, runStep, runSuite, skipSuite, twoAtATime } = await import('./lib/test-run.mjs');
const { buildApp } = await import('./lib/app-build.mjs');
const { ensureDesktopPackages } = await import('./lib/debian.mjs');
const { resolveElectron } = await import('./lib/electron.mjs');

const needsDesktop = stages.suites.some((suite) => suite.desktop);
const desktop = needsDesktop ? await findDesktop() : { missing: 'no suite asked for it' };
const reports = await mkdtemp(path.join(os.tmpdir(), 'quicksend-test-'));
/** @type {import('./lib/test-report.mjs').TestResult[]} */
const results = [];
try {
  heading('Checks', stages.checks.length > 0);
  results.push(...(await twoAtATime(stages.checks, runCheck)));
  for (const suite of stages.suites.filter((one) => !one.desktop)) {
    heading(suite.name);
    results.push(...(await runSuite(suite, { reports })));
  }
  if (needsDesktop) await runDesktopSuites(stages.suites.filter((one) => one.desktop));
} finally {
  await rm(reports, { recursive: true, force: true });
}

for (const line of attentionLines(results)) console.log(line);
process.exitCode = countOutcomes(results).failed === 0 ? 0 : 1;
console.log(sumLine(results));

/**
 * @returns {Promise<{ extraEnv: NodeJS.ProcessEnv } | { missing: string }>} names the Electron
 *   to run, or why there is no desktop to run it on
 */
async function findDesktop() {
  const packages = await ensureDesktopPackages();
  if (!packages.ready) return { missing: packages.why };
  try {
    const { executablePath } = await resolveElectron();
    return { extraEnv: { ELECTRON_EXEC_PATH: executablePath } };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {readonly import('./lib/test-stages.mjs').Suite[]} suites */
async function runDesktopSuites(suites) {
  heading('Build');
  const build = await runStep('build', buildApp);
  results.push(build);
  for (const suite of suites) {
    heading(suite.name);
    if ('missing' in desktop) {
      results.push(...(await skipSuite(suite, reports, desktop.missing)));
    } else if (build.outcome === 'failed') {
      results.push({ name: `${suite.name} › the app could not be built`, outcome: 'failed' });
    } else {
      results.push(...(await runSuite(suite, { reports, extraEnv: desktop.extraEnv })));
    }
  }
}

/** @param {string} title @param {boolean} [shown] */
function heading(title, shown = true) {
  if (shown) console.log(`\n── ${title} ──`);
}
