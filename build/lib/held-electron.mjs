// @ts-check
import path from 'node:path';
import { _electron, errors } from '@playwright/test';
import { repositoryRoot } from './paths.mjs';

/**
 * @typedef {import('@playwright/test').ElectronApplication} App
 * @typedef {NonNullable<Parameters<typeof _electron.launch>[0]>} LaunchOptions
 */

/** Longer than any start takes, shorter than a test. */
const attachLimitMs = 30_000;

/** The app as Electron takes it, but for holding back its start, see `held-start/main.mjs`. */
const heldStart = path.join(repositoryRoot, 'build', 'lib', 'held-start');

/**
 * Starts the built app with Playwright attached to it; the program itself begins only with
 * {@link startHeldProgram}.
 *
 * On a busy machine attaching hangs now and then, before the program has begun: such a start has
 * done nothing yet, and is made once more.
 * @param {Omit<LaunchOptions, 'args' | 'timeout'> & {
 *   switches: readonly string[],
 *   appArgs: readonly string[],
 * }} options Chromium's switches stand before the app, its own arguments behind it
 * @returns {Promise<App>}
 */
export async function launchHeld({ switches, appArgs, ...options }) {
  const launch = () =>
    _electron.launch({
      ...options,
      args: [...switches, heldStart, ...appArgs],
      timeout: attachLimitMs,
    });
  try {
    return await launch();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return launch();
  }
}

/**
 * Lets a program go on that {@link launchHeld} has started.
 * @param {App} app
 */
export async function startHeldProgram(app) {
  await app.evaluate(() => {
    /** @type {{ startHeldProgram: () => void }} */ (
      /** @type {unknown} */ (globalThis)
    ).startHeldProgram();
  });
}
