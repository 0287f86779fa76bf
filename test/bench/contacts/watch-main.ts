const lookEveryMs = 5;

export interface WatchedMain {
  /** The longest time that the event loop stood still. */
  readonly blockedMs: number;
  /** How far the memory of the process, threads included, rose above what it was. */
  readonly riseMib: number;
}

/** Watches the event loop and the memory of this process until the function that it answers is called. */
export function watchMain(): () => WatchedMain {
  const atRest = process.memoryUsage.rss();
  let blockedMs = 0;
  let highest = atRest;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - lookEveryMs);
    highest = Math.max(highest, process.memoryUsage.rss());
    last = now;
  };
  const timer = setInterval(look, lookEveryMs);
  return () => {
    look();
    clearInterval(timer);
    return { blockedMs, riseMib: (highest - atRest) / 2 ** 20 };
  };
}
