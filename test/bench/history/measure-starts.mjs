// @ts-check
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pause } from '../lib/clock.mjs';
import { treePssMib } from '../lib/memory.mjs';
import { startProgram } from '../lib/program.mjs';

/** How long the program is left alone before its memory is read. */
const settleMs = 3_000;

/**
 * Starts the program with a seeded profile and with an empty one in turn.
 * @param {{ executablePath: string, env: NodeJS.ProcessEnv, folder: string, runs: number }} place
 * @param {string} seededDir
 */
export async function measureStarts({ executablePath, env, folder, runs }, seededDir) {
  const emptyDir = path.join(folder, 'empty-history');
  await mkdir(emptyDir, { recursive: true });
  const dirs = /** @type {const} */ ({ seeded: seededDir, empty: emptyDir });
  const both = /** @type {const} */ (['seeded', 'empty']);
  /** @returns {{ seeded: number[], empty: number[] }} */
  const pair = () => ({ seeded: [], empty: [] });
  const samples = { start: pair(), memory: pair() };
  /** @param {'seeded' | 'empty'} name */
  const start = (name) =>
    startProgram({ name: 'quicksend', executablePath, dataDir: dirs[name], env });
  // Each starts once unmeasured: the first start writes settings and, where it has to, a backup.
  for (const name of both) await (await start(name)).stop();
  for (let run = 1; run <= runs; run += 1) {
    for (const name of both) {
      const running = await start(name);
      await pause(settleMs);
      samples.memory[name].push(await treePssMib(running.pid));
      samples.start[name].push(running.startMs);
      await running.stop();
      console.error(`history: ${run}/${runs} ${name}: ${running.startMs.toFixed(0)} ms`);
    }
  }
  return samples;
}
