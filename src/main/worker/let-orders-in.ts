import { setImmediate } from 'node:timers/promises';

/**
 * Hears the orders that came while the thread was busy. The first turn may end without a look at what
 * has come; the second one begins behind such a look (https://nodejs.org/learn/asynchronous-work/event-loop-timers-and-nexttick).
 */
export async function letOrdersIn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}
