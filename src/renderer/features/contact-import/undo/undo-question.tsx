import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/dialog';
import { useFileName } from '../file-name';
import { undoImport } from '../past-imports-store';

interface UndoQuestionProps {
  /** The import to undo; `null` while nothing is asked. */
  readonly past: { readonly importId: string; readonly fileName: string } | null;
  readonly onClose: () => void;
}

/** Asks before an import is undone, and says what becomes of its contacts. */
export function UndoQuestion({ past, onClose }: UndoQuestionProps): ReactNode {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('common');
  const fileName = useFileName();
  return (
    <ConfirmDialog
      title={t('undo.title', { file: fileName(past?.fileName ?? '') })}
      isOpen={past !== null}
      confirmLabel={t('undo.confirm')}
      cancelLabel={common('cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (past !== null) void undoImport(past.importId, past.fileName);
        onClose();
      }}
    >
      <p>{t('undo.body')}</p>
    </ConfirmDialog>
  );
}
