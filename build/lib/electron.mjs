// @ts-check
import { environmentElectron } from './electron-from-environment.mjs';
import { officialElectron } from './electron-official.mjs';
import { ensureRegistryRuntime, registryRuntime } from './registry-runtime.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executablePath absolute
 * @property {string} version such as `33.2.1`, or `unknown`
 * @property {'environment' | 'official' | 'registry'} source
 *
 * @typedef {{ found: Electron } | { missing: string }} Found `missing` says why, for people
 *
 * @typedef {() => Promise<Found>} Candidate
 */

/**
 * Takes the first Electron that can be had.
 * @param {readonly Candidate[]} candidates in order of preference
 * @returns {Promise<{ electron: Electron, passedOver: string[] }>} and why those before it were not taken
 * @throws {Error} with every candidate's reason, when none can be had
 */
export async function chooseElectron(candidates) {
  /** @type {string[]} */
  const passedOver = [];
  for (const candidate of candidates) {
    const result = await candidate();
    if ('found' in result) return { electron: result.found, passedOver };
    passedOver.push(result.missing);
  }
  throw new Error(`No Electron can be had:\n${passedOver.map((why) => `- ${why}`).join('\n')}`);
}

/**
 * Finds an Electron to run the app with: the one that ELECTRON_EXEC_PATH names; else the official
 * binary, downloaded by Electron's own installer; else the registry runtime.
 * @param {{ log?: (line: string) => void }} [options] `log` gets one line about the choice, and
 *   one before each download
 * @returns {Promise<Electron>}
 * @throws {Error} when there is none, with every reason
 */
export async function resolveElectron({ log = console.error } = {}) {
  const registryFits = process.platform === 'linux' && process.arch === 'x64';
  const { electron, passedOver } = await chooseElectron([
    () => environmentElectron(process.env),
    () => officialElectron({ log, hasFallback: registryFits }),
    async () => {
      if (!registryFits) return { missing: 'the registry runtime is for linux-x64 only' };
      const executablePath = await ensureRegistryRuntime(log);
      const version = registryRuntime.electronVersion;
      return { found: { executablePath, version, source: 'registry' } };
    },
  ]);
  const why = passedOver.length === 0 ? '' : ` (${passedOver.join('; ')})`;
  log(`Electron ${electron.version}, ${electron.source}: ${electron.executablePath}${why}`);
  return electron;
}
