import type { ReactNode } from 'react';
import { Happened } from '../../../components/happened';
import { hush, undo, useHappened } from './happened';

/** Says what just happened to the contacts, and takes it back. */
export function HappenedBar(): ReactNode {
  const { happened, error } = useHappened();
  return (
    <Happened
      words={happened?.words ?? null}
      error={error}
      onUndo={(happened?.undo ?? null) === null ? null : () => void undo()}
      onHush={hush}
    />
  );
}
