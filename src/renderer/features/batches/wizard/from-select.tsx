import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, Sender } from '#shared/domain/account';
import type { Batch } from '#shared/domain/batch';
import { Select } from '../../../components/select';
import { usePhone } from '../../../lib/phone';
import { senderLabel } from '../../../lib/sender-label';
import { useSnapshot } from '../../../lib/snapshot-store';
import { editDraft } from './draft-store';

/** No id of an account or sender holds a space, see the contract. */
const separator = ' ';

/** An account whose list of senders could not be had still has the one that was typed. */
function sendersOf({ senders, senderId }: AccountView): readonly Sender[] {
  if (senderId === '' || senders.some(({ id }) => id === senderId)) return senders;
  return [{ id: senderId, phoneNumber: null, nickname: null }, ...senders];
}

/** Which account and number the batch comes from. */
export function FromSelect({ batch: { draft } }: { readonly batch: Batch }): ReactNode {
  const { t } = useTranslation('batches');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const phone = usePhone();
  const groups = accounts.map((account) => ({
    label: account.label,
    options: sendersOf(account).map((sender) => ({
      value: account.id + separator + sender.id,
      label: senderLabel(phone, sender),
    })),
  }));
  const value = `${draft.accountId ?? ''}${separator}${draft.senderId ?? ''}`;
  const isThere = groups.some(({ options }) => options.some((option) => option.value === value));
  return (
    <Select
      label={t('write.from')}
      placeholder={t('write.fromPlaceholder')}
      value={isThere ? value : ''}
      groups={groups}
      onChange={(chosen) => {
        const [accountId = '', senderId = ''] = chosen.split(separator);
        editDraft({ accountId, senderId });
      }}
    />
  );
}
