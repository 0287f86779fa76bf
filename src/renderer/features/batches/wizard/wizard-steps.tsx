import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchDraft } from '#shared/domain/batch';
import { Icon } from '../../../components/icons';
import { goToStep, wizardSteps, type WizardStep } from './draft-store';

/** Whether it is said whom a draft is for. */
export function hasRecipients({ source }: BatchDraft): boolean {
  return source !== null && (source.kind !== 'contacts' || source.ids.length > 0);
}

/** Whether a step can be gone to: what comes before it is there. */
export function canGoTo(step: WizardStep, { draft }: Pick<Batch, 'draft'>): boolean {
  switch (step) {
    case 'recipients':
      return true;
    case 'write':
      return hasRecipients(draft);
    case 'review':
      return hasRecipients(draft) && draft.text.trim() !== '' && draft.purpose !== null;
  }
}

/** Where in the batch one is, and the way to its other steps. */
export function WizardSteps({
  batch,
  step,
}: {
  readonly batch: Batch;
  readonly step: WizardStep;
}): ReactNode {
  const { t } = useTranslation('batches');
  const current = wizardSteps.indexOf(step);
  return (
    <ol className="batch-steps" aria-label={t('wizard.steps')}>
      {wizardSteps.map((one, index) => (
        <li key={one} aria-current={index === current ? 'step' : undefined}>
          <button
            type="button"
            className="batch-step"
            data-done={index < current || undefined}
            data-current={index === current || undefined}
            disabled={index !== current && !canGoTo(one, batch)}
            onClick={() => void goToStep(one)}
          >
            <span className="batch-step-mark" aria-hidden="true">
              {index < current ? <Icon name="arrived" /> : index + 1}
            </span>
            {t(`wizard.step.${one}`)}
            {index < current && <span className="visually-hidden"> ({t('wizard.stepDone')})</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
