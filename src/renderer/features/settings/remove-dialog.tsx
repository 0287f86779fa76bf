import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/dialog';
import { ErrorMessage } from '../../components/error-message';
import { bridge } from '../../lib/bridge';
import { useSnapshot } from '../../lib/snapshot-store';
import type { AccountDialogProps } from './account-dialog';
import { useAccountCall } from './use-account-call';

/** Asks before an account goes, and says what goes with it and what stays. */
export function RemoveDialog({ account, onClose, say }: AccountDialogProps): ReactNode {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { pending, error, run } = useAccountCall();
  const isQueued = useSnapshot(({ outbox }) => outbox.queued + outbox.held > 0);
  const remove = async (): Promise<void> => {
    const done = await run('remove', () => bridge.removeAccount({ accountId: account.id }));
    if (!done) return;
    say((t) => t('remove.done', { account: account.label }));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('remove.title', { account: account.label })}
      isOpen
      confirmLabel={t('remove.confirm')}
      cancelLabel={common('cancel')}
      isDanger
      isPending={pending !== null}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {account.keyPlace === 'keychain' && <p>{t('remove.key')}</p>}
      {account.keyPlace === 'memory' && <p>{t('remove.keyMemory')}</p>}
      <p>{t('remove.history')}</p>
      {isQueued && <p>{t('remove.queued')}</p>}
      <ErrorMessage error={error} />
    </ConfirmDialog>
  );
}
