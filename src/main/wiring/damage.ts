import type { Log } from '../log/log';
import { isDamage } from '../storage/storage-problem';
import { noteSuspicion } from '../storage/suspicion';

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
      if (isDamage(error)) found();
    },
    found,
  };
}
