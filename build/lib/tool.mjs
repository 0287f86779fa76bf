// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './paths.mjs';

/**
 * The command line of a tool from `node_modules`, without npm's wrapper scripts: it starts faster
 * and works alike on every platform.
 * @param {string} packageName
 * @param {string} [bin] the tool's name where the package has several
 * @returns {[command: string, script: string]}
 */
export function tool(packageName, bin = packageName) {
  const folder = path.join(repositoryRoot, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (script === undefined) throw new Error(`${packageName} has no tool named ${bin}.`);
  return [process.execPath, path.join(folder, script)];
}
