// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';

/**
 * The version of Electron that users get: the installed package's, which the lock file pins.
 * @returns {Promise<string>}
 */
export async function electronVersion() {
  const file = path.join(repositoryRoot, 'node_modules', 'electron', 'package.json');
  /** @type {{ version: string }} */
  const { version } = JSON.parse(await readFile(file, 'utf8'));
  return version;
}
