// @ts-check
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const sharedMemory = '/dev/shm';

/** Far more than the tests write; some containers have 64 MB there. */
const roomBytes = 2 * 1024 ** 3;

/**
 * Runs something whose temporary files stand in memory, where there is room for them.
 *
 * A disk takes milliseconds for each durable commit, and a suite that makes thousands of them waits
 * more than it works. The program asks for the same; only nothing of a test outlives the computer.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} use gets what to add to the environment
 * @param {{ folder?: string, neededBytes?: number }} [memory] where it is, and how much must be free
 * @returns {Promise<T>}
 */
export async function withMemoryFolder(
  use,
  { folder = sharedMemory, neededBytes = roomBytes } = {},
) {
  if (!(await hasRoom(folder, neededBytes))) return use({});
  const made = await mkdtemp(path.join(folder, 'quicksend-test-'));
  try {
    return await use({ TMPDIR: made });
  } finally {
    await rm(made, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} folder
 * @param {number} neededBytes
 */
async function hasRoom(folder, neededBytes) {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}
