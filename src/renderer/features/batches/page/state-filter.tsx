import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchCounts } from '#shared/domain/batch';
import type { MessageStateKind } from '#shared/domain/message';
import { messagesOf } from '../batch-words';
import { filterMessages, keepMessages, useMessages } from './batch-messages-store';

const states = [
  'accepted',
  'rejected',
  'unknown',
  'queued',
  'scheduled',
  'sending',
  'cancelled',
] as const satisfies readonly MessageStateKind[];

/** How many messages are in which state; each shows those alone. */
export function StateFilter({ batch }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const filter = useMessages((state) => state.filter);
  useEffect(() => keepMessages(batch.id), [batch.id]);
  const shown = states.filter((state) => batch.counts[state] > 0 || state === filter);
  return (
    <div className="batch-counts" role="group" aria-label={t('page.states')}>
      <Count batch={batch} state={null} counts={batch.counts} isOn={filter === null} />
      {shown.map((state) => (
        <Count
          key={state}
          batch={batch}
          state={state}
          counts={batch.counts}
          isOn={filter === state}
        />
      ))}
    </div>
  );
}

function Count({
  batch,
  state,
  counts,
  isOn,
}: {
  readonly batch: Batch;
  readonly state: (typeof states)[number] | null;
  readonly counts: BatchCounts;
  readonly isOn: boolean;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const count = state === null ? messagesOf(counts) : counts[state];
  return (
    <button
      type="button"
      className="batch-count"
      data-state={state ?? 'all'}
      aria-pressed={isOn}
      onClick={() => {
        filterMessages(batch.id, state);
      }}
    >
      <span className="batch-count-number">{count.toLocaleString(i18n.language)}</span>{' '}
      {t(`counts.${state ?? 'all'}`)}
    </button>
  );
}
