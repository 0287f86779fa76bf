import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, Sender } from '#shared/domain/account';
import { Button } from '../../components/button';
import { Icon } from '../../components/icons';
import { Pill } from '../../components/pill';
import { bridge } from '../../lib/bridge';
import { readable, useLoadedPhone, type Phone } from '../../lib/phone';
import { patchSnapshot, useSnapshot } from '../../lib/snapshot-store';
import { useCompose } from './compose-store';
import '../../components/select.css';
import './from-field.css';

/** No id of an account or sender holds a space, see the contract. */
const separator = ' ';

function senderName(phone: Phone | null, { id, phoneNumber, nickname }: Sender): string {
  const number = phoneNumber === null ? null : readable(phone, phoneNumber);
  const parts = [nickname, number].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? id : parts.join(' · ');
}

/** The account's senders; an account whose list could not be had still has the one that was typed. */
function sendersOf({ senders, senderId }: AccountView): readonly Sender[] {
  if (senderId === '' || senders.some(({ id }) => id === senderId)) return senders;
  return [{ id: senderId, phoneNumber: null, nickname: null }, ...senders];
}

async function choose(value: string, accounts: readonly AccountView[]): Promise<void> {
  const [accountId = '', senderId = ''] = value.split(separator);
  patchSnapshot({
    activeAccountId: accountId,
    accounts: accounts.map((one) => (one.id === accountId ? { ...one, senderId } : one)),
  });
  const account = accounts.find(({ id }) => id === accountId);
  const answers = [
    ...(account?.senderId === senderId ? [] : [await bridge.chooseSender({ accountId, senderId })]),
    await bridge.activateAccount({ accountId }),
  ];
  for (const answer of answers) if (!answer.ok) useCompose.setState({ error: answer.error });
}

/** Which account and number the message comes from. */
export function FromField(): ReactNode {
  const { t } = useTranslation('compose');
  const { t: common } = useTranslation('common');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const activeId = useSnapshot((snapshot) => snapshot.activeAccountId);
  const phone = useLoadedPhone();
  const id = useId();
  const active = accounts.find((account) => account.id === activeId);
  if (active === undefined) return <NoAccount />;

  const options = (account: AccountView): ReactNode =>
    sendersOf(account).map((sender) => (
      <option key={sender.id} value={account.id + separator + sender.id}>
        {senderName(phone, sender)}
      </option>
    ));
  return (
    <div className="compose-row">
      <label className="compose-label" htmlFor={id}>
        {t('from')}
      </label>
      <div className="select from-select">
        <select
          id={id}
          value={active.id + separator + active.senderId}
          onChange={(event) => void choose(event.target.value, accounts)}
        >
          {accounts.length === 1
            ? options(active)
            : accounts.map((account) => (
                <optgroup key={account.id} label={account.label}>
                  {options(account)}
                </optgroup>
              ))}
        </select>
        <Icon name="chevronDown" />
      </div>
      {active.kind === 'practice' ? (
        <Pill>{common('practice')}</Pill>
      ) : (
        accounts.length > 1 && <span className="from-account">{active.label}</span>
      )}
    </div>
  );
}

function NoAccount(): ReactNode {
  const { t } = useTranslation('compose');
  return (
    <div className="compose-row from-none">
      <p>{t('noAccount')}</p>
      <Button small kind="primary" onPress={() => void bridge.openDesk({ room: 'onboarding' })}>
        {t('setUp')}
      </Button>
    </div>
  );
}
