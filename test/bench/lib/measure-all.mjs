// @ts-check
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pause } from './clock.mjs';
import { startLoopbackProvider } from './loopback-provider.mjs';
import { measureRest } from './measure-rest.mjs';
import { startProgram } from './program.mjs';
import { measureFetches, measureSends, prepareAccount } from './send.mjs';
import { measureShows } from './shortcut.mjs';

/**
 * @typedef {import('./measure-rest.mjs').Pair} Pair
 *
 * @typedef {object} Samples
 * @property {Pair} start milliseconds from spawn to tray ready and window warm
 * @property {Pair} memory MiB of all processes at rest
 * @property {Pair} show milliseconds from the key press to the caret in a painted, active window
 * @property {Pair} send milliseconds of `sendSms`, and of a bare `fetch` beside it
 */

/** How long a program is left alone before the shortcut is pressed. */
const settleMs = 3_000;
const blocksOfShows = 4;
const leastShows = 40;

/**
 * Takes all samples, the two programs in turn, so that a machine that gets slower hits both.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string, runs: number, log: (line: string) => void }} options
 * @returns {Promise<Samples>}
 */
export async function measureAll({ executablePath, env, folder, runs, log }) {
  /** @param {'blank' | 'quicksend'} name */
  const program = async (name) => {
    const dataDir = path.join(folder, name);
    await mkdir(dataDir);
    return { name, executablePath, dataDir, env };
  };
  const blank = await program('blank');
  const quicksend = await program('quicksend');
  const both = /** @type {const} */ (['blank', 'quicksend']);
  const programs = { blank, quicksend };
  const provider = await startLoopbackProvider();
  /** @type {Samples} */
  const samples = { start: pair(), memory: pair(), show: pair(), send: pair() };
  try {
    log('Preparing an account…');
    const first = await startProgram(quicksend, { debugged: true });
    const account = await prepareAccount(await first.page(), provider.baseUrl);
    await first.stop();
    Object.assign(samples, await measureRest({ programs, runs, log }));

    const showsPerBlock = Math.ceil(Math.max(leastShows, runs) / blocksOfShows);
    for (let block = 1; block <= blocksOfShows; block += 1) {
      for (const name of both) {
        log(`Shortcut, block ${block} of ${blocksOfShows}, ${name}…`);
        const running = await startProgram(programs[name], { debugged: true });
        await running.page();
        await pause(settleMs);
        samples.show[name].push(...(await measureShows(running, env, showsPerBlock)));
        await running.stop();
      }
    }

    log('Sending…');
    const running = await startProgram(quicksend, { debugged: true });
    const page = await running.page();
    for (let block = 0; block < 2; block += 1) {
      samples.send.blank.push(...(await measureFetches(provider.baseUrl, 20)));
      samples.send.quicksend.push(...(await measureSends(page, account, 20)));
    }
    await running.stop();
    return samples;
  } finally {
    provider.close();
  }
}

/** @returns {Pair} */
function pair() {
  return { quicksend: [], blank: [] };
}
