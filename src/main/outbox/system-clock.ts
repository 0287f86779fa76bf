import type { Clock } from './ports';

/** The computer's own clocks. `elapsed` stands still while the computer sleeps, which only makes sending slower. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // The same clock as `performance`, which Node would load for it at the start.
  elapsed: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
