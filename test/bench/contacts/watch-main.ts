const lookEveryMs = 5;
/** Asking the system for it takes part of the time that is measured. */
const looksPerMemory = 10;

export interface WatchedMain {
  /** The longest time that the event loop stood still. */
  readonly blockedMs: number;
  /** How far the memory of the process, threads included, rose above what it was. */
  readonly riseMib: number;
}

export interface MainWatch {
  /** Since the watch began, or since the last call; the memory since it began. */
  soFar(): WatchedMain;
  /** The same, and ends the watch. */
  end(): WatchedMain;
}

/** Watches the event loop and the memory of this process. */
export function watchMain(): MainWatch {
  const atRest = process.memoryUsage.rss();
  let blockedMs = 0;
  let highest = atRest;
  let looks = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - lookEveryMs);
    last = now;
    looks += 1;
    if (looks % looksPerMemory === 0) highest = Math.max(highest, process.memoryUsage.rss());
  };
  const timer = setInterval(look, lookEveryMs);
  function soFar(): WatchedMain {
    look();
    const watched = { blockedMs, riseMib: (highest - atRest) / 2 ** 20 };
    blockedMs = 0;
    return watched;
  }
  return {
    soFar,
    end() {
      clearInterval(timer);
      return soFar();
    },
  };
}
