import type { ReactNode } from 'react';
import './status.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

/**
 * Where a view says what happened (`role=status`).
 *
 * Keep it mounted and change what is in it: screen readers speak changes of a region that was there.
 */
export function Status({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="status" role="status" data-tone={tone}>
      {children}
    </div>
  );
}
