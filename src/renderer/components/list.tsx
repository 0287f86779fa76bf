import type { ReactNode } from 'react';
import './list.css';

/** Rows of alike things. */
export function List({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ul className="list card" role="list" aria-label={label}>
      {children}
    </ul>
  );
}

/** A row; `actions` stand at its end. */
export function ListItem({
  actions,
  children,
}: {
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li className="list-item">
      <div className="list-item-body">{children}</div>
      {actions}
    </li>
  );
}
