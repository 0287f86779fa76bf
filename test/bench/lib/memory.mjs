// @ts-check
import { readdir, readFile } from 'node:fs/promises';

/**
 * The memory of a process and all its descendants: the sum of their proportional set sizes, in
 * which a page that several of them share counts once.
 * @param {number} root
 * @returns {Promise<number>} MiB
 */
export async function treePssMib(root) {
  const parents = await parentOf();
  /** @param {number} pid @returns {boolean} */
  const isInTree = (pid) => {
    if (pid === root) return true;
    const parent = parents.get(pid);
    return parent !== undefined && isInTree(parent);
  };
  const sizes = await Promise.all([...parents.keys()].filter(isInTree).map(pssKib));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** @returns {Promise<Map<number, number>>} each process's parent */
async function parentOf() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    // The name in brackets may hold anything, brackets too.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  return parents;
}

/** @param {number} pid */
async function pssKib(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
}
