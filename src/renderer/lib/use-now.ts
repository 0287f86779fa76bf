import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;
let now = Date.now();

function subscribe(listener: () => void): () => void {
  now = Date.now();
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, minuteMs);
  return () => {
    clearInterval(timer);
  };
}

/** The time, in milliseconds since the epoch, as of the last whole minute that passed in view. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
