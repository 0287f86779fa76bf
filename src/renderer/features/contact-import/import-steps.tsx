import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icons';
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
          data-done={index < current || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="import-step-mark" aria-hidden="true">
            {index < current ? <Icon name="arrived" /> : index + 1}
          </span>
          {t(`room.${step}`)}
          {index < current && <span className="visually-hidden"> ({t('room.stepDone')})</span>}
        </li>
      ))}
    </ol>
  );
}
