/** Lets everything else in main have its turn. */
export type Breathe = () => Promise<void>;

export const breatheNow: Breathe = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * Does work that would take too long at a stretch, some of it at a time.
 *
 * What has been done stays when a later slice throws. `size` is chosen so that a slice takes well
 * under 50 ms on a slow machine.
 */
export async function inSlices<T>(
  items: readonly T[],
  size: number,
  breathe: Breathe,
  work: (slice: readonly T[]) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await breathe();
    work(items.slice(start, start + size));
  }
}
