import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from './icons';
import './button.css';
import './popup.css';
import './popover-button.css';

interface PopoverButtonProps {
  /** What stands on the button, and names what it opens. */
  readonly label: string;
  readonly icon: IconName;
  /** Stands behind the label: how many of what it opens are set. */
  readonly count?: number;
  /** What it opens; `close` closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small form below it; Escape or a click beside it closes it. */
export function PopoverButton({ label, icon, count = 0, children }: PopoverButtonProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => {
    setIsOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <AriaButton className="button button-secondary">
        <Icon name={icon} />
        <span>{label}</span>
        {count > 0 && <span className="popover-count">{count}</span>}
      </AriaButton>
      <Popover className="popup" placement="bottom end" aria-label={label}>
        <div className="popover-form">{children(close)}</div>
      </Popover>
    </DialogTrigger>
  );
}
