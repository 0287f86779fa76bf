import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchSource } from '#shared/domain/batch';
import { Button } from '../../../components/button';
import { Choices } from '../../../components/choices';
import { ErrorMessage } from '../../../components/error-message';
import { goToStep, useDraft } from './draft-store';
import { keepGroups, useGroups } from './groups-store';
import { RecipientList } from './recipient-list';
import { SourceFields } from './source-fields';
import { WizardFooter } from './wizard-footer';
import { hasRecipients } from './wizard-steps';

/** The ways to say whom a batch is for. */
export const sourceKinds = ['tag', 'search', 'contacts', 'pasted', 'file'] as const;
export type SourceKind = (typeof sourceKinds)[number];

function kindOf(source: BatchSource | null): SourceKind | null {
  if (source === null) return null;
  if (source.kind !== 'list') return source.kind;
  return source.fileName === '' ? 'pasted' : 'file';
}

interface RecipientsStepProps {
  readonly batch: Batch;
  /** What stands below the choices. */
  readonly children: ReactNode;
}

/** The first step: whom the batch is for. */
export function RecipientsStep({ batch, children }: RecipientsStepProps): ReactNode {
  const { t } = useTranslation('batches');
  const { source } = batch.draft;
  const pasted = useDraft((state) => state.pasted);
  const isReading = useDraft((state) => state.isReading);
  const error = useGroups((state) => state.error);
  const [chosen, setChosen] = useState<SourceKind | null>(
    kindOf(source) ?? (pasted === '' ? null : 'pasted'),
  );
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
          onChange={setChosen}
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
          isDisabled={!hasRecipients(batch.draft) && pasted.trim() === ''}
          isPending={isReading}
          onPress={() => void goToStep('write')}
        >
          {t('recipients.next')}
        </Button>
      </WizardFooter>
    </>
  );
}
