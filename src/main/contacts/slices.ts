/** Lets everything else in main have its turn. */
export type Breathe = () => Promise<void>;

export const breatheNow: Breathe = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export interface Slicing {
  readonly breathe: Breathe;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
  /** Makes one transaction of what is written in `work`. */
  readonly together: <T>(work: () => T) => T;
}

/** Leaves room for the disk within the 50 ms that main may be held up. */
const sliceMs = 10;

/**
 * Does work that would take too long at a stretch for some milliseconds at a time, each slice in a
 * transaction of its own; `breathe` is called before each, `committed` after it.
 *
 * By the clock and not by count, since a busy machine is several times slower than an idle one. What
 * has been done stays when a later slice throws.
 */
export async function inSlices<T>(
  { breathe, elapsed, together }: Slicing,
  items: Iterable<T>,
  work: (item: T) => void,
  committed: () => void = () => undefined,
): Promise<void> {
  const iterator = items[Symbol.iterator]();

  /** Answers whether there may be more to do. */
  function takeSlice(): boolean {
    const startedElapsed = elapsed();
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
      work(next.value);
      if (elapsed() - startedElapsed >= sliceMs) return true;
    }
    return false;
  }

  for (;;) {
    // The first slice too: what was awaited before it may have let an import begin to write.
    await breathe();
    const mayBeMore = together(takeSlice);
    committed();
    if (!mayBeMore) return;
  }
}

/** What queries find, a page at a time, until they find nothing more. */
export function* pageByPage<T>(nextPage: (last: T | null) => readonly T[]): Generator<T> {
  let page = nextPage(null);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield* page;
    page = nextPage(last);
  }
}
