import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../lib/bridge';
import { senderIdProblem } from '../../lib/sender-id';
import type { AccountDialogProps } from './account-dialog';
import { LineDialog } from './line-dialog';
import { useAccountCall } from './use-account-call';

/** Changes the sender of an account whose provider lists no numbers. */
export function SenderIdDialog({ account, onClose, say }: AccountDialogProps): ReactNode {
  const { t } = useTranslation('settings');
  const { pending, error, run } = useAccountCall();
  const save = async (senderId: string): Promise<void> => {
    const done = await run('sender', () =>
      bridge.chooseSender({ accountId: account.id, senderId }),
    );
    if (!done) return;
    say((t) => t('saved'));
    onClose();
  };
  return (
    <LineDialog
      title={t('senderId.title')}
      label={t('senderId.label')}
      description={t('senderId.hint')}
      saveLabel={t('senderId.save')}
      initial={account.senderId}
      maxLength={64}
      check={(typed) => {
        const problem = senderIdProblem(typed, account.kind);
        return problem === null ? null : t(`senderId.${problem}`);
      }}
      isPending={pending !== null}
      error={error}
      onSave={(senderId) => void save(senderId)}
      onClose={onClose}
    />
  );
}
