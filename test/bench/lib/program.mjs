// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { repositoryRoot } from '../../../build/lib/paths.mjs';
import { now } from './clock.mjs';

/**
 * @typedef {object} Program
 * @property {'blank' | 'quicksend'} name
 * @property {string} executablePath
 * @property {string} dataDir
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} [packed] the executable is the whole program, and needs no folder to run
 *
 * @typedef {object} Running
 * @property {number} pid
 * @property {number} startMs from spawn to the line that says it is ready
 * @property {() => Promise<import('@playwright/test').Page>} page its hidden window's page
 * @property {() => Promise<void>} stop
 */

const readyLimitMs = 30_000;
const isRoot = process.geteuid?.() === 0;

/**
 * Starts a program and waits until it says that it is ready.
 *
 * Both are started in the same way, with the same switches; `debugged` adds the port over which
 * pages are read, and is never on where time or memory of the start is measured.
 * @param {Program} program
 * @param {{ debugged?: boolean }} [options]
 * @returns {Promise<Running>}
 */
export async function startProgram(program, { debugged = false } = {}) {
  const { name, executablePath, dataDir, env, packed = false } = program;
  const appPath = name === 'blank' ? path.join(repositoryRoot, 'test/bench/blank') : repositoryRoot;
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    ...(debugged ? ['--remote-debugging-port=0'] : []),
    ...(packed ? [] : [appPath]),
    `--data-dir=${dataDir}`,
    '--hidden',
  ];
  const startedAt = now();
  const child = spawn(executablePath, args, {
    env: { ...env, QUICKSEND_READY_SIGNAL: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const debugUrl = lineOf(child.stderr, /^DevTools listening on (ws:\S+)/);
  const ready = lineOf(child.stdout, new RegExp(`^(${name}): ready$`));
  const timer = setTimeout(() => child.kill('SIGKILL'), readyLimitMs);
  await Promise.race([
    ready,
    exited.then(() => {
      throw new Error(`${name} ended before it was ready.`);
    }),
  ]);
  const startMs = now() - startedAt;
  clearTimeout(timer);

  /** @type {import('@playwright/test').Browser | undefined} */
  let browser;
  return {
    pid: /** @type {number} */ (child.pid),
    startMs,
    page: async () => {
      // Without Playwright's defaults: they would have the page believe that it is focused.
      browser ??= await chromium.connectOverCDP(await debugUrl, { noDefaults: true });
      const context = browser.contexts()[0];
      if (context === undefined) throw new Error(`${name} has no page.`);
      return context.pages()[0] ?? (await context.waitForEvent('page'));
    },
    stop: async () => {
      await browser?.close();
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/**
 * @param {import('node:stream').Readable} stream is read to its end, so that it never blocks
 * @param {RegExp} pattern
 * @returns {Promise<string>} the first group of the first line that matches
 */
function lineOf(stream, pattern) {
  return new Promise((resolve) => {
    createInterface(stream).on('line', (line) => {
      const match = pattern.exec(line)?.[1];
      if (match !== undefined) resolve(match);
    });
  });
}
