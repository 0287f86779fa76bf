// @ts-check
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './npm.mjs';
import { repositoryRoot } from './paths.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 *
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * The packages that the lock file wants and the installed tree lacks or has in another version.
 * Optional ones are left out: most of them are for other platforms.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json, which npm writes last
 * @returns {string[]} their paths, such as `node_modules/vite`
 */
export function outdatedPackages(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([where, entry]) => where !== '' && !entry.optional)
    .filter(([where, entry]) => present[where]?.version !== entry.version)
    .map(([where]) => where);
}

/**
 * Makes `node_modules` match `package-lock.json`: with `npm ci` where something is missing, in a
 * few milliseconds where nothing is. No package here needs its install script.
 *
 * A linked `node_modules` belongs to another folder and is never changed from here.
 * @param {{ root?: string, log?: (line: string) => void }} [options]
 * @throws {Error} with npm's output when it fails
 */
export async function ensureInstalled({ root = repositoryRoot, log = console.error } = {}) {
  const modules = path.join(root, 'node_modules');
  const wanted = await readLockFile(path.join(root, 'package-lock.json'));
  const installed = await readLockFile(path.join(modules, '.package-lock.json'));
  const outdated = outdatedPackages(wanted ?? {}, installed ?? {});
  if (installed !== undefined && outdated.length === 0) return;

  if (await isLink(modules)) {
    log(`node_modules is a link and lacks ${outdated.length} packages; install in its own folder.`);
    return;
  }
  log('Installing packages (npm ci)…');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, stdout, stderr } = await npm(args, { cwd: root });
  if (code !== 0) throw new Error(`npm ci ended with code ${code}:\n${stdout}${stderr}`);
}

/**
 * @param {string} file
 * @returns {Promise<LockFile | undefined>} undefined where there is none
 */
async function readLockFile(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file */
async function isLink(file) {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
