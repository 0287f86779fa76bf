// @ts-check
import path from 'node:path';
import { withDesktop } from './desktop.mjs';
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';
import { readReport, reportVariable, skippedTests, testsOf } from './test-report.mjs';
import { tool } from './tool.mjs';

/**
 * @typedef {import('./test-report.mjs').TestResult} TestResult
 * @typedef {import('./test-stages.mjs').Check} Check
 * @typedef {import('./test-stages.mjs').Suite} Suite
 */

/**
 * Runs one static check; its output is shown when it fails.
 * @param {Check} check
 * @returns {Promise<TestResult>}
 */
export function runCheck(check) {
  const [command, script] = tool(check.package, check.bin);
  return runStep(check.name, () =>
    run(command, [script, ...check.args], {
      cwd: repositoryRoot,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    }),
  );
}

/**
 * Runs something that passes or fails as a whole, and prints a line about it.
 * @param {string} name
 * @param {() => Promise<import('./run.mjs').RunResult>} step
 * @returns {Promise<TestResult>}
 */
export async function runStep(name, step) {
  const startedAt = Date.now();
  const { code, stdout, stderr } = await step();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (code !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return { name, outcome: code === 0 ? 'passed' : 'failed' };
}

/**
 * Runs some things at most two at a time.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of the items
 */
export async function twoAtATime(items, work) {
  /** @type {R[]} */
  const results = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/**
 * Runs a suite and shows its output as it comes.
 * @param {Suite} suite
 * @param {object} options
 * @param {string} options.reports a folder for the runners' reports
 * @param {NodeJS.ProcessEnv} [options.extraEnv] what the tests need on top of the environment
 * @returns {Promise<TestResult[]>}
 */
export async function runSuite(suite, { reports, extraEnv = {} }) {
  const report = path.join(reports, `${suite.name}.json`);
  const [command, ...args] = runnerCommand(suite);
  const start = (/** @type {NodeJS.ProcessEnv} */ suiteEnv) =>
    run(command, args, {
      cwd: repositoryRoot,
      env: { ...suiteEnv, ...extraEnv, [reportVariable]: report },
      output: 'inherit',
    });
  const { code } = suite.desktop ? await withDesktop({}, start) : await start(process.env);
  return testsOf(suite.name, await readReport(report), code);
}

/**
 * Lists a suite's tests as skipped.
 * @param {Suite} suite
 * @param {string} reports
 * @param {string} reason
 * @returns {Promise<TestResult[]>}
 */
export async function skipSuite(suite, reports, reason) {
  console.log(`Skipping ${suite.name}: ${reason}`);
  if (suite.runner !== 'playwright') return skippedTests(suite.name, undefined, reason);
  const report = path.join(reports, `${suite.name}-listing.json`);
  const [command, ...args] = runnerCommand(suite);
  await run(command, [...args, '--list'], {
    cwd: repositoryRoot,
    env: { ...process.env, [reportVariable]: report },
  });
  return skippedTests(suite.name, await readReport(report), reason);
}

/**
 * @param {Suite} suite
 * @returns {[command: string, ...args: string[]]}
 */
function runnerCommand(suite) {
  /** @param {string} name */
  const reporter = (name) => path.join(repositoryRoot, 'build', 'lib', name);
  switch (suite.runner) {
    case 'vitest':
      return [
        ...tool('vitest'),
        'run',
        ...suite.args,
        // Vitest would leave one core alone, which on two is half of the machine.
        '--maxWorkers=100%',
        '--reporter=default',
        `--reporter=${reporter('vitest-reporter.mjs')}`,
      ];
    case 'playwright':
      return [
        ...tool('@playwright/test', 'playwright'),
        'test',
        ...suite.args,
        `--reporter=list,${reporter('playwright-reporter.mjs')}`,
      ];
  }
}
