import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { useHoldWindow } from '../../../lib/use-hold-window';
import { discardAndGoOn, holdWindow, saveAndGoOn, stay, usePage } from './page-store';

/**
 * Asks before unsaved changes of a contact would be lost, to another contact or with the window. It
 * belongs to the window: in another room the changes wait.
 */
export function UnsavedQuestion(): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const question = usePage((state) => state.question);
  const isSaving = usePage((state) => state.isSaving);
  useHoldWindow(holdWindow);
  return (
    <Dialog
      title={t('unsaved.title')}
      isOpen={question !== null}
      role="alertdialog"
      onClose={stay}
      actions={
        <>
          <Button kind="quiet" onPress={discardAndGoOn}>
            {t('discard')}
          </Button>
          <Button onPress={stay}>{t('keepEditing')}</Button>
          <Button kind="primary" autoFocus isPending={isSaving} onPress={() => void saveAndGoOn()}>
            {common('save')}
          </Button>
        </>
      }
    >
      <p>{t('unsaved.body')}</p>
    </Dialog>
  );
}
