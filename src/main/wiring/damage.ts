import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log/log';
import { isBadSector, isDamage } from '../storage/storage-problem';
import { noteSuspicion } from '../storage/suspicion';
import { databaseFileName } from '../storage/swap';

/** Whether the database was found to be damaged since the program started. */
export interface DamageWatch {
  isFound(): boolean;
  /** Looks whether an error says so. */
  look(error: unknown): void;
  /** Takes note of it: nothing more is sent or changed, and the next start looks at the whole file. */
  found(): void;
}

/** `onFound` is called once. */
export function createDamageWatch(parts: {
  readonly dataDir: string;
  readonly log: Log;
  readonly onFound: () => void;
}): DamageWatch {
  let isFound = false;

  function found(): void {
    if (isFound) return;
    isFound = true;
    parts.log.warn('database damaged');
    try {
      noteSuspicion(parts.dataDir);
    } catch (error) {
      parts.log.error('damage not noted', error);
    }
    parts.onFound();
  }

  return {
    isFound: () => isFound,
    look: (error) => {
      if (!isDamage(error)) return;
      // Where the file is not there, it is the drive or the share that has gone.
      if (isBadSector(error) && !existsSync(join(parts.dataDir, databaseFileName))) return;
      found();
    },
    found,
  };
}
