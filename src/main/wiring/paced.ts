import type { Clock } from '../outbox/ports';

/**
 * Makes a function that runs `action` soon after a call, and at most once in `intervalMs`: the calls
 * in between are answered by one at the end.
 */
export function paced(action: () => void, intervalMs: number, after: Clock['after']): () => void {
  let isResting = false;
  let isAsked = false;

  function act(): void {
    isAsked = false;
    isResting = true;
    after(intervalMs, () => {
      isResting = false;
      if (isAsked) act();
    });
    action();
  }

  return () => {
    if (isResting || isAsked) {
      isAsked = true;
      return;
    }
    isAsked = true;
    after(0, act);
  };
}
