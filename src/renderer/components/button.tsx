import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
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
  readonly ref?: Ref<HTMLButtonElement>;
  /** Left out of the tab order, for a button that another key reaches. */
  readonly excludeFromTabOrder?: boolean;
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

function ariaProps(props: Common) {
  const { type = 'button', isDisabled, isPending = false, autoFocus, describedBy, ref } = props;
  const onPress = isPending ? undefined : props.onPress;
  return {
    // Pressing Enter in the form's fields must not submit it again meanwhile.
    type: isPending ? ('button' as const) : type,
    ref,
    ...(isDisabled !== undefined && { isDisabled }),
    // Not react-aria's own `isPending`: it announces through an element that outlives the button and
    // then has no name. The view's status region says what goes on.
    ...(isPending && { 'aria-disabled': true }),
    ...(autoFocus !== undefined && { autoFocus }),
    ...(onPress !== undefined && { onPress }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(props.excludeFromTabOrder === true && { excludeFromTabOrder: true }),
  };
}

function classNames(kind: ButtonKind, small: boolean, extra = ''): string {
  return `button button-${kind}${small ? ' button-small' : ''}${extra}`;
}

/** A button with words, and an icon where it helps. */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'secondary', small = false, icon, children } = props;
  return (
    <AriaButton {...ariaProps(props)} className={classNames(kind, small)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

/** A button that shows an icon alone; its label is its accessible name and its tool tip. */
export function IconButton(props: IconButtonProps): ReactNode {
  const { kind = 'quiet', small = false, icon, label } = props;
  return (
    <AriaButton
      {...ariaProps(props)}
      className={classNames(kind, small, ' button-icon')}
      aria-label={label}
      render={(domProps) => <button {...domProps} title={label} />}
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
