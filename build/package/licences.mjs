// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../lib/paths.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license] SPDX
 * @property {boolean} [dev]
 *
 * @typedef {object} ShippedPackage
 * @property {string} where such as `node_modules/conf/node_modules/ajv`
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX; empty where it names none
 *
 * @typedef {ShippedPackage & { text: string }} LicensedPackage
 */

/** Licences that ask for nothing but to be passed on with the program. */
const accepted = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC'],
  ...['MIT', 'Python-2.0'],
]);

/** Packages without a text of their own that come from the same project as another. */
const sameProject = new Map([['client-only', 'node_modules/react']]);

const ownTexts = path.join(repositoryRoot, 'build', 'package', 'licence-texts');

/**
 * What the lock file says of the packages that the program is made of. Those that only build and test
 * it are left out; those that only bring types stay in, which does no harm.
 * @param {{ packages: Record<string, LockedPackage> }} lock
 * @returns {ShippedPackage[]}
 */
export function shippedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([where, entry]) => where !== '' && entry.dev !== true)
    .map(([where, { version = '', license = '' }]) => ({
      where,
      name: where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      license,
    }));
}

/**
 * Whether a licence may be shipped: one of those that an `OR` offers, all of those that an `AND` joins.
 * @param {string} license SPDX
 */
export function isAccepted(license) {
  return license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((offer) => offer.split(' AND ').every((name) => accepted.has(name.trim())));
}

/**
 * Finds the licence of every package.
 * @param {readonly ShippedPackage[]} packages
 * @param {(shipped: ShippedPackage) => string | undefined} [textOf]
 * @returns {{ licensed: LicensedPackage[], problems: string[] }} problems are sentences
 */
export function findLicences(packages, textOf = licenceText) {
  /** @type {LicensedPackage[]} */
  const licensed = [];
  /** @type {string[]} */
  const problems = [];
  for (const shipped of packages) {
    if (!isAccepted(shipped.license)) {
      problems.push(`${shipped.name} has the licence “${shipped.license}”, which is not accepted`);
    }
    const text = textOf(shipped)?.trim();
    if (text === undefined || text === '') problems.push(`${shipped.name} has no licence text`);
    else licensed.push({ ...shipped, text });
  }
  return { licensed, problems };
}

/**
 * The file that goes with the program; equal texts stand there once.
 * @param {readonly LicensedPackage[]} licensed
 */
export function licencesFile(licensed) {
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, version, license, text } of licensed) {
    const owners = byText.get(text) ?? [];
    const owner = `${name} ${version} (${license})`;
    byText.set(text, owners.includes(owner) ? owners : [...owners, owner]);
  }
  const rule = '-'.repeat(78);
  const parts = [...byText]
    .map(([text, owners]) => [...owners.sort(), '', text, '', rule, ''].join('\n'))
    .sort();
  return [
    'Quicksend contains the following software of others. The licences of Electron and Chromium are',
    'in the files LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    rule,
    '',
    ...parts,
  ].join('\n');
}

/**
 * The licences of what this repository ships.
 * @returns {string} the file's text
 * @throws {Error} with every problem, where a package lacks one
 */
export function shippedLicences() {
  const lock = JSON.parse(readFileSync(path.join(repositoryRoot, 'package-lock.json'), 'utf8'));
  const { licensed, problems } = findLicences(shippedPackages(lock));
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  return licencesFile(licensed);
}

/**
 * @param {ShippedPackage} shipped
 * @returns {string | undefined}
 */
function licenceText({ name, where }) {
  const own = path.join(ownTexts, `${name.replace('/', '__')}.txt`);
  if (existsSync(own)) return readFileSync(own, 'utf8');
  const folder = path.join(repositoryRoot, sameProject.get(name) ?? where);
  if (!existsSync(folder)) return undefined;
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return texts.join('\n\n');
}
