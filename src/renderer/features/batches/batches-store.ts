import { create } from 'zustand';
import type { Batch } from '#shared/domain/batch';
import type { AppError } from '#shared/errors';
import { bridge } from '../../lib/bridge';

/** What the room shows. */
export interface BatchesState {
  /** Newest first; `null` until they have come. */
  readonly batches: readonly Batch[] | null;
  readonly nextBefore: string | null;
  /** The batch that is open; `null` while the list is shown. */
  readonly open: Batch | null;
  readonly error: AppError | null;
}

export const emptyBatches: BatchesState = {
  batches: null,
  nextBefore: null,
  open: null,
  error: null,
};

export const useBatches = create<BatchesState>(() => emptyBatches);

const pageSize = 50;
let isLoading = false;

async function loadPage(before: string | null): Promise<void> {
  if (isLoading) return;
  isLoading = true;
  const answer = await bridge.listBatches({ before, limit: pageSize });
  isLoading = false;
  if (!answer.ok) {
    useBatches.setState({ error: answer.error });
    return;
  }
  const { batches, nextBefore } = answer.value;
  const shown = before === null ? [] : (useBatches.getState().batches ?? []);
  const ids = new Set(shown.map(({ id }) => id));
  const fresh = batches.filter(({ id }) => !ids.has(id));
  useBatches.setState({ batches: [...shown, ...fresh], nextBefore, error: null });
}

/** Asks anew for the batch that is open: it may have gone on while the room was left. */
async function refreshOpen(): Promise<void> {
  const { open } = useBatches.getState();
  if (open === null) return;
  const answer = await bridge.getBatch({ batchId: open.id });
  if (answer.ok) takeBatches([answer.value]);
}

/** Loads the batches before the last one that is shown. */
export function loadOlderBatches(): void {
  const { nextBefore } = useBatches.getState();
  if (nextBefore !== null) void loadPage(nextBefore);
}

/** Takes main's word on batches: over their older selves, or as new ones at the top. */
export function takeBatches(changed: readonly Batch[]): void {
  useBatches.setState(({ batches, open }) => {
    const byId = new Map(changed.map((batch) => [batch.id, batch]));
    const kept = batches?.map((batch) => byId.get(batch.id) ?? batch) ?? null;
    const known = new Set(kept?.map(({ id }) => id));
    const newest = kept?.[0]?.createdAt ?? 0;
    // An older one that is not loaded comes with its page.
    const fresh = changed.filter(({ id, createdAt }) => !known.has(id) && createdAt >= newest);
    return {
      batches: kept && [...fresh, ...kept],
      open: open && (byId.get(open.id) ?? open),
    };
  });
}

/** Loads the batches and follows them; returns the function that ends it. */
export function keepBatches(): () => void {
  void loadPage(null);
  void refreshOpen();
  return bridge.on('batchesChanged', ({ batches }) => {
    takeBatches(batches);
  });
}

/** Shows a batch: what it does, or what is written of it. */
export function openBatch(batch: Batch): void {
  useBatches.setState({ open: batch, error: null });
}

/** Shows the list again. */
export function closeBatch(): void {
  useBatches.setState({ open: null });
}

/** Forgets a draft that was deleted. */
export function dropBatch(batchId: string): void {
  useBatches.setState(({ batches, open }) => ({
    batches: batches?.filter(({ id }) => id !== batchId) ?? null,
    open: open?.id === batchId ? null : open,
  }));
}
