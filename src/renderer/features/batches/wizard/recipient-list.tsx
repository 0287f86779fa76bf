import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchRecipient } from '#shared/domain/batch';
import { ErrorMessage } from '../../../components/error-message';
import { PagedList } from '../../../components/paged-list';
import { itemAt } from '../../../lib/pages';
import { readable, usePhone } from '../../../lib/phone';
import { useBatches } from '../batches-store';
import { ListFrame } from '../list-frame';
import { seeRecipients, useRecipients, useRecipientsOf } from './recipients-store';

const rowRem = 2.25;

/** Everybody that the draft is for, before it is known who gets something. */
export function RecipientList({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, i18n } = useTranslation('batches');
  // What main has: the source in sight may still be on its way there.
  const saved = useBatches((state) =>
    state.open?.id === batch.id ? state.open.draft.source : null,
  );
  useRecipientsOf(batch.id, saved);
  const list = useRecipients();
  return (
    <section className="batch-recipients">
      <p className="batch-subheading" role="status">
        {list.isLoaded &&
          t('recipients.total', {
            count: list.total,
            number: list.total.toLocaleString(i18n.language),
          })}
      </p>
      <ErrorMessage error={list.error} />
      {list.total > 0 && (
        <ListFrame rows={list.total}>
          <PagedList
            label={t('recipients.list')}
            total={list.total}
            rowRem={rowRem}
            resetKey={list.asked}
            onSee={seeRecipients}
          >
            {({ index, isActive }) => (
              <RecipientRow recipient={itemAt(list, index)} isActive={isActive} />
            )}
          </PagedList>
        </ListFrame>
      )}
    </section>
  );
}

function RecipientRow({
  recipient,
  isActive,
}: {
  readonly recipient: BatchRecipient | undefined;
  readonly isActive: boolean;
}): ReactNode {
  const { t } = useTranslation('batches');
  const phone = usePhone();
  const number =
    recipient === undefined || recipient.e164 === null
      ? (recipient?.typed ?? '')
      : readable(phone, recipient.e164);
  const more = (recipient?.cells ?? []).filter((cell) => cell !== '' && cell !== recipient?.typed);
  return (
    <div
      className="batch-line"
      data-row-focus
      tabIndex={isActive ? 0 : -1}
      aria-busy={recipient === undefined || undefined}
    >
      {recipient !== undefined && (
        <>
          <span className="batch-line-main">{recipient.name ?? number}</span>
          <span className="batch-line-more">
            {[recipient.name === null ? '' : number, ...more]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          {recipient.e164 === null && (
            <span className="batch-line-problem">{t('reason.invalid-number.short')}</span>
          )}
        </>
      )}
    </div>
  );
}
