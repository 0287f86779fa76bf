// @ts-check
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { virtualDesktopFlags } from './electron-flags.mjs';
import { launchHeld, startHeldProgram } from './held-electron.mjs';
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * @typedef {import('@playwright/test').ElectronApplication} App
 * @typedef {import('@playwright/test').Page} Page
 */

/** A number that is reserved for fiction and that the practice account accepts. */
const recipient = '+1 202 555 0100';
const text = 'Hello! Your glasses are ready. We are open until six.';
const screenshots = path.join(repositoryRoot, 'demo-screenshots');

/** The words that a message ends in, in the history's own order of likelihood. */
const endings =
  /Accepted by [^\n·]+|Not sent: [^\n·]+|It may have been sent|Undone before it was sent/;

/**
 * Goes through the real windows as a new user does, with the practice account: from the welcome
 * to a message in the history. Saves a picture of each step and prints what happens; the last
 * line is the message's outcome.
 * @param {string} executablePath Electron's
 * @param {NodeJS.ProcessEnv} env a virtual desktop's
 * @returns {Promise<number>} an exit code: 0 when the message was accepted
 */
export async function runDemo(executablePath, env) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'quicksend-demo-'));
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots);
  const picture = photographer(env);
  const app = await launchHeld({
    executablePath,
    switches: virtualDesktopFlags(),
    appArgs: [`--data-dir=${dataDir}`],
    cwd: repositoryRoot,
    env: definedEntries(env),
  });
  try {
    await startHeldProgram(app);
    const outcome = await tour(app, env, picture);
    console.log(`Outcome: ${outcome}`);
    return outcome.startsWith('accepted') ? 0 : 1;
  } catch (error) {
    await picture('Where the demo stopped');
    console.error(error instanceof Error ? error.message : error);
    console.log('Outcome: none, the demo stopped');
    return 1;
  } finally {
    await app.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {App} app
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<typeof photographer>} picture
 * @returns {Promise<string>} the outcome in words
 */
async function tour(app, env, picture) {
  const desk = await windowOf(app, 'desk');
  const practise = desk.getByRole('button', { name: 'Try without an account' });
  await practise.waitFor();
  await picture('The first start asks for an account', desk);
  await practise.click();
  await practise.waitFor({ state: 'detached' });
  await picture('Practice needs no account', desk);

  const quick = await windowOf(app, 'quick');
  const to = quick.getByRole('combobox', { name: 'To' });
  await to.waitFor({ state: 'attached' });
  await run('xdotool', ['key', 'ctrl+shift+m'], { env });
  await expect(to).toBeFocused();
  await picture('Ctrl+Shift+M opens the quick window', quick);

  await to.fill(recipient);
  await to.press('Enter');
  await quick.getByRole('textbox', { name: 'Message' }).fill(text);
  const segments = await quick.getByText(/^[1-9]\d* segments? ·/).innerText();
  await picture('A recipient and a message', quick);

  await quick.keyboard.press('Control+Enter');
  await expect(async () => expect(await isVisible(app, 'quick')).toBe(false)).toPass();
  await picture('Ctrl+Enter sends it, and the window is gone');
  await run('xdotool', ['key', 'ctrl+shift+m'], { env });
  await quick.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
  await expect(to).toBeFocused();
  await picture('Called again in time, it can still be undone', quick);

  await quick.getByRole('tab', { name: 'History' }).click();
  const message = quick.getByRole('listitem').filter({ hasText: text }).first();
  await message.filter({ hasText: endings }).waitFor({ timeout: 30_000 });
  await picture('The history says what became of it', quick);
  await picture('The whole desktop');
  const ending = endings.exec(await message.innerText())?.[0].trim() ?? 'unknown';
  const details = [segments.split(' · ')[0], recipient].join(', ');
  return `${ending.charAt(0).toLowerCase()}${ending.slice(1)} (${details})`;
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
 * @param {App} app
 * @param {'desk' | 'quick'} role
 * @returns {Promise<boolean>} whether that window is on the screen
 */
function isVisible(app, role) {
  return app.evaluate(
    ({ BrowserWindow }, query) =>
      BrowserWindow.getAllWindows().some(
        (one) => one.webContents.getURL().includes(query) && one.isVisible(),
      ),
    `window=${role}`,
  );
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
