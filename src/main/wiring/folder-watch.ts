import { statSync } from 'node:fs';
import { appError, type AppError } from '#shared/errors';
import type { Log } from '../log/log';
import type { Clock } from '../outbox/ports';
import type { FolderLock } from '../storage/folder-lock';

/** Also how long a share may be away, as while a computer that woke finds its network. */
const lookEveryMs = 60_000;
/** Whoever did not look for so long was asleep: another computer waits for three minutes at least. */
const staleMs = 2 * 60_000;
/** A folder that does not answer is not asked more often. */
const retryMs = 5_000;

/** What the system says of a drive, a share or a folder that is not there any more. */
const goneCodes: ReadonlySet<unknown> = new Set([
  'ENODEV',
  'ENOENT',
  'ENOTCONN',
  'ENOTDIR',
  'ENXIO',
  'ESTALE',
]);

/** Whether the data folder is still there, and still this program's. */
export interface FolderWatch {
  /** `null` while all is well; from then on the same until the program has restarted. */
  lost(): AppError | null;
  /**
   * Whether it may be sent and written now. False for as long as the folder is missed; after a time in
   * which nobody looked, as in a sleep that no event told of, it looks first.
   */
  isOurs(): boolean;
  start(): void;
  /** Looks now, as when something could not be written. */
  look(): void;
  /** The computer woke: looks now, and gives the network the time to come back. */
  woke(): void;
  stop(): void;
}

/** How the folder was found; `unclear` where it could not be asked, as while a virus scanner reads it. */
type Seen = 'well' | 'gone' | 'unclear' | AppError;

/**
 * Looks each minute whether the folder and the database in it are those that were opened.
 *
 * On Linux and macOS a file that was deleted goes on being written, into nothing. `onLost` is called once,
 * with `data-folder-taken` at once, or with `data-folder-lost` where the folder is still not there a minute
 * after it was missed; `onBack` where it is.
 */
export function watchFolder(parts: {
  readonly lock: FolderLock;
  readonly databaseFile: string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Log;
  readonly onLost: (error: AppError) => void;
  readonly onBack: () => void;
}): FolderWatch {
  const { lock, databaseFile, clock, log } = parts;
  const opened = identityOf(databaseFile);
  let lost: AppError | null = null;
  let isMissed = false;
  let seenAt = clock.now();
  let askedAt = seenAt;
  let cancelTimer = (): void => undefined;

  function see(): Seen {
    try {
      const isSame = identityOf(databaseFile) === opened;
      const holder = lock.holder();
      if (holder !== null && !lock.isOurs(holder)) {
        return appError('data-folder-taken', { params: { host: holder.host } });
      }
      if (!isSame) return 'gone';
    } catch (error) {
      log.error('data folder not reached', error);
      return isGone(error) ? 'gone' : 'unclear';
    }
    try {
      lock.show();
    } catch (error) {
      // It is there and it is ours, whatever keeps this one file from being written.
      log.error('data folder not marked', error);
    }
    return 'well';
  }

  /** `isTimed`: by the timer, and so a minute after the last time. */
  function lookNow(isTimed: boolean): void {
    if (lost !== null) return;
    const seen = see();
    askedAt = clock.now();
    if (seen !== 'unclear') seenAt = askedAt;
    if (typeof seen === 'object') lose(seen);
    else if (seen === 'gone') miss(isTimed);
    else if (seen === 'well') wasSeen();
    else if (isTimed || !isMissed) lookLater();
  }

  function wasSeen(): void {
    const isBack = isMissed;
    isMissed = false;
    lookLater();
    if (isBack) parts.onBack();
  }

  function miss(isTimed: boolean): void {
    if (isMissed && isTimed) {
      lose(appError('data-folder-lost'));
      return;
    }
    // Whoever asks in between, and however often, does not make the time shorter or longer.
    if (isMissed) return;
    isMissed = true;
    lookLater();
  }

  function lose(error: AppError): void {
    cancelTimer();
    lost = error;
    log.warn('data folder lost', { code: error.code });
    parts.onLost(error);
  }

  function lookLater(): void {
    cancelTimer();
    cancelTimer = clock.after(lookEveryMs, () => {
      lookNow(true);
    });
  }

  /** By the date, since other clocks stand still in a sleep; one that was set back counts as well. */
  function isLongAgo(at: number, ms: number): boolean {
    const agoMs = clock.now() - at;
    return agoMs < 0 || agoMs >= ms;
  }

  return {
    lost: () => lost,
    isOurs() {
      if (isLongAgo(seenAt, staleMs) && isLongAgo(askedAt, retryMs)) lookNow(false);
      return lost === null && !isMissed;
    },
    start: lookLater,
    look: () => {
      lookNow(false);
    },
    woke() {
      lookNow(false);
      if (isMissed && lost === null) lookLater();
    },
    stop: () => {
      cancelTimer();
    },
  };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && goneCodes.has(error.code);
}

/** The same for the same file, whatever it is called; `null` where there is none. */
function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${String(found.dev)} ${String(found.ino)}`;
}
