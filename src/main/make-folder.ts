import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, where they are missing; throws where that cannot be done.
 *
 * Not with Node's `recursive`: that tries for ever where a folder that is there says of a new one that
 * it does not exist, as `/proc` does, and an automounter of a share that it does not know.
 */
export function makeFolder(dir: string): void {
  if (isFolder(dir)) return;
  const above = dirname(dir);
  if (above !== dir) makeFolder(above);
  try {
    mkdirSync(dir);
  } catch (error) {
    // Another program may have made it meanwhile.
    if (!isFolder(dir)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
