import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StepMark } from '../../components/step-mark';
import type { ImportStage } from './import-store';

const steps = ['stepFile', 'stepColumns', 'stepPreview', 'stepReport'] as const;

const stepOf: Readonly<Record<ImportStage['kind'], number>> = {
  start: 0,
  opening: 0,
  mapping: 1,
  checking: 1,
  preview: 2,
  writing: 2,
  report: 3,
};

/** Where in the import one is. */
export function ImportSteps({ stage }: { readonly stage: ImportStage['kind'] }): ReactNode {
  const { t } = useTranslation('import');
  const current = stepOf[stage];
  return (
    <ol className="import-steps" aria-label={t('room.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className="import-step"
          aria-current={index === current ? 'step' : undefined}
        >
          <StepMark index={index} current={current} />
          {t(`room.${step}`)}
          {index < current && <span className="visually-hidden"> ({t('room.stepDone')})</span>}
        </li>
      ))}
    </ol>
  );
}
