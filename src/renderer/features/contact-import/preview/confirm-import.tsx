import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/domain/import';
import { ConfirmDialog } from '../../../components/dialog';
import { leftRows, takenRows } from '../verdict-counts';

interface ConfirmImportProps {
  readonly preview: ImportPreview;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The last word before anything is written: what becomes of the contacts. */
export function ConfirmImport(props: ConfirmImportProps): ReactNode {
  const { preview, isOpen, onConfirm, onCancel } = props;
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const { counts } = preview;
  const left = leftRows(counts);
  return (
    <ConfirmDialog
      title={t('confirm.title', { count: takenRows(counts) })}
      isOpen={isOpen}
      confirmLabel={t('confirm.confirm')}
      cancelLabel={common('cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul className="import-confirm" role="list">
        {counts.new > 0 && <li>{t('confirm.new', { count: counts.new })}</li>}
        {counts.update > 0 && <li>{t('confirm.update', { count: counts.update })}</li>}
        {counts['opted-out'] > 0 && (
          <li>{t('confirm.optedOut', { count: counts['opted-out'] })}</li>
        )}
        {left > 0 && <li>{t('confirm.left', { count: left })}</li>}
      </ul>
      <p>{t('confirm.undo')}</p>
    </ConfirmDialog>
  );
}
