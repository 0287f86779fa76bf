import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/domain/batch';
import { batchStateText, endedOf, messagesOf } from '../batch-words';

/** How often a batch's progress is spoken of: at each quarter. */
const parts = 4;

/**
 * Tells screen readers how far a batch is, rarely: at each quarter, and whenever it pauses, goes on
 * or ends. What is there when the page opens is read with the page.
 */
export function ProgressSaid({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const [said, setSaid] = useState('');
  const total = messagesOf(batch.counts);
  const ended = endedOf(batch.counts);
  const part = total === 0 ? parts : Math.floor((ended / total) * parts);
  const { words } = batchStateText(t, batch);
  const moment = `${words} ${String(part)}`;
  const last = useRef(moment);
  useEffect(() => {
    if (last.current === moment) return;
    last.current = moment;
    const number = (value: number): string => value.toLocaleString(i18n.language);
    setSaid(
      `${words}. ${t('page.ended', { ended: number(ended), total: number(total), count: total })}`,
    );
  }, [moment, words, ended, total, t, i18n.language]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
