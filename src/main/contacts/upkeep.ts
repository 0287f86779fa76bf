import type { Clock } from '../outbox/ports';

const dayMs = 86_400_000;
/** The start is long over by then. */
const soonMs = 10_000;

/** What is done from time to time without anyone asking for it. */
export interface Upkeep {
  /** Does it soon, and then every day while the program runs. */
  start(): void;
  /** Does it now, or again once it is done where it is being done. */
  run(): void;
  /** Does nothing any more. Resolves when nothing is under way. */
  stop(): Promise<void>;
}

/**
 * `tidy` ends early, by throwing, once its signal is aborted. `onFailure` is told when it could not
 * be done; it is tried again the next day.
 */
export function createUpkeep(parts: {
  readonly tidy: (signal: AbortSignal) => Promise<void>;
  readonly after: Clock['after'];
  /** How long after the start it is done first. */
  readonly firstAfterMs?: number;
  readonly onFailure: (error: unknown) => void;
}): Upkeep {
  const stopping = new AbortController();
  const { signal } = stopping;
  let underWay: Promise<void> | null = null;
  let isAskedAgain = false;
  let cancelTimer = (): void => undefined;

  async function tidyOnce(): Promise<void> {
    try {
      await parts.tidy(signal);
    } catch (error) {
      if (!signal.aborted) parts.onFailure(error);
    }
    underWay = null;
    if (!isAskedAgain) return;
    isAskedAgain = false;
    run();
  }

  function run(): void {
    if (signal.aborted) return;
    if (underWay === null) underWay = tidyOnce();
    else isAskedAgain = true;
  }

  function runAfter(delayMs: number): void {
    cancelTimer = parts.after(delayMs, () => {
      run();
      runAfter(dayMs);
    });
  }

  return {
    start() {
      runAfter(parts.firstAfterMs ?? soonMs);
    },
    run,
    async stop() {
      stopping.abort();
      cancelTimer();
      await underWay;
    },
  };
}
