import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of its own for one test or spec. */
export interface Profile {
  readonly dataDir: string;
  /** Every file in it, by path, with its bytes. */
  readonly files: () => Promise<ReadonlyMap<string, Buffer>>;
  readonly remove: () => Promise<void>;
}

/** Makes an empty data folder. */
export async function freshProfile(): Promise<Profile> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quicksend-profile-'));
  return {
    dataDir,
    files: async () => {
      const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const contents = await Promise.all(
        paths.map(async (path) => [path, await readFile(path)] as const),
      );
      return new Map(contents);
    },
    remove: () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
