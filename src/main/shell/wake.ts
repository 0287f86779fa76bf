/** What Electron's `powerMonitor` is to us. */
export interface PowerEvents {
  on(event: 'resume' | 'unlock-screen', listener: () => void): unknown;
}

/**
 * Calls back when the computer wakes from sleep.
 *
 * Timers count only the time awake on some systems, so that what came due meanwhile would wait on.
 * Where a desktop does not tell of waking, the screen that is unlocked after it does.
 */
export function onWake(power: PowerEvents, listener: () => void): void {
  power.on('resume', listener);
  power.on('unlock-screen', listener);
}
