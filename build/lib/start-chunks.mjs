// @ts-check
import path from 'node:path';
import { normalizePath } from 'vite';

/**
 * What of main is loaded at the start, in order; and what runs on threads, where `electron` is not to be had.
 */
const entries = /** @type {const} */ ({
  index: 'src/main/index.ts',
  ground: 'src/main/wiring/ground.ts',
  run: 'src/main/wiring/run.ts',
  thread: 'src/main/worker/thread.ts',
});

/**
 * @typedef {(id: string) => {
 *   importedIds: readonly string[],
 *   dynamicallyImportedIds: readonly string[],
 * } | null} GetModuleInfo
 *
 * @typedef {object} Group for `codeSplitting.groups`
 * @property {(id: string, context: { getModuleInfo: GetModuleInfo }) => string | null} name
 * @property {number} priority
 */

/**
 * Puts what the start loads into a few files: each one costs main a search, a read and a compilation,
 * and by itself the bundler makes a file of whatever two parts of the program share.
 *
 * A file that threads load, too, has nothing in it that they do not load as well, so no `electron`.
 * @param {string} root of the repository
 * @returns {Group[]}
 */
export function startChunks(root) {
  /** @type {readonly ReadonlySet<string>[] | undefined} */
  let chunks;
  const names = ['first', 'pages', 'ground-base', 'ground', 'run-base', 'run'];
  return names.map((name, index) => ({
    name: (id, context) => {
      chunks ??= chunksOf(root, (module) => context.getModuleInfo(module));
      return chunks[index]?.has(id) === true ? name : null;
    },
    priority: names.length - index,
  }));
}

/**
 * The modules of each file; one that is in several belongs to the first.
 * @param {string} root
 * @param {GetModuleInfo} getModuleInfo
 * @returns {readonly ReadonlySet<string>[]}
 */
function chunksOf(root, getModuleInfo) {
  /** @param {keyof typeof entries} name @param {boolean} [late] whether what is loaded late counts */
  const needs = (name, late = false) => {
    const entry = normalizePath(path.join(root, entries[name]));
    if (getModuleInfo(entry) === null) throw new Error(`${entry} is no part of main`);
    return reach(entry, late, getModuleInfo);
  };
  const onThreads = needs('thread', true);
  const first = needs('index');
  const ground = needs('ground');
  const run = needs('run');
  const later = [...ground].filter((id) => !first.has(id));
  const last = [...run].filter((id) => !first.has(id) && !ground.has(id));
  /** @param {Iterable<string>} ids */
  const shared = (ids) => [...ids].filter((id) => onThreads.has(id));
  const entry = normalizePath(path.join(root, entries.index));
  // A file of their own, or what is loaded later and needs them, too, would take them in.
  const pages = [...first].filter((id) => id !== entry);
  return [shared(first), pages, shared(later), later, shared(last), last].map(
    (ids) => new Set(ids),
  );
}

/**
 * A module and all that it imports.
 * @param {string} entry
 * @param {boolean} late
 * @param {GetModuleInfo} getModuleInfo
 * @returns {Set<string>}
 */
function reach(entry, late, getModuleInfo) {
  const found = new Set([entry]);
  // A set that grows while it is walked is walked to its end.
  for (const id of found) {
    const info = getModuleInfo(id);
    info?.importedIds.forEach((imported) => found.add(imported));
    if (late) info?.dynamicallyImportedIds.forEach((imported) => found.add(imported));
  }
  return found;
}
