// @ts-check
import os from 'node:os';
import path from 'node:path';
import { withDesktop } from './desktop.mjs';
import { withMemoryFolder } from './memory-folder.mjs';
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';
import { readReport, reportVariable, skippedTests, testsOf } from './test-report.mjs';
import { tool } from './tool.mjs';
import { desktopsVariable } from './worker-desktop.mjs';

/**
 * @typedef {import('./test-report.mjs').TestResult} TestResult
 * @typedef {import('./test-stages.mjs').Check} Check
 * @typedef {import('./test-stages.mjs').Suite} Suite
 */

/** @type {{ name: string, seconds: string }[]} */
const times = [];

/**
 * @param {string} name
 * @param {number} startedAt milliseconds since the epoch
 * @returns {string} the seconds until now
 */
export function noteTime(name, startedAt) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  times.push({ name, seconds });
  return seconds;
}

/** What each stage took, as a line; those that ran beside each other had to share the machine. */
export function timesLine() {
  return `Took: ${times.map(({ name, seconds }) => `${name} ${seconds} s`).join(' · ')}`;
}

/**
 * Runs one static check; its output is shown when it fails.
 * @param {Check} check
 * @returns {Promise<TestResult>}
 */
export function runCheck(check) {
  return runStep(check.name, () =>
    run(process.execPath, [...(check.nodeArgs ?? []), checkScript(check), ...check.args], {
      cwd: repositoryRoot,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    }),
  );
}

/** @param {Check} check */
function checkScript(check) {
  if (check.script !== undefined) return path.join(repositoryRoot, check.script);
  if (check.package === undefined) throw new Error(`${check.name} names nothing to run.`);
  return tool(check.package, check.bin)[1];
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
  const seconds = noteTime(name, startedAt);
  if (code !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return { name, outcome: code === 0 ? 'passed' : 'failed' };
}

/** Two processors are kept busy by three, since each waits now and then. */
const places = 3;

/**
 * Runs some things at a time, as many as there are places for: in their order, each as soon as the
 * places that it takes are free. One that takes more than there are runs by itself.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => number} placesOf
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of the items
 */
export async function someAtATime(items, placesOf, work) {
  let free = places;
  /** @type {Promise<R>[]} */
  const results = [];
  /** @type {Set<Promise<unknown>>} */
  const running = new Set();
  for (const item of items) {
    const taken = Math.min(placesOf(item), places);
    while (free < taken) await Promise.race(running);
    free -= taken;
    const result = work(item);
    const ended = result
      .catch(() => {})
      .then(() => {
        free += taken;
        running.delete(ended);
      });
    running.add(ended);
    results.push(result);
  }
  return Promise.all(results);
}

/**
 * Runs a suite and shows its output as it comes.
 * @param {Suite} suite
 * @param {object} options
 * @param {string} options.reports a folder for the runners' reports
 * @param {boolean} [options.alone] nothing runs beside it: it may use every core, and its output
 *   needs no name before each line
 * @param {NodeJS.ProcessEnv} [options.extraEnv] what the tests need on top of the environment
 * @returns {Promise<TestResult[]>}
 */
export async function runSuite(suite, { reports, alone = false, extraEnv = {} }) {
  const startedAt = Date.now();
  const report = path.join(reports, `${suite.name}.json`);
  const [command, ...args] = runnerCommand(suite, alone);
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const start = (/** @type {NodeJS.ProcessEnv} */ suiteEnv) =>
    run(command, args, {
      cwd: repositoryRoot,
      env: { ...suiteEnv, ...color, ...extraEnv, [reportVariable]: report },
      output: alone ? 'inherit' : (line) => console.log(`${suite.name} │ ${line}`),
    });
  const count = Math.min(suite.desktops ?? 0, os.availableParallelism());
  const startWhereItBelongs = () => {
    if (count > 0) return withDesktops(count, start);
    if (suite.inMemory !== true) return start(process.env);
    return withMemoryFolder((memory) => start({ ...process.env, ...memory }));
  };
  const { code } = await startWhereItBelongs();
  noteTime(suite.name, startedAt);
  return testsOf(suite.name, await readReport(report), code);
}

/**
 * Gives each worker of a runner a desktop of its own: focus, tray and keyring cannot be shared.
 * @template T
 * @param {number} count
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} use
 * @param {readonly NodeJS.ProcessEnv[]} [desktops] those that are there already
 * @returns {Promise<T>}
 */
function withDesktops(count, use, desktops = []) {
  if (desktops.length === count) return use({ ...desktops[0], ...desktopsVariable(desktops) });
  return withDesktop({}, (env) => withDesktops(count, use, [...desktops, env]));
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
  const [command, ...args] = runnerCommand(suite, false);
  await run(command, [...args, '--list'], {
    cwd: repositoryRoot,
    env: { ...process.env, [reportVariable]: report },
  });
  return skippedTests(suite.name, await readReport(report), reason);
}

/**
 * @param {Suite} suite
 * @param {boolean} alone
 * @returns {[command: string, ...args: string[]]}
 */
function runnerCommand(suite, alone) {
  /** @param {string} name */
  const reporter = (name) => path.join(repositoryRoot, 'build', 'lib', name);
  switch (suite.runner) {
    case 'vitest':
      return [
        ...tool('vitest'),
        'run',
        ...suite.args,
        // Beside something else it gets one core; alone all of them, where Vitest would leave one out.
        `--maxWorkers=${alone ? '100%' : '1'}`,
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
