import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull } from './storage-problem';

/**
 * Whether a folder's drive is there: a small file is written through to it.
 *
 * What was read before is no sign of it, as the system answers that from memory. A full drive is there.
 */
export function canKeepFiles(dir: string): boolean {
  const file = join(dir, 'probe.tmp');
  try {
    const descriptor = openSync(file, 'w');
    try {
      writeSync(descriptor, 'probe');
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    rmSync(file, { force: true });
    return true;
  } catch (error) {
    if (!isDiskFull(error)) return false;
    rmSync(file, { force: true });
    return true;
  }
}
