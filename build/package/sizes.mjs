// @ts-check
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a package may weigh above the bare Electron, in bytes. */
export const limits = { archive: 8_000_000, addons: 8_000_000 };

/**
 * @typedef {object} Weights in bytes
 * @property {number} archive app.asar
 * @property {number} addons what stands unpacked beside it
 */

/**
 * Weighs a packed program.
 * @param {string} resources the folder with app.asar
 * @returns {Promise<Weights>}
 */
export async function weigh(resources) {
  return {
    archive: (await stat(path.join(resources, 'app.asar'))).size,
    addons: await weightOf(path.join(resources, 'app.asar.unpacked')),
  };
}

/**
 * @param {Weights} weights
 * @returns {string[]} a sentence about each part that is too heavy
 */
export function overweight({ archive, addons }) {
  return [
    ...tooHeavy('app.asar', archive, limits.archive),
    ...tooHeavy('the unpacked addons', addons, limits.addons),
  ];
}

/**
 * @param {string} what
 * @param {number} weight
 * @param {number} limit
 */
function tooHeavy(what, weight, limit) {
  return weight > limit ? [`${what}: ${megabytes(weight)}, more than ${megabytes(limit)}`] : [];
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * The bytes of all files in a folder and below.
 * @param {string} folder
 * @returns {Promise<number>}
 */
export async function weightOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
