import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { Icon } from '../../../components/icons';
import { Pill } from '../../../components/pill';
import { messageTime, wholeTime } from '../../../lib/message-time';
import { useNow } from '../../../lib/use-now';
import { batchName, batchStateText, endedOf, messagesOf } from '../batch-words';

interface BatchRowProps {
  readonly batch: Batch;
  readonly onOpen: () => void;
}

/** A batch in the list: what it is called, what it does, how far it is, and when. */
export function BatchRow({ batch, onOpen }: BatchRowProps): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const { t: common } = useTranslation('common');
  const now = useNow();
  const said = batchStateText(t, batch);
  const at = batch.confirmedAt ?? batch.createdAt;
  return (
    <button type="button" className="batch-row" onClick={onOpen}>
      <span className="batch-row-line">
        <span className="batch-row-name">{batchName(t, batch)}</span>
        {batch.practice && <Pill>{common('practice')}</Pill>}
        <time
          className="batch-row-time"
          dateTime={new Date(at).toISOString()}
          title={wholeTime(at, i18n.language)}
        >
          {messageTime(at, now, i18n.language)}
        </time>
      </span>
      <span className="batch-row-line">
        <span className="batch-state" data-tone={said.tone}>
          <Icon name={said.icon} />
          {said.words}
        </span>
        <span className="batch-row-counts">
          <Counts batch={batch} />
        </span>
      </span>
      {batch.draft.text !== '' && <span className="batch-row-text">{batch.draft.text}</span>}
    </button>
  );
}

function Counts({ batch: { state, counts } }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const number = (value: number): string => value.toLocaleString(i18n.language);
  const total = messagesOf(counts);
  if (state.kind === 'draft') return null;
  const parts = [
    state.kind === 'done'
      ? t('list.accepted', { count: counts.accepted, number: number(counts.accepted) })
      : t('list.ended', { ended: number(endedOf(counts)), total: number(total), count: total }),
    counts.rejected > 0 &&
      t('list.rejected', { count: counts.rejected, number: number(counts.rejected) }),
    counts.unknown > 0 &&
      t('list.unknown', { count: counts.unknown, number: number(counts.unknown) }),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}
