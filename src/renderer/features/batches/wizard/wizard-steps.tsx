import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyBatchDraft } from '#shared/domain/batch';
import { StepMark } from '../../../components/step-mark';
import {
  goToStep,
  isSourceReady,
  useDraft,
  wizardSteps,
  type DraftState,
  type WizardStep,
} from './draft-store';

/** Whether a step can be gone to: what comes before it is there. */
export function canGoTo(step: WizardStep, state: DraftState): boolean {
  switch (step) {
    case 'recipients':
      return true;
    case 'write':
      return isSourceReady(state);
    case 'review': {
      const { text, purpose } = state.batch?.draft ?? emptyBatchDraft;
      return isSourceReady(state) && text.trim() !== '' && purpose !== null;
    }
  }
}

/** Where in the batch one is, and the way to its other steps. */
export function WizardSteps(): ReactNode {
  const { t } = useTranslation('batches');
  const state = useDraft();
  const { step } = state;
  const current = wizardSteps.indexOf(step);
  return (
    <ol className="batch-steps" aria-label={t('wizard.steps')}>
      {wizardSteps.map((one, index) => (
        <li key={one} aria-current={index === current ? 'step' : undefined}>
          <button
            type="button"
            className="batch-step"
            data-current={index === current || undefined}
            disabled={index !== current && !canGoTo(one, state)}
            onClick={() => void goToStep(one)}
          >
            <StepMark index={index} current={current} />
            {t(`wizard.step.${one}`)}
            {index < current && <span className="visually-hidden"> ({t('wizard.stepDone')})</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
