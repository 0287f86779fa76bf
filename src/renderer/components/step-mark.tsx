import type { ReactNode } from 'react';
import { Icon } from './icons';
import './step-mark.css';

interface StepMarkProps {
  /** Its place among the steps, from 0. */
  readonly index: number;
  /** The place of the step that one is at. */
  readonly current: number;
}

/** The number of a step, or a tick once it is done; read aloud are the words beside it. */
export function StepMark({ index, current }: StepMarkProps): ReactNode {
  const state = index < current ? 'done' : index === current ? 'current' : undefined;
  return (
    <span className="step-mark" data-state={state} aria-hidden="true">
      {state === 'done' ? <Icon name="arrived" /> : index + 1}
    </span>
  );
}
