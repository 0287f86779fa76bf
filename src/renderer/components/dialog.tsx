import { useId, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useKeepWindowOpen } from '../lib/keep-window-open';
import { Button } from './button';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, or a click beside it where it is no question. */
  readonly onClose: () => void;
  readonly role?: 'dialog' | 'alertdialog';
  /** Makes the dialog a form: Enter in a field, or its button of type `submit`. */
  readonly onSubmit?: () => void;
  /** What a click beside it would end is under way: it takes Escape or a button. */
  readonly isWorking?: boolean;
  /** The buttons, the main one last. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog that keeps the window open and gives the focus back when it closes. */
export function Dialog(props: DialogProps): ReactNode {
  const {
    title,
    isOpen,
    onClose,
    role = 'dialog',
    onSubmit,
    isWorking = false,
    actions,
    children,
  } = props;
  const id = useId();
  useKeepWindowOpen(isOpen);
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      isDismissable={role === 'dialog' && !isWorking}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-box">
        <AriaDialog
          className="dialog"
          role={role}
          aria-labelledby={id}
          {...(role === 'alertdialog' && { 'aria-describedby': `${id}-body` })}
        >
          <Frame onSubmit={onSubmit}>
            <h2 id={id} className="dialog-title">
              {title}
            </h2>
            <div id={`${id}-body`} className="dialog-body">
              {children}
            </div>
            <div className="dialog-actions">{actions}</div>
          </Frame>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Frame({
  onSubmit,
  children,
}: {
  readonly onSubmit: (() => void) | undefined;
  readonly children: ReactNode;
}): ReactNode {
  if (onSubmit === undefined) return children;
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
  /** A second way to say yes. */
  readonly other?: { readonly label: string; readonly onPress: () => void } | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A question before something that cannot be taken back; the focus begins on the way out. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, isOpen, confirmLabel, cancelLabel, isDanger = false, isPending = false } = props;
  const { other = null } = props;
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={props.onCancel}
      role="alertdialog"
      actions={
        <>
          <Button autoFocus onPress={props.onCancel}>
            {cancelLabel}
          </Button>
          {other !== null && <Button onPress={other.onPress}>{other.label}</Button>}
          <Button
            kind={isDanger ? 'danger' : 'primary'}
            isPending={isPending}
            onPress={props.onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
