// @ts-check
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The folder for what the build fetches and may fetch again; outside the repository, so that
 * every clone on a machine shares it.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function buildCacheDirectory(env = process.env) {
  const base = env['XDG_CACHE_HOME'] ?? '';
  return path.join(base === '' ? path.join(os.homedir(), '.cache') : base, 'quicksend-build');
}
