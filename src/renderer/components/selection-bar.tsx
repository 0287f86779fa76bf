import type { ReactNode } from 'react';
import { Button, IconButton } from './button';
import './selection-bar.css';

interface SelectionBarProps {
  /** Its accessible name. */
  readonly label: string;
  /** Says how many are ticked. */
  readonly count: string;
  /** Ticks all; `null` where they are. */
  readonly all: { readonly label: string; readonly onPress: () => void } | null;
  readonly none: { readonly label: string; readonly onPress: () => void };
  /** The buttons for what can be done with them. */
  readonly children: ReactNode;
}

/** Stands above a list while something in it is ticked, with what can be done with that. */
export function SelectionBar({ label, count, all, none, children }: SelectionBarProps): ReactNode {
  return (
    <div className="selection-bar" role="toolbar" aria-label={label}>
      <div className="selection-words">
        <span className="selection-count" role="status">
          {count}
        </span>
        {all !== null && (
          <Button small kind="quiet" onPress={all.onPress}>
            {all.label}
          </Button>
        )}
        <div className="selection-actions">{children}</div>
      </div>
      <IconButton small icon="close" label={none.label} onPress={none.onPress} />
    </div>
  );
}
