/** What Electron's `powerMonitor` is to us. */
export interface PowerEvents {
  on(event: 'suspend' | 'resume' | 'unlock-screen', listener: () => void): unknown;
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

/** A shorter sleep is a lid that was closed and opened again. */
const worthAskingMs = 2 * 60_000;

/** Calls back when the computer wakes from a sleep after which the user may want something else. */
export function onLongSleep(power: PowerEvents, now: () => number, listener: () => void): void {
  let asleepSinceAt: number | null = null;
  power.on('suspend', () => {
    asleepSinceAt = now();
  });
  power.on('resume', () => {
    // A date that was set back meanwhile makes a sleep of unknown length.
    const isShort =
      asleepSinceAt === null || (now() >= asleepSinceAt && now() - asleepSinceAt < worthAskingMs);
    asleepSinceAt = null;
    if (!isShort) listener();
  });
}
