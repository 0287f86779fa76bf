/** How often a page may fall within a minute before it is left alone. */
const maxCrashes = 3;
const withinMs = 60_000;

/** Counts the crashes of a page; answers whether to load it once more. */
export function createCrashLimit(now: () => number): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const at = now();
    crashes = [...crashes.filter((earlier) => at - earlier < withinMs), at];
    return crashes.length <= maxCrashes;
  };
}
