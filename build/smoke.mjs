// @ts-check
// usage: node build/smoke.mjs EXECUTABLE|FOLDER
// Starts a packed or installed program without a window on a profile of its own, waits until it has its
// database, and has a second start end it. FOLDER is what `npm run pack` writes into.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { virtualDesktopFlags } from './lib/electron-flags.mjs';
import { run } from './lib/run.mjs';
import { unpackedApp } from './package/pack-app.mjs';

const limitMs = 60_000;
const [named] = process.argv.slice(2);
if (named === undefined) {
  console.error('usage: node build/smoke.mjs EXECUTABLE|FOLDER');
  process.exit(2);
}
const platform = /** @type {import('./package/runtime-modules.mjs').Platform} */ (process.platform);
const executable = statSync(named).isDirectory() ? unpackedApp(platform, named).executable : named;
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'quicksend-smoke-'));
const args = [...virtualDesktopFlags(), `--data-dir=${dataDir}`];
const child = spawn(executable, [...args, '--hidden'], { stdio: 'ignore' });
const ended = once(child, 'exit');
try {
  await databaseIsThere(Date.now() + limitMs);
  const second = await run(executable, [...args, '--quit'], { limitMs });
  if (second.code !== 0) throw new Error(`The second start ended with ${second.code}.`);
  const [code] = await Promise.race([ended, setTimeout(limitMs, ['no end'], { ref: false })]);
  if (code !== 0) throw new Error(`The program ended with ${code}.`);
  console.log(`${executable} starts and ends.`);
} finally {
  child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

/** @param {number} deadline milliseconds since the epoch */
async function databaseIsThere(deadline) {
  while (!existsSync(path.join(dataDir, 'quicksend.db'))) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}.`);
    if (Date.now() > deadline) throw new Error('The program has no database after a minute.');
    await setTimeout(200);
  }
}
