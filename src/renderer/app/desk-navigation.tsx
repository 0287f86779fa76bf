import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskRoom } from '#shared/contract/snapshot';
import type { AccountView } from '#shared/domain/account';
import { formatBalance } from '#shared/domain/money';
import { Button } from '../components/button';
import { ErrorMessage } from '../components/error-message';
import { Icon, type IconName } from '../components/icons';
import { bridge } from '../lib/bridge';
import { useSnapshot } from '../lib/snapshot-store';
import { useBalance } from '../lib/use-balance';
import { usePause } from '../lib/use-pause';

/** The rooms that the navigation offers, in its order. */
const rooms: readonly { readonly id: Exclude<DeskRoom, 'onboarding'>; readonly icon: IconName }[] =
  [
    { id: 'contacts', icon: 'contacts' },
    { id: 'import', icon: 'bringIn' },
    { id: 'batches', icon: 'batches' },
    { id: 'scheduled', icon: 'clock' },
    { id: 'history', icon: 'history' },
    { id: 'unknowns', icon: 'question' },
    { id: 'templates', icon: 'template' },
    { id: 'spending', icon: 'chart' },
    { id: 'settings', icon: 'settings' },
  ];

interface DeskNavigationProps {
  readonly room: DeskRoom;
  readonly onRoom: (room: DeskRoom) => void;
}

/** The desk's side: a new text, the rooms, and the account that sends. */
export function DeskNavigation({ room, onRoom }: DeskNavigationProps): ReactNode {
  const { t } = useTranslation('settings');
  const { needsAttention, unsettled, scheduled } = useSnapshot((snapshot) => snapshot.outbox);
  return (
    <nav className="desk-nav" aria-label={t('desk.rooms')}>
      <Button
        kind="primary"
        icon="compose"
        onPress={() => void bridge.compose({ recipients: [], text: null })}
      >
        {t('desk.compose')}
      </Button>
      <ul className="desk-rooms" role="list">
        {rooms.map(({ id, icon }) => (
          <li key={id}>
            <button
              type="button"
              className="desk-room"
              aria-current={id === room ? 'page' : undefined}
              onClick={() => {
                onRoom(id);
              }}
            >
              <Icon name={icon} />
              <span className="desk-room-name">{t(`desk.${id}`)}</span>
              {id === 'history' && needsAttention - unsettled > 0 && (
                <Badge
                  count={needsAttention - unsettled}
                  words={t('desk.needsAttention', { count: needsAttention - unsettled })}
                />
              )}
              {id === 'unknowns' && unsettled > 0 && (
                <Badge count={unsettled} words={t('desk.unsettled', { count: unsettled })} />
              )}
              {id === 'scheduled' && scheduled > 0 && (
                <Badge calm count={scheduled} words={t('desk.due', { count: scheduled })} />
              )}
            </button>
          </li>
        ))}
      </ul>
      <PausedNote />
      <ActiveAccount onConnect={onRoom} />
    </nav>
  );
}

/** `calm`: nothing has to be done about it. */
function Badge({
  count,
  words,
  calm = false,
}: {
  readonly count: number;
  readonly words: string;
  readonly calm?: boolean;
}): ReactNode {
  return (
    <>
      <span className="desk-badge" data-calm={calm || undefined} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">{words}</span>
    </>
  );
}

function PausedNote(): ReactNode {
  const { t } = useTranslation('common');
  const paused = useSnapshot((snapshot) => snapshot.outbox.paused);
  const { setPaused, error } = usePause();
  if (!paused) return null;
  return (
    <div className="desk-paused">
      <span>{t('paused')}</span>
      <Button small onPress={() => setPaused(false)}>
        {t('resume')}
      </Button>
      <ErrorMessage error={error} />
    </div>
  );
}

function ActiveAccount({
  onConnect,
}: {
  readonly onConnect: (room: 'onboarding') => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const account = useSnapshot(({ accounts, activeAccountId }) =>
    accounts.find(({ id }) => id === activeAccountId),
  );
  if (account === undefined) {
    return (
      <div className="desk-account">
        <span className="desk-account-caption">{t('desk.noAccount')}</span>
        <Button
          kind="quiet"
          small
          onPress={() => {
            onConnect('onboarding');
          }}
        >
          {t('desk.connect')}
        </Button>
      </div>
    );
  }
  return (
    <div className="desk-account">
      <span className="desk-account-caption">{t('desk.account')}</span>
      <span className="desk-account-name" title={account.label}>
        {account.label}
      </span>
      {account.kind === 'practice' && (
        <span className="desk-account-caption">{t('accounts.practiceNote')}</span>
      )}
      {account.kind !== 'practice' && <Balance account={account} />}
      {account.keyPlace === 'missing' && (
        <span className="desk-account-problem">{t('desk.keyMissing')}</span>
      )}
    </div>
  );
}

function Balance({ account }: { readonly account: AccountView }): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const balance = useBalance(account);
  if (balance === null) return null;
  const amount = formatBalance(balance.amountMicros, balance.currency, i18n.language);
  return <span className="desk-account-caption">{t('desk.balance', { amount })}</span>;
}
