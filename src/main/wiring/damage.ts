import type { Log } from '../log/log';
import { canKeepFiles } from '../storage/probe';
import { isBadSector, isDamage } from '../storage/storage-problem';
import { noteSuspicion } from '../storage/suspicion';

/** Whether the database was found to be damaged since the program started. */
export interface DamageWatch {
  isFound(): boolean;
  /** Looks whether an error says so, and answers that. */
  look(error: unknown): boolean;
  /**
   * Takes note of what a look at the whole file found: nothing more is sent or changed, and the next start
   * looks again. Does nothing where the drive is gone, which looks the same.
   */
  found(): void;
}

/** `onFound` is called once. */
export function createDamageWatch(parts: {
  readonly dataDir: string;
  readonly log: Log;
  readonly onFound: () => void;
}): DamageWatch {
  let isFound = false;

  function note(): void {
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
    look(error) {
      const says = isDamage(error) || (isBadSector(error) && canKeepFiles(parts.dataDir));
      if (says) note();
      return says;
    },
    found() {
      if (canKeepFiles(parts.dataDir)) note();
    },
  };
}
