import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { EmptyState } from '../../../components/empty-state';
import { ErrorMessage } from '../../../components/error-message';
import { VirtualList } from '../../../components/virtual-list';
import { useSnapshot } from '../../../lib/snapshot-store';
import { loadOlderBatches, openBatch, useBatches } from '../batches-store';
import { beginBatch, useDraft } from '../wizard/draft-store';
import { BatchRow } from './batch-row';

/** All batches, the newest first, and the way to a new one. */
export function BatchList(): ReactNode {
  const { t } = useTranslation('batches');
  const batches = useBatches((state) => state.batches);
  const error = useBatches((state) => state.error);
  const beginError = useDraft((state) => state.error);
  const hasAccount = useSnapshot((snapshot) => snapshot.accounts.length > 0);
  const begin = (): void => void beginBatch();
  return (
    <>
      <div className="batches-head">
        <h1 className="batches-title" tabIndex={-1}>
          {t('list.title')}
        </h1>
        {batches !== null && batches.length > 0 && (
          <Button kind="primary" icon="add" isDisabled={!hasAccount} onPress={begin}>
            {t('list.new')}
          </Button>
        )}
      </div>
      <ErrorMessage error={error ?? beginError} />
      {batches !== null && batches.length > 0 && (
        <div className="batch-list card">
          <VirtualList
            label={t('list.label')}
            items={batches}
            idOf={({ id }) => id}
            estimatedRem={4.5}
            onEndNear={loadOlderBatches}
          >
            {(batch) => (
              <BatchRow
                batch={batch}
                onOpen={() => {
                  openBatch(batch);
                }}
              />
            )}
          </VirtualList>
        </div>
      )}
      {batches?.length === 0 && (
        <EmptyState icon="batches" title={t('list.empty')}>
          <p>{t('list.emptyHint')}</p>
          {hasAccount ? (
            <Button kind="primary" icon="add" onPress={begin}>
              {t('list.new')}
            </Button>
          ) : (
            <p>{t('list.noAccount')}</p>
          )}
        </EmptyState>
      )}
    </>
  );
}
