// @ts-check
// usage: node test/kill/kill.mjs [--kills=N] [--seed=N]
// Kills the real program N times (50 unless told) around sends and holds its history against the
// provider's record. The seed chooses texts and moments; `npm test` runs the same with the defaults.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
for (const value of Object.values(values)) {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`Not a number from 1 to 999999: ${value}`);
}

const root = path.resolve(import.meta.dirname, '../..');
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'build/test.mjs'), '--only', 'kill'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      QUICKSEND_KILLS: values.kills,
      QUICKSEND_KILL_SEED: values.seed,
    },
  },
);
process.exitCode = status ?? 1;
