import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { minPassphraseLength, type SavedBackup } from '#shared/domain/backup';
import type { AppError } from '#shared/errors';
import { Button } from '../../../components/button';
import { Callout } from '../../../components/callout';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { FieldFailure } from '../../../components/field-failure';
import { SecretField } from '../../../components/secret-field';
import { bridge } from '../../../lib/bridge';
import { BackupProgress } from './backup-progress';
import { sizeText } from './backup-words';

type Stage =
  | { readonly kind: 'asking'; readonly error: AppError | null }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly saved: SavedBackup | null };

/** Asks for a passphrase and where to, and saves. What was typed is kept until it has worked. */
export function SaveDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('keeping');
  const [passphrase, setPassphrase] = useState('');
  const [stage, setStage] = useState<Stage>({ kind: 'asking', error: null });
  const failure = stage.kind === 'asking' ? stage.error : null;
  const tooShort = failure?.code === 'backup-passphrase-short' ? failure : null;
  async function save(): Promise<void> {
    setStage({ kind: 'working' });
    const answer = await bridge.saveBackup({ passphrase: passphrase === '' ? null : passphrase });
    if (answer.ok) setStage({ kind: 'done', saved: answer.value });
    else setStage({ kind: 'asking', error: answer.error });
  }
  function close(): void {
    if (stage.kind === 'working') void bridge.cancelBackup({});
    onClose();
  }
  return (
    <Dialog
      title={t('saving.title')}
      isOpen
      onClose={close}
      isWorking={stage.kind === 'working'}
      {...(stage.kind === 'asking' && { onSubmit: () => void save() })}
      actions={
        <Actions
          stage={stage}
          onClose={close}
          onAgain={() => {
            setStage({ kind: 'asking', error: null });
          }}
        />
      }
    >
      {stage.kind === 'asking' && (
        <>
          <SecretField
            label={t('saving.passphrase')}
            showLabel={t('saving.show')}
            description={t('saving.hint', { min: minPassphraseLength })}
            value={passphrase}
            error={tooShort && <FieldFailure error={tooShort} />}
            onChange={(typed) => {
              setPassphrase(typed);
              setStage({ kind: 'asking', error: null });
            }}
            autoFocus
          />
          {passphrase === '' && <p className="backup-hint">{t('saving.unprotected')}</p>}
          {tooShort === null && <ErrorMessage error={stage.error} />}
        </>
      )}
      {stage.kind === 'working' && <BackupProgress label={t('saving.working')} />}
      <div role="status">{stage.kind === 'done' && <Outcome saved={stage.saved} />}</div>
    </Dialog>
  );
}

function Outcome({ saved }: { readonly saved: SavedBackup | null }): ReactNode {
  const { t, i18n } = useTranslation('keeping');
  if (saved === null) return <p>{t('saving.notSaved')}</p>;
  return (
    <Callout tone="good">
      <p>{t('saving.done', { size: sizeText(saved.bytes, i18n.language) })}</p>
      <p className="selectable">{saved.path}</p>
    </Callout>
  );
}

function Actions({
  stage,
  onClose,
  onAgain,
}: {
  readonly stage: Stage;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}): ReactNode {
  const { t } = useTranslation('keeping');
  const { t: common } = useTranslation('common');
  switch (stage.kind) {
    case 'asking':
      return (
        <>
          <Button onPress={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('saving.choose')}
          </Button>
        </>
      );
    case 'working':
      return (
        <Button autoFocus onPress={() => void bridge.cancelBackup({})}>
          {t('saving.cancel')}
        </Button>
      );
    case 'done':
      return (
        <>
          {stage.saved === null && <Button onPress={onAgain}>{t('saving.another')}</Button>}
          <Button kind="primary" autoFocus onPress={onClose}>
            {common('close')}
          </Button>
        </>
      );
  }
}
