import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPreview, OpenedBackup } from '#shared/domain/backup';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { FieldFailure } from '../../../components/field-failure';
import { SecretField } from '../../../components/secret-field';
import { bridge } from '../../../lib/bridge';
import { BackupProgress } from './backup-progress';
import { PreviewFacts } from './preview-facts';

type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'locked'; readonly name: string; readonly error: AppError | null }
  | { readonly kind: 'preview'; readonly preview: BackupPreview; readonly error: AppError | null }
  | { readonly kind: 'restoring'; readonly preview: BackupPreview };

interface RestoreDialogProps {
  /** What opening it comes to. */
  readonly opening: Promise<Result<OpenedBackup | null, AppError>>;
  /** Told why it could not be opened, or `null`. */
  readonly onClose: (failure: AppError | null) => void;
}

/** Says what is in a backup, and puts it in the place of what is here once the user wants that. */
export function RestoreDialog({ opening, onClose }: RestoreDialogProps): ReactNode {
  const { t } = useTranslation('keeping');
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });
  const [passphrase, setPassphrase] = useState('');
  /** What the dialog waits for; answers to anything else are of one that was closed. */
  const awaited = useRef<Promise<unknown> | null>(null);

  useEffect(() => {
    awaited.current = opening;
    void opening.then((answer) => {
      if (awaited.current !== opening) return;
      if (!answer.ok) onClose(answer.error);
      else if (answer.value === null) onClose(null);
      else setStage(stageOf(answer.value));
    });
    return () => {
      awaited.current = null;
    };
  }, [opening, onClose]);

  async function unlock(name: string): Promise<void> {
    setStage({ kind: 'opening' });
    const unlocking = bridge.unlockBackup({ passphrase });
    awaited.current = unlocking;
    const answer = await unlocking;
    if (awaited.current !== unlocking) return;
    if (!answer.ok) setStage({ kind: 'locked', name, error: answer.error });
    else if (answer.value === null) onClose(null);
    else setStage(stageOf(answer.value));
  }

  async function restore(preview: BackupPreview): Promise<void> {
    setStage({ kind: 'restoring', preview });
    const answer = await bridge.restoreBackup({});
    // Where it worked, the program is about to restart.
    if (!answer.ok) setStage({ kind: 'preview', preview, error: answer.error });
  }

  function close(): void {
    if (stage.kind === 'restoring') return;
    void bridge.cancelBackup({});
    onClose(null);
  }

  switch (stage.kind) {
    case 'opening':
      return (
        <Frame title={t('opening.working')} onClose={close} isWorking>
          <BackupProgress label={t('opening.working')} />
        </Frame>
      );
    case 'locked':
      return (
        <Frame
          title={t('opening.locked')}
          onClose={close}
          onSubmit={() => void unlock(stage.name)}
          main={
            <Button kind="primary" type="submit">
              {t('opening.open')}
            </Button>
          }
        >
          <p>{t('opening.lockedHint', { name: stage.name })}</p>
          <SecretField
            label={t('opening.passphrase')}
            showLabel={t('saving.show')}
            value={passphrase}
            error={stage.error && <FieldFailure error={stage.error} />}
            onChange={(typed) => {
              setPassphrase(typed);
              setStage({ ...stage, error: null });
            }}
            autoFocus
          />
        </Frame>
      );
    case 'preview':
    case 'restoring':
      return (
        <Frame
          title={t('preview.title')}
          onClose={close}
          isWorking={stage.kind === 'restoring'}
          main={
            <Button
              kind="primary"
              isPending={stage.kind === 'restoring'}
              onPress={() => void restore(stage.preview)}
            >
              {t('preview.restore')}
            </Button>
          }
        >
          <PreviewFacts preview={stage.preview} />
          {stage.kind === 'preview' && <ErrorMessage error={stage.error} />}
        </Frame>
      );
  }
}

function stageOf(opened: OpenedBackup): Stage {
  return opened.kind === 'passphrase'
    ? { kind: 'locked', name: opened.name, error: null }
    : { kind: 'preview', preview: opened.preview, error: null };
}

function Frame({
  title,
  onClose,
  onSubmit,
  main,
  isWorking = false,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit?: () => void;
  readonly main?: ReactNode;
  readonly isWorking?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isWorking={isWorking}
      {...(onSubmit !== undefined && { onSubmit })}
      actions={
        <>
          <Button autoFocus={main === undefined} onPress={onClose}>
            {t('cancel')}
          </Button>
          {main}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
