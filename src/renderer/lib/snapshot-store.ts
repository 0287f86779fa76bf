import { create } from 'zustand';
import type { AppSnapshot } from '#shared/contract/snapshot';
import { bridge } from './bridge';

interface State {
  readonly snapshot: AppSnapshot | null;
  /** Whether main has answered; until then the snapshot is one to rehearse with, if any. */
  readonly isAnswered: boolean;
}

const useStore = create<State>(() => ({ snapshot: null, isAnswered: false }));

/**
 * Gives the views a snapshot to be rendered with, out of sight, while main is still starting.
 *
 * The first rendering is by far the slowest, and costs the same whatever it shows.
 */
export function rehearseWith(snapshot: AppSnapshot): void {
  if (!useStore.getState().isAnswered) useStore.setState({ snapshot });
}

/** Resolves once the snapshot is main's. */
export function snapshotAnswered(): Promise<void> {
  return new Promise((resolve) => {
    const end = useStore.subscribe(check);
    check(useStore.getState());
    function check({ isAnswered }: State): void {
      if (!isAnswered) return;
      end();
      resolve();
    }
  });
}

/**
 * Fetches the snapshot and follows its changes; resolves once it is there.
 *
 * Returns the function that ends following.
 */
export async function followSnapshot(): Promise<() => void> {
  const seen = { newer: false };
  const end = bridge.on('snapshotChanged', (snapshot) => {
    seen.newer = true;
    useStore.setState({ snapshot, isAnswered: true });
  });
  const answer = await bridge.getSnapshot({});
  // A change that came while we asked is newer than the answer.
  if (!seen.newer) {
    useStore.setState({ snapshot: answer.ok ? answer.value : null, isAnswered: true });
  }
  return end;
}

/** The snapshot, for code outside components; `null` before it was first fetched. */
export function currentSnapshot(): AppSnapshot | null {
  const { snapshot, isAnswered } = useStore.getState();
  return isAnswered ? snapshot : null;
}

/** Calls `listener` with each new snapshot; returns the function that ends it. */
export function onSnapshot(listener: (snapshot: AppSnapshot) => void): () => void {
  return useStore.subscribe(({ snapshot, isAnswered }) => {
    if (isAnswered && snapshot !== null) listener(snapshot);
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
