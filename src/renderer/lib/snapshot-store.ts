import { create } from 'zustand';
import type { AppSnapshot } from '#shared/contract/snapshot';
import { bridge } from './bridge';

const useStore = create<{ readonly snapshot: AppSnapshot | null }>(() => ({ snapshot: null }));

/**
 * Fetches the snapshot and follows its changes; resolves once it is there.
 *
 * Returns the function that ends following.
 */
export async function followSnapshot(): Promise<() => void> {
  const seen = { newer: false };
  const end = bridge.on('snapshotChanged', (snapshot) => {
    seen.newer = true;
    useStore.setState({ snapshot });
  });
  const answer = await bridge.getSnapshot({});
  // A change that came while we asked is newer than the answer.
  if (answer.ok && !seen.newer) useStore.setState({ snapshot: answer.value });
  return end;
}

/** The snapshot, for code outside components; `null` before it was first fetched. */
export function currentSnapshot(): AppSnapshot | null {
  return useStore.getState().snapshot;
}

/** Calls `listener` with each new snapshot; returns the function that ends it. */
export function onSnapshot(listener: (snapshot: AppSnapshot) => void): () => void {
  return useStore.subscribe(({ snapshot }) => {
    if (snapshot !== null) listener(snapshot);
  });
}

/** Puts an answer of main's into the snapshot ahead of `snapshotChanged`, so that forms do not flicker. */
export function patchSnapshot(patch: Partial<AppSnapshot>): void {
  useStore.setState(({ snapshot }) => ({ snapshot: snapshot && { ...snapshot, ...patch } }));
}

/** A part of the snapshot; the component renders again when that part changes. */
export function useSnapshot<Part>(select: (snapshot: AppSnapshot) => Part): Part {
  return useStore(({ snapshot }) => {
    if (snapshot === null) throw new Error('The snapshot is used before it was fetched');
    return select(snapshot);
  });
}
