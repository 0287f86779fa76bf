// @ts-check
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The Electron that ELECTRON_EXEC_PATH names.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./electron.mjs').Found>}
 * @throws {Error} when it names a file that is not there: whoever set it wants to know
 */
export async function environmentElectron(env) {
  const named = env['ELECTRON_EXEC_PATH'] ?? '';
  if (named === '') return { missing: 'ELECTRON_EXEC_PATH is not set' };
  const executablePath = path.resolve(named);
  await access(executablePath).catch(() => {
    throw new Error(`ELECTRON_EXEC_PATH names ${executablePath}, which is not there.`);
  });
  const version = await readFile(path.join(path.dirname(executablePath), 'version'), 'utf8').then(
    (text) => text.trim().replace(/^v/, ''),
    () => 'unknown',
  );
  return { found: { executablePath, version, source: 'environment' } };
}
