import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors';
import { Button } from './button';
import { Callout } from './callout';
import { Dialog } from './dialog';
import { ErrorMessage } from './error-message';
import { ProgressBar } from './progress-bar';
import './export-dialog.css';

interface ExportDialogProps {
  readonly words: {
    readonly title: string;
    readonly start: string;
    readonly cancel: string;
    readonly cancelHint: string;
    readonly notSaved: string;
    readonly another: string;
  };
  readonly isOpen: boolean;
  /** How far it is; `not-saved`: the user closed the dialog that asks where to. */
  readonly stage: 'choosing' | 'working' | 'not-saved' | 'done';
  /** How far it has come; `null` while it is not at work. */
  readonly progress: ComponentProps<typeof ProgressBar> | null;
  /** What came of it, once it is done. */
  readonly outcome: ReactNode;
  readonly error: AppError | null;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
  /** What is to be chosen. */
  readonly children: ReactNode;
}

/** Asks what to export and how, then tells how far it is and where it went. */
export function ExportDialog(props: ExportDialogProps): ReactNode {
  const { words, isOpen, stage, progress, outcome, error, onStart, onClose, children } = props;
  const isChoosing = stage === 'choosing';
  return (
    <Dialog
      title={words.title}
      isOpen={isOpen}
      onClose={onClose}
      isWorking={stage === 'working'}
      {...(isChoosing && { onSubmit: onStart })}
      actions={<Actions {...props} />}
    >
      {isChoosing && (
        <>
          {children}
          <ErrorMessage error={error} />
        </>
      )}
      {progress !== null && (
        <>
          <ProgressBar {...progress} />
          <p className="export-hint">{words.cancelHint}</p>
        </>
      )}
      {!isChoosing && (
        <div role="status">
          {stage === 'not-saved' && <p>{words.notSaved}</p>}
          {stage === 'done' && <Callout tone="good">{outcome}</Callout>}
        </div>
      )}
    </Dialog>
  );
}

function Actions({ words, stage, onCancel, onAgain, onClose }: ExportDialogProps): ReactNode {
  const { t } = useTranslation('common');
  switch (stage) {
    case 'choosing':
      return (
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit">
            {words.start}
          </Button>
        </>
      );
    case 'working':
      return (
        <Button autoFocus onPress={onCancel}>
          {words.cancel}
        </Button>
      );
    case 'not-saved':
    case 'done':
      return (
        <>
          <Button onPress={onAgain}>{words.another}</Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('close')}
          </Button>
        </>
      );
  }
}

/** What a format is good for. */
export function ExportHint({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="export-hint">{children}</p>;
}
