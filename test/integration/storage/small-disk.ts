import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-database';

/** A disk of some MB, or of some files, that can be really full; only root on Linux can have one. */
export function mountSmallDisk(most: { readonly files?: number } = {}): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const dir = join(tempDir(), 'disk');
  mkdirSync(dir);
  const size = `size=8m${most.files === undefined ? '' : `,nr_inodes=${String(most.files)}`}`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', dir]);
  if (mounted.status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', dir]));
  return dir;
}

/** Leaves so much room. */
export function fill(dir: string, leftBytes: number): () => void {
  const file = join(dir, 'filler');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(file, Buffer.alloc(bavail * bsize - leftBytes));
  return () => rmSync(file);
}
