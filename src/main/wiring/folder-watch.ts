import { statSync } from 'node:fs';
import { appError, type AppError } from '#shared/errors';
import type { Log } from '../log/log';
import type { Clock } from '../outbox/ports';
import type { FolderLock } from '../storage/folder-lock';

const lookEveryMs = 60_000;
/** A share may be away for a moment: what is not there is looked for once more. */
const lookAgainMs = 5_000;

/** Whether the data folder is still there, and still this program's. */
export interface FolderWatch {
  /** `null` while all is well; from then on the same until the program has restarted. */
  lost(): AppError | null;
  start(): void;
  /** Looks now, as after a sleep or when something could not be written. */
  look(): void;
  stop(): void;
}

/**
 * Looks each minute whether the folder and the database in it are those that were opened.
 *
 * On Linux and macOS a file that was deleted goes on being written, into nothing. `onLost` is called once,
 * with `data-folder-lost` or `data-folder-taken`.
 */
export function watchFolder(parts: {
  readonly lock: FolderLock;
  readonly databaseFile: string;
  readonly after: Clock['after'];
  readonly log: Log;
  readonly onLost: (error: AppError) => void;
}): FolderWatch {
  const { lock, databaseFile, after, log } = parts;
  const opened = identityOf(databaseFile);
  let lost: AppError | null = null;
  let isMissed = false;
  let cancelTimer = (): void => undefined;

  /** What is wrong now. */
  function problem(): AppError | null {
    try {
      const isShown = lock.show();
      if (isShown && identityOf(databaseFile) === opened) return null;
    } catch (error) {
      log.error('data folder not reached', error);
    }
    const holder = lock.holder();
    return holder === null || lock.isOurs(holder)
      ? appError('data-folder-lost')
      : appError('data-folder-taken', { params: { host: holder.host } });
  }

  function look(): void {
    cancelTimer();
    if (lost !== null) return;
    const found = problem();
    if (found !== null && (isMissed || found.code === 'data-folder-taken')) {
      lost = found;
      log.warn('data folder lost', { code: found.code });
      parts.onLost(found);
      return;
    }
    isMissed = found !== null;
    cancelTimer = after(isMissed ? lookAgainMs : lookEveryMs, look);
  }

  return {
    lost: () => lost,
    start: () => {
      cancelTimer = after(lookEveryMs, look);
    },
    look,
    stop: () => {
      cancelTimer();
    },
  };
}

/** The same for the same file, whatever it is called; `null` where there is none. */
function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${String(found.dev)} ${String(found.ino)}`;
}
