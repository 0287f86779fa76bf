import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { Select } from '../../components/select';
import { usePhone } from '../../lib/phone';
import { senderLabel } from '../../lib/sender-label';

/** The number that sends; a choice where the provider lists the account's numbers. */
export function AccountSender({
  account,
  onChange,
}: {
  readonly account: AccountView;
  readonly onChange: (senderId: string, label: string) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const phone = usePhone();
  const { senders, senderId } = account;
  const unlisted = { value: senderId, label: t('accounts.senderUnlisted', { id: senderId }) };
  const options = senders.map((sender) => ({
    value: sender.id,
    label: senderLabel(phone, sender),
  }));
  if (options.length === 0) {
    return (
      <p>
        {t('accounts.sender')}: <span className="selectable">{unlisted.label}</span>
      </p>
    );
  }
  const isListed = options.some(({ value }) => value === senderId);
  return (
    <Select
      label={t('accounts.sender')}
      value={senderId}
      // A number that the provider no longer lists stays in sight until another is chosen.
      options={isListed ? options : [unlisted, ...options]}
      onChange={(value) => {
        onChange(value, options.find((option) => option.value === value)?.label ?? value);
      }}
    />
  );
}
