import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why a test that needs a full disk is skipped. */
export const noSmallDisk = 'a small disk can be mounted only by root on Linux';

/** A disk with room for 64 KiB and nothing on it. */
interface SmallDisk {
  readonly path: string;
  readonly remove: () => void;
}

/** Mounts a small disk that is kept in memory; `null` where the system does not let us. */
export function mountSmallDisk(): SmallDisk | null {
  if (process.platform !== 'linux') return null;
  const path = mkdtempSync(join(tmpdir(), 'quicksend-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  return {
    path,
    remove: () => {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}
