import type { UpdateBlock, UpdateState, UpdateView } from '#shared/domain/update';
import { appError, type AppError } from '#shared/errors';
import { err, type Result } from '#shared/result';
import { nextUpdate, type UpdateEvent } from './update-machine';
import { updateProblem } from './update-problem';
import type { Updater } from './updater';

/** The first look comes when the start is long over. */
const firstLookMs = 60_000;
/** How often it is looked whether a day has passed: a computer that slept has stopped its timers. */
const lookEveryMs = 3_600_000;
const dayMs = 86_400_000;

/** How long the feed is waited for, and a download that brings nothing more. */
export interface Patience {
  readonly checkMs: number;
  readonly stallMs: number;
}
export const usualPatience: Patience = { checkMs: 60_000, stallMs: 120_000 };

export interface UpdatesParts {
  /** What is known already of why this program does not update itself. */
  readonly block: UpdateBlock | null;
  /** Loads what does the work; only when it is needed. */
  readonly load: () => Promise<Result<Updater, UpdateBlock>>;
  readonly patience: Patience;
  readonly now: () => number;
  readonly after: (delayMs: number, callback: () => void) => () => void;
  readonly checkedAt: { get(): number | null; set(at: number): void };
  /** Whether the last end of the program failed to put a new version in; told once. */
  readonly installFailed: { get(): boolean; set(failed: boolean): void };
  /** Whether the user wants it to be looked daily. */
  readonly isWanted: () => boolean;
  /** Whether messages are on their way or about to be, or an import is being written. */
  readonly isBusy: () => boolean;
  /**
   * Ends the program in good order, which calls {@link Updates.install} last; `false` where the user
   * has something unsaved and is asked about that first.
   */
  readonly quit: () => Promise<boolean>;
  readonly onChange: () => void;
  /** A new version waits; told once for each. */
  readonly onReady: (version: string) => void;
  readonly onFailure: (step: string, cause: unknown) => void;
}

/** Keeps the program up to date, and never in the way of a message. */
export interface Updates {
  view(): UpdateView;
  /** Looks each day from now on. */
  start(): void;
  /** Looks now, since the user asks. */
  check(): void;
  /** Restarts into the new version, once nothing would be interrupted. */
  restart(): void;
  /** Lets it go in when the user next quits; also takes back a restart that waits. */
  postpone(): void;
  /** What `isBusy` tells may have changed: a restart may wait for it. */
  busyChanged(): void;
  /** The last step of the program's end. */
  install(): Promise<void>;
}

/** Makes the updates. The library behind `load` is asked for nothing before the first look. */
export function createUpdates(parts: UpdatesParts): Updates {
  let state: UpdateState =
    parts.block === null
      ? { kind: 'idle', isNewest: false, problem: problemOfLastEnd() }
      : { kind: 'off', why: parts.block };
  let updater: Updater | null = null;

  function problemOfLastEnd(): AppError | null {
    return parts.installFailed.get() ? appError('update-not-installed') : null;
  }

  function happen(event: UpdateEvent): void {
    const next = nextUpdate(state, event);
    if (next === state) return;
    const before = state;
    state = next;
    parts.onChange();
    if (next.kind === 'ready' && before.kind === 'downloading') parts.onReady(next.version);
    if (next.kind === 'restarting') void restartUnlessHeld();
  }

  async function restartUnlessHeld(): Promise<void> {
    if (!(await parts.quit())) happen({ kind: 'postpone' });
  }

  async function look(): Promise<void> {
    if (state.kind !== 'idle') return;
    happen({ kind: 'check' });
    try {
      const loaded = await parts.load();
      if (!loaded.ok) {
        happen({ kind: 'blocked', why: loaded.error });
        return;
      }
      await lookWith(loaded.value);
    } catch (error) {
      fail('check', error, appError(updateProblem('check', error)));
    }
  }

  async function lookWith(loaded: Updater): Promise<void> {
    updater = loaded;
    const found = await withPatience(loaded, parts.patience.checkMs, () => loaded.check());
    if (!found.ok) {
      fail('check', found.error.code, found.error);
      return;
    }
    parts.checkedAt.set(parts.now());
    if (found.value === null) {
      happen({ kind: 'nothing-newer' });
      // So that `checkedAt` is shown also where it was the newest before.
      parts.onChange();
      return;
    }
    happen({ kind: 'found', version: found.value });
    const done = await withPatience(loaded, parts.patience.stallMs, (isAlive) =>
      loaded.download((percent) => {
        isAlive();
        happen({ kind: 'progress', percent: Math.floor(percent) });
      }),
    );
    if (done.ok) happen({ kind: 'downloaded' });
    else fail('download', done.error.code, done.error);
  }

  function fail(step: string, cause: unknown, problem: AppError): void {
    parts.onFailure(step, cause);
    happen({ kind: 'failed', problem });
  }

  /** Gives up what gives no sign of life for `limitMs`. */
  function withPatience<Value>(
    used: Updater,
    limitMs: number,
    run: (isAlive: () => void) => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        used.abandon();
        resolve(err(appError('update-too-slow')));
      };
      let cancel = parts.after(limitMs, giveUp);
      const isAlive = (): void => {
        cancel();
        cancel = parts.after(limitMs, giveUp);
      };
      run(isAlive)
        .finally(() => {
          cancel();
        })
        .then(resolve, reject);
    });
  }

  function isDue(): boolean {
    const at = parts.checkedAt.get();
    // A clock that was put back must not end the looking.
    return at === null || parts.now() - at >= dayMs || at > parts.now();
  }

  function keepLooking(delayMs: number): void {
    parts.after(delayMs, () => {
      if (parts.isWanted() && isDue()) void look();
      keepLooking(lookEveryMs);
    });
  }

  function busyChanged(): void {
    if (state.kind === 'waiting' && !parts.isBusy()) happen({ kind: 'all-sent' });
  }

  async function putIn(restart: boolean): Promise<void> {
    try {
      await updater?.install(restart);
    } catch (error) {
      // Nobody sees it now: said at the next start.
      parts.installFailed.set(true);
      throw error;
    }
  }

  return {
    view: () => ({ state, checkedAt: parts.checkedAt.get() }),
    start: () => {
      if (parts.installFailed.get()) parts.installFailed.set(false);
      if (state.kind !== 'off') keepLooking(firstLookMs);
    },
    check: () => void look(),
    restart: () => {
      happen({ kind: 'restart' });
      busyChanged();
    },
    postpone: () => {
      happen({ kind: 'postpone' });
    },
    busyChanged,
    async install() {
      switch (state.kind) {
        case 'ready':
        case 'waiting':
          await putIn(false);
          return;
        case 'restarting':
          await putIn(true);
          return;
        case 'off':
        case 'idle':
        case 'checking':
        case 'downloading':
          return;
      }
    },
  };
}
