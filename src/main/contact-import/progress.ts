import type { TransferProgress } from '#shared/domain/import';

/** So long nobody can tell how long the rest takes. */
const settlingMs = 300;

/** Tells rate and time left of work that began at `startedElapsed`. */
export function transferProgress(
  startedElapsed: number,
  nowElapsed: number,
  done: number,
  total: number | null,
): TransferProgress {
  const tookMs = nowElapsed - startedElapsed;
  const perMs = tookMs > 0 ? done / tookMs : 0;
  const isSettled = tookMs >= settlingMs && perMs > 0 && total !== null;
  return {
    done,
    total,
    perSecond: Math.round(perMs * 1_000),
    leftMs: isSettled ? Math.round(Math.max(0, total - done) / perMs) : null,
  };
}
