import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maxSignOffUnits } from '#shared/domain/sign-off';
import { bridge } from '../../lib/bridge';
import type { AccountDialogProps } from './account-dialog';
import { LineDialog } from './line-dialog';
import { useAccountCall } from './use-account-call';

/** Sets what stands under each text from an account. */
export function SignOffDialog({ account, onClose, say }: AccountDialogProps): ReactNode {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { pending, error, run } = useAccountCall();
  const save = async (signOff: string): Promise<void> => {
    const done = await run('sign-off', () =>
      bridge.changeSignOff({ accountId: account.id, signOff }),
    );
    if (!done) return;
    say((t) => t('saved'));
    onClose();
  };
  return (
    <LineDialog
      title={t('signOff.title', { account: account.label })}
      label={t('signOff.label')}
      description={t('signOff.hint')}
      saveLabel={common('save')}
      initial={account.signOff}
      maxLength={maxSignOffUnits}
      check={() => null}
      isPending={pending !== null}
      error={error}
      onSave={(signOff) => void save(signOff)}
      onClose={onClose}
    />
  );
}
