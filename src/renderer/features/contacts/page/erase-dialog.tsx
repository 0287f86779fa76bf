import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactName, type Contact } from '#shared/domain/contact';
import { ConfirmDialog } from '../../../components/dialog';
import { eraseContact } from './page-actions';

interface EraseDialogProps {
  readonly contact: Contact;
  readonly onClose: () => void;
}

/** Asks before a contact is erased for good, and says what that means. */
export function EraseDialog({ contact, onClose }: EraseDialogProps): ReactNode {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const [isErasing, setIsErasing] = useState(false);
  async function erase(): Promise<void> {
    setIsErasing(true);
    await eraseContact(t, contact);
    onClose();
  }
  return (
    <ConfirmDialog
      title={t('erase.title', { name: contactName(contact) })}
      isOpen
      isDanger
      isPending={isErasing}
      confirmLabel={t('erase.confirm')}
      cancelLabel={common('cancel')}
      onConfirm={() => void erase()}
      onCancel={onClose}
    >
      <p>{t('erase.what')}</p>
      <p>{t('erase.stays')}</p>
      <p>{t('erase.backups')}</p>
    </ConfirmDialog>
  );
}
