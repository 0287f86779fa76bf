// @ts-check
import { pause } from './clock.mjs';
import { treePssMib } from './memory.mjs';
import { startProgram } from './program.mjs';

/**
 * @typedef {{ quicksend: number[], blank: number[] }} Pair
 *
 * @typedef {object} RestSamples
 * @property {Pair} start milliseconds from spawn to tray ready and window warm
 * @property {Pair} memory MiB of all processes at rest
 */

/** How long a program is left alone before its memory is read. */
const settleMs = 3_000;

/**
 * Starts the two programs in turn, so that a machine that gets slower hits both, and lets each rest.
 * @param {object} options
 * @param {{ quicksend: import('./program.mjs').Program, blank: import('./program.mjs').Program }} options.programs
 * @param {number} options.runs
 * @param {(line: string) => void} options.log
 * @returns {Promise<RestSamples>}
 */
export async function measureRest({ programs, runs, log }) {
  const both = /** @type {const} */ (['blank', 'quicksend']);
  /** @type {RestSamples} */
  const samples = { start: { quicksend: [], blank: [] }, memory: { quicksend: [], blank: [] } };
  // Both start once unmeasured, so that caches of code are there for both.
  for (const name of both) await (await startProgram(programs[name])).stop();
  for (let run = 1; run <= runs; run += 1) {
    for (const name of both) {
      const running = await startProgram(programs[name]);
      await pause(settleMs);
      const pss = await treePssMib(running.pid);
      await running.stop();
      samples.start[name].push(running.startMs);
      samples.memory[name].push(pss);
      log(`${run}/${runs} ${name}: ${running.startMs.toFixed(0)} ms, ${pss.toFixed(1)} MiB`);
    }
  }
  return samples;
}
