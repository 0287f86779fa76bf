import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Common {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** Work goes on: the button stays focusable, says so to screen readers, and does nothing. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
  readonly describedBy?: string;
}

interface ButtonProps extends Common {
  readonly icon?: IconName;
  readonly children: ReactNode;
}

interface IconButtonProps extends Common {
  readonly icon: IconName;
  /** What it does, for screen readers and as the tool tip. */
  readonly label: string;
}

/**
 * The platform's own button: it is pressed, focused and disabled as everywhere else, and the quick
 * window is not kept waiting by code that would only do the same.
 */
function domProps(props: Common) {
  const { type = 'button', isDisabled = false, isPending = false, onPress } = props;
  return {
    // Pressing Enter in the form's fields must not submit it again meanwhile.
    type: isPending ? ('button' as const) : type,
    disabled: isDisabled,
    autoFocus: props.autoFocus,
    'aria-disabled': isPending || undefined,
    'aria-describedby': props.describedBy,
    onClick: () => {
      if (!isPending) onPress?.();
    },
  };
}

function classNames(kind: ButtonKind, small: boolean, extra = ''): string {
  return `button button-${kind}${small ? ' button-small' : ''}${extra}`;
}

/** A button with words, and an icon where it helps. */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'secondary', small = false, icon, children } = props;
  return (
    <button {...domProps(props)} className={classNames(kind, small)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A button that shows an icon alone; its label is its accessible name and its tool tip. */
export function IconButton(props: IconButtonProps): ReactNode {
  const { kind = 'quiet', small = false, icon, label } = props;
  return (
    <button
      {...domProps(props)}
      className={classNames(kind, small, ' button-icon')}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
