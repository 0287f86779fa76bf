import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { IconButton } from '../../../components/button';
import { ConfirmDialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { TextField } from '../../../components/text-field';
import { batchName } from '../batch-words';
import { ReviewStep } from '../review/review-step';
import { deleteDraft, editDraft, leaveDraft, useDraft, type WizardStep } from './draft-store';
import { RecipientsStep } from './recipients-step';
import { WizardSteps } from './wizard-steps';
import { WriteStep } from './write-step';

/** A batch that is being prepared: whom it is for, what it says, and what it would do. */
export function BatchWizard(): ReactNode {
  const { t } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const batch = useDraft((state) => state.batch);
  const step = useDraft((state) => state.step);
  const error = useDraft((state) => state.error);
  const [isAsked, setIsAsked] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnNewStep(frame, step);
  if (batch === null) return null;
  return (
    <div className="batch-wizard" ref={frame}>
      <div className="batches-head">
        <IconButton icon="back" label={t('wizard.back')} onPress={() => void leaveDraft()} />
        <h1 className="batches-title" tabIndex={-1}>
          {batchName(t, batch)}
        </h1>
        <WizardSteps />
        <IconButton
          icon="remove"
          label={t('wizard.delete')}
          onPress={() => {
            setIsAsked(true);
          }}
        />
      </div>
      <ErrorMessage error={error} />
      <Step step={step} batch={batch} />
      <ConfirmDialog
        title={t('wizard.deleteTitle')}
        isOpen={isAsked}
        isDanger
        confirmLabel={common('delete')}
        cancelLabel={common('cancel')}
        onConfirm={() => {
          setIsAsked(false);
          void deleteDraft(batch);
        }}
        onCancel={() => {
          setIsAsked(false);
        }}
      >
        <p>{t('wizard.deleteBody')}</p>
      </ConfirmDialog>
    </div>
  );
}

function Step({ step, batch }: { readonly step: WizardStep; readonly batch: Batch }): ReactNode {
  switch (step) {
    case 'recipients':
      return (
        <RecipientsStep batch={batch}>
          <NameField batch={batch} />
        </RecipientsStep>
      );
    case 'write':
      return <WriteStep batch={batch} />;
    case 'review':
      return <ReviewStep batch={batch} />;
  }
}

function NameField({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  return (
    <TextField
      label={t('wizard.name')}
      description={t('wizard.nameHint')}
      placeholder={batchName(t, { ...batch, name: '' })}
      maxLength={200}
      value={batch.name}
      onChange={(name) => {
        editDraft({ name });
      }}
    />
  );
}

/** A new step is where the keyboard and the screen reader go on: at its heading. */
function useFocusOnNewStep(frame: React.RefObject<HTMLElement | null>, step: WizardStep): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    frame.current?.querySelector<HTMLElement>('h2[tabindex="-1"]')?.focus();
  }, [frame, step]);
}
