import type { Clock } from './ports';

/** The computer's own clocks. `elapsed` stands still while the computer sleeps, which only makes sending slower. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
