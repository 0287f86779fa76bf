import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchSource, LeftOutReason, LeftOutRecipient } from '#shared/domain/batch';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorMessage } from '../../../components/error-message';
import { PagedList } from '../../../components/paged-list';
import { itemAt } from '../../../lib/pages';
import { readable, usePhone } from '../../../lib/phone';
import { useFieldExample } from '../field-example';
import { ListFrame } from '../list-frame';
import { seeLeftOut, useLeftOut, useLeftOutOf } from './left-out-store';

interface LeftOutDialogProps {
  readonly batchId: string;
  /** Whom the batch is for: the rows of a list have numbers. */
  readonly source: BatchSource | null;
  /** `null` for all of them, each with its reason. */
  readonly reason: LeftOutReason | null;
  readonly onClose: () => void;
}

const rowRem = 2.25;

/** What was typed may be anything, what a contact has is a number. */
const isE164 = (typed: string): boolean => /^\+\d{7,15}$/.test(typed);

/** The list behind a number: everybody who gets nothing. */
export function LeftOutDialog({ batchId, source, reason, onClose }: LeftOutDialogProps): ReactNode {
  const { t } = useTranslation('batches');
  const example = useFieldExample();
  const { t: common } = useTranslation('common');
  useLeftOutOf(batchId, reason);
  const list = useLeftOut();
  const firstRow = source?.kind === 'list' ? source.firstRow : null;
  return (
    <Dialog
      title={reason === null ? t('leftOut.all') : t(`reason.${reason}.what`)}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{common('close')}</Button>}
    >
      {reason !== null && <p>{t(`reason.${reason}.todo`, { example })}</p>}
      <ErrorMessage error={list.error} />
      {/* Those beyond the limit are counted, not kept. */}
      {list.isLoaded && list.total === 0 && list.error === null && (
        <p>{t('reason.over-limit.what')}</p>
      )}
      {list.total > 0 && (
        <ListFrame rows={list.total}>
          <PagedList
            label={t('leftOut.list')}
            total={list.total}
            rowRem={rowRem}
            resetKey={list.asked}
            onSee={seeLeftOut}
          >
            {({ index, isActive }) => (
              <LeftOutRow
                recipient={itemAt(list, index)}
                firstRow={firstRow}
                isActive={isActive}
                hasReason={reason === null}
              />
            )}
          </PagedList>
        </ListFrame>
      )}
    </Dialog>
  );
}

function LeftOutRow({
  recipient,
  firstRow,
  isActive,
  hasReason,
}: {
  readonly recipient: LeftOutRecipient | undefined;
  /** `null` where rows have no numbers. */
  readonly firstRow: number | null;
  readonly isActive: boolean;
  readonly hasReason: boolean;
}): ReactNode {
  const { t, i18n } = useTranslation('batches');
  const phone = usePhone();
  if (recipient === undefined) {
    return <div className="batch-line" data-row-focus tabIndex={isActive ? 0 : -1} aria-busy />;
  }
  const { position, name, reason, field } = recipient;
  const typed = isE164(recipient.typed) ? readable(phone, recipient.typed) : recipient.typed;
  const more = [
    name === null ? '' : typed,
    field === null ? '' : `{{${field}}}`,
    hasReason ? t(`reason.${reason}.short`) : '',
  ];
  return (
    <div className="batch-line" data-row-focus tabIndex={isActive ? 0 : -1}>
      {firstRow !== null && (
        <span className="batch-line-place">
          {t('leftOut.row', { row: (firstRow + position).toLocaleString(i18n.language) })}
        </span>
      )}
      <span className="batch-line-main">
        {name ?? (typed === '' ? t('leftOut.noNumber') : typed)}
      </span>
      <span className="batch-line-more">{more.filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}
