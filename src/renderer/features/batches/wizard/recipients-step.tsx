import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { Button } from '../../../components/button';
import { Choices } from '../../../components/choices';
import { ErrorMessage } from '../../../components/error-message';
import { chooseKind, goToStep, isSourceReady, useDraft } from './draft-store';
import { keepGroups, useGroups } from './groups-store';
import { RecipientList } from './recipient-list';
import { SourceFields } from './source-fields';
import { kindOf, sourceKinds } from './source-kind';
import { WizardFooter } from './wizard-footer';

interface RecipientsStepProps {
  readonly batch: Batch;
  /** What stands below the choices. */
  readonly children: ReactNode;
}

/** The first step: whom the batch is for. */
export function RecipientsStep({ batch, children }: RecipientsStepProps): ReactNode {
  const { t } = useTranslation('batches');
  const { source } = batch.draft;
  const isReading = useDraft((state) => state.isReading);
  const error = useGroups((state) => state.error);
  const chosen = useDraft((state) => state.kind);
  const canGoOn = useDraft(isSourceReady);
  useEffect(keepGroups, []);
  return (
    <>
      <h2 className="batch-heading" tabIndex={-1}>
        {t('recipients.title')}
      </h2>
      <ErrorMessage error={error} />
      <section className="batch-card card">
        <Choices
          label={t('recipients.source')}
          value={chosen}
          choices={sourceKinds.map((kind) => ({
            value: kind,
            label: t(`recipients.kinds.${kind}`),
          }))}
          onChange={chooseKind}
        />
        {chosen !== null && (
          <div className="batch-source">
            <SourceFields kind={chosen} batch={batch} />
          </div>
        )}
        {chosen !== null && <div className="batch-source">{children}</div>}
      </section>
      {source !== null && kindOf(source) === chosen && <RecipientList batch={batch} />}
      <WizardFooter hint={t('wizard.kept')}>
        <Button
          kind="primary"
          isDisabled={!canGoOn}
          isPending={isReading}
          onPress={() => void goToStep('write')}
        >
          {t('recipients.next')}
        </Button>
      </WizardFooter>
    </>
  );
}
