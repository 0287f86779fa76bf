import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import type { Tone } from './status';
import './callout.css';

const icons: Readonly<Record<Tone, IconName>> = {
  plain: 'info',
  good: 'arrived',
  warn: 'warning',
  bad: 'error',
};

interface CalloutProps {
  readonly tone?: Tone;
  /** `alert` interrupts a screen reader; leave it out for what stood there from the start. */
  readonly role?: 'alert' | 'note';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A few words that stand out from the page, with what can be done about them. */
export function Callout({ tone = 'plain', role, actions, children }: CalloutProps): ReactNode {
  return (
    <div className="callout" data-tone={tone} role={role}>
      <Icon name={icons[tone]} />
      <div className="callout-body">
        {children}
        {actions !== undefined && <div className="callout-actions">{actions}</div>}
      </div>
    </div>
  );
}
