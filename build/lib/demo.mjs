// @ts-check
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { virtualDesktopFlags } from './electron-flags.mjs';
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * @typedef {import('@playwright/test').ElectronApplication} App
 * @typedef {import('@playwright/test').Page} Page
 */

/** A number that is reserved for fiction and that the practice account accepts. */
const recipient = '+12025550100';
const text = 'Hello! Your glasses are ready. We are open until six.';
const screenshots = path.join(repositoryRoot, 'demo-screenshots');

/**
 * Goes through the real windows as a new user does, with the practice account: from the welcome
 * to a message in the history. Saves a picture of each step and prints what happens.
 * @param {string} executablePath Electron's
 * @param {NodeJS.ProcessEnv} env a virtual desktop's
 * @returns {Promise<number>} an exit code: 0 when the message was accepted
 */
export async function runDemo(executablePath, env) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'quicksend-demo-'));
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots);
  const app = await _electron.launch({
    executablePath,
    args: [...virtualDesktopFlags(), repositoryRoot, `--data-dir=${dataDir}`],
    cwd: repositoryRoot,
    env: definedEntries(env),
  });
  try {
    return await tour(app, env);
  } finally {
    await app.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {App} app
 * @param {NodeJS.ProcessEnv} env
 */
async function tour(app, env) {
  const picture = photographer(env);

  const desk = await windowOf(app, 'desk');
  await desk.getByRole('button', { name: 'Try without an account' }).waitFor();
  await picture('The first start asks for an account', desk);
  await desk.getByRole('button', { name: 'Try without an account' }).click();

  const quick = await windowOf(app, 'quick');
  const to = quick.getByRole('combobox', { name: 'To' });
  await to.waitFor({ state: 'attached' });
  await run('xdotool', ['key', 'ctrl+shift+m'], { env });
  await to.waitFor();
  await picture('Ctrl+Shift+M opens the quick window', quick);

  await to.fill(recipient);
  await to.press('Enter');
  await quick.getByRole('textbox', { name: 'Message' }).fill(text);
  await picture('A recipient and a message', quick);

  await quick.keyboard.press('Control+Enter');
  return 0;
}

/**
 * @param {App} app
 * @param {'desk' | 'quick'} role
 * @returns {Promise<Page>}
 */
async function windowOf(app, role) {
  const isIt = (/** @type {Page} */ page) => page.url().includes(`window=${role}`);
  return app.windows().find(isIt) ?? app.waitForEvent('window', { predicate: isIt });
}

/**
 * Takes numbered pictures and prints a line about each.
 * @param {NodeJS.ProcessEnv} env
 */
function photographer(env) {
  let number = 0;
  /**
   * @param {string} title
   * @param {Page} [page] the whole desktop without it
   */
  return async (title, page) => {
    number += 1;
    const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const file = path.join(screenshots, `${number}-${name}.png`);
    if (page === undefined) await run('scrot', ['--overwrite', file], { env });
    else await page.screenshot({ path: file });
    console.log(`${number}. ${title}: ${path.relative(repositoryRoot, file)}`);
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
function definedEntries(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
