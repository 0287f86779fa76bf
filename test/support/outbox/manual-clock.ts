import type { Clock } from '../../../src/main/outbox/ports';

interface Timer {
  readonly dueElapsed: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that moves only when told to. Its date can jump, which moves no timer. */
export interface ManualClock extends Clock {
  /** Lets time pass, calls back what falls due in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Sets the date forward or back. */
  jump(ms: number): void;
  /** The time until the next timer, or `null`. */
  nextTimerMs(): number | null;
}

/** The date at which a manual clock starts: 12 March 2026, 10:00 UTC. */
export const clockStartsAt = Date.UTC(2026, 2, 12, 10);

const mostTurns = 50_000;

/** Makes a clock that stands still. */
export function createManualClock(): ManualClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let jumped = 0;
  let order = 0;

  function next(): Timer | undefined {
    return [...timers].sort((a, b) => a.dueElapsed - b.dueElapsed || a.order - b.order)[0];
  }

  return {
    now: () => clockStartsAt + elapsed + jumped,
    elapsed: () => elapsed,
    after(delayMs, callback) {
      const timer = { dueElapsed: elapsed + Math.max(0, delayMs), order: (order += 1), callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    async advance(ms) {
      const untilElapsed = elapsed + ms;
      await settlePromises();
      let turns = 0;
      for (let due = next(); due && due.dueElapsed <= untilElapsed; due = next()) {
        turns += 1;
        if (turns > mostTurns)
          throw new Error(`${turns} timers within ${ms} ms: it turns in circles`);
        timers.delete(due);
        elapsed = due.dueElapsed;
        due.callback();
        await settlePromises();
      }
      elapsed = untilElapsed;
    },
    jump(ms) {
      jumped += ms;
    },
    nextTimerMs() {
      const timer = next();
      return timer === undefined ? null : timer.dueElapsed - elapsed;
    },
  };
}

/** Lets every promise that is settled call back, and those that they settle. */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
