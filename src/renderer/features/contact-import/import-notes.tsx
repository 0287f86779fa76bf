import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../../components/error-message';
import { Status } from '../../components/status';
import { useFileName } from './file-name';
import { useImport } from './import-store';

/** What failed, or was just said, in the step that one is in. */
export function ImportNotes(): ReactNode {
  const { t } = useTranslation('import');
  const fileName = useFileName();
  const { error, note } = useImport();
  return (
    <>
      <ErrorMessage error={error} />
      <Status>
        {note?.kind === 'cancelled' && t('room.cancelled', { file: fileName(note.fileName) })}
        {note?.kind === 'elsewhere-failed' && t('room.elsewhereFailed')}
        {note?.kind === 'one-file' && t('room.oneFile')}
      </Status>
    </>
  );
}
