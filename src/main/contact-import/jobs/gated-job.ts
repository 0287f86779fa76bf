/** What a job tells that writes while it holds the write gate. */
export type GatedProgress =
  /** All is prepared; nothing is written before `go`. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number };

export type GatedOrder = 'go' | 'cancel';

/** The orders that such a job has been given. */
export interface Orders {
  /** Resolves when the gate is held for the job, or it is to be cancelled. */
  readonly go: Promise<void>;
  isCancelled(): boolean;
}

/** Listens to the orders of a job. */
export function takeOrders(desk: { onOrder(act: (order: GatedOrder) => void): void }): Orders {
  let cancelled = false;
  const go = new Promise<void>((resolve) => {
    desk.onOrder((order) => {
      if (order === 'cancel') cancelled = true;
      resolve();
    });
  });
  return { go, isCancelled: () => cancelled };
}
