import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../lib/bridge';
import type { AccountDialogProps } from './account-dialog';
import { LineDialog } from './line-dialog';
import { useAccountCall } from './use-account-call';

/** Gives an account another name. */
export function RenameDialog({ account, onClose, say }: AccountDialogProps): ReactNode {
  const { t } = useTranslation('settings');
  const { pending, error, run } = useAccountCall();
  const save = async (label: string): Promise<void> => {
    const done = await run('rename', () => bridge.renameAccount({ accountId: account.id, label }));
    if (!done) return;
    say((t) => t('saved'));
    onClose();
  };
  return (
    <LineDialog
      title={t('rename.title')}
      label={t('rename.label')}
      saveLabel={t('rename.save')}
      initial={account.label}
      maxLength={60}
      check={(label) => (label === '' ? t('rename.empty') : null)}
      isPending={pending !== null}
      error={error}
      onSave={(label) => void save(label)}
      onClose={onClose}
    />
  );
}
