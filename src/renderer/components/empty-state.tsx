import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import './empty-state.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}

/** What a view shows while there is nothing in it yet. */
export function EmptyState({ icon, title, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      <Icon name={icon} />
      <h2 className="empty-state-title">{title}</h2>
      {children}
    </div>
  );
}
