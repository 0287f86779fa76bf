// @ts-check
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { packApp, unpackedApp } from '../../../build/package/pack-app.mjs';
import { startLoopbackProvider } from '../lib/loopback-provider.mjs';
import { measureRest } from '../lib/measure-rest.mjs';
import { startProgram } from '../lib/program.mjs';
import { prepareAccount } from '../lib/send.mjs';
import { median, quantile } from '../lib/stats.mjs';
import { alignColumns } from '../lib/table.mjs';
import { packBlank } from './pack-blank.mjs';

/**
 * Measures the packed program against a packed blank one.
 *
 * Both say on their output that they are ready, as the unpacked ones do; nothing else can look into
 * them, since their fuses close the inspector and the program drops the debugging port. The account is
 * made by the unpacked program, in the same profile.
 * @param {object} options
 * @param {string} options.executablePath the Electron that both are packed with
 * @param {string} options.electronVersion
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.folder
 * @param {number} options.runs
 * @param {(line: string) => void} options.log
 * @returns {Promise<import('../lib/measure-rest.mjs').RestSamples>}
 */
export async function measurePacked({ executablePath, electronVersion, env, folder, runs, log }) {
  /** @param {string} name */
  const made = async (name) => {
    const place = path.join(folder, 'packed', name);
    await mkdir(place, { recursive: true });
    return place;
  };
  const electron = { electronVersion, electronDist: path.dirname(executablePath) };
  log('Packing both…');
  const output = await made('quicksend');
  await packApp({
    ...electron,
    platform: 'linux',
    output,
    make: 'folder',
    signing: { kind: 'unsigned' },
    updateFeed: undefined,
  });
  const blank = await packBlank({ ...electron, output: await made('blank') });

  const dataDir = await made('quicksend-profile');
  const provider = await startLoopbackProvider();
  try {
    const unpacked = /** @type {const} */ ({ name: 'quicksend', executablePath, dataDir, env });
    const first = await startProgram(unpacked, { debugged: true });
    await prepareAccount(await first.page(), provider.baseUrl);
    await first.stop();
    const { executable } = unpackedApp('linux', output);
    return await measureRest({
      programs: {
        quicksend: { ...unpacked, executablePath: executable, packed: true },
        blank: {
          name: 'blank',
          executablePath: blank,
          dataDir: await made('blank-profile'),
          env,
          packed: true,
        },
      },
      runs,
      log,
    });
  } finally {
    provider.close();
  }
}

/**
 * The promises of the packed program; they are not to be loosened.
 * @param {import('../lib/measure-rest.mjs').RestSamples} samples
 * @returns {import('../lib/table.mjs').Bound[]}
 */
export function packedBounds({ start, memory }) {
  /** @param {import('../lib/measure-rest.mjs').Pair} pair */
  const ratio = ({ quicksend, blank }) => median(quicksend) / median(blank);
  return [
    {
      name: 'packed: start to warm, against blank',
      unit: '×',
      measured: ratio(start),
      atMost: 1.25,
    },
    {
      name: 'packed: memory at rest, against blank',
      unit: '×',
      measured: ratio(memory),
      atMost: 1.2,
    },
  ];
}

/** @param {import('../lib/measure-rest.mjs').RestSamples} samples */
export function packedTable({ start, memory }) {
  /** @param {string} what @param {readonly number[]} values */
  const row = (what, values) => [
    what,
    String(values.length),
    ...[0, 0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(1)),
  ];
  return alignColumns([
    ['ms or MiB', 'n', 'min', 'median', 'p95', 'max'],
    row('packed start, quicksend', start.quicksend),
    row('packed start, blank', start.blank),
    row('packed memory, quicksend', memory.quicksend),
    row('packed memory, blank', memory.blank),
  ]);
}
