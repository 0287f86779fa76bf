import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import type { AppError } from '#shared/errors';
import { Button } from '../../components/button';
import { Callout } from '../../components/callout';
import { ErrorMessage } from '../../components/error-message';
import { MenuButton } from '../../components/menu';
import { bridge } from '../../lib/bridge';
import { failurePlace } from '../../lib/failure-place';
import { AccountFacts } from './account-facts';
import { AccountSender } from './account-sender';
import { RemoveDialog } from './remove-dialog';
import { RenameDialog } from './rename-dialog';
import { ReplaceKeyDialog } from './replace-key-dialog';
import { SenderIdDialog } from './sender-id-dialog';
import { SignOffDialog } from './sign-off-dialog';
import { useAccountCall } from './use-account-call';
import type { Say } from './use-save-settings';

interface AccountCardProps {
  readonly account: AccountView;
  readonly isActive: boolean;
  readonly say: Say;
}

type OpenDialog = 'rename' | 'sign-off' | 'sender-id' | 'key' | 'remove';

/** One account: who it is, what it has, which number sends, and what can be done to it. */
export function AccountCard({ account, isActive, say }: AccountCardProps): ReactNode {
  const { t } = useTranslation('settings');
  const id = useId();
  const { pending, error, run } = useAccountCall();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const provider = useProviderName(account);
  const accountId = account.id;
  const failure = error && { ...error, params: { provider, ...error.params } };
  const replaceLabel = t(
    account.kind === 'white-label' ? 'accounts.replaceKeyOrAddress' : 'accounts.replaceKey',
  );
  const dialog = {
    account,
    provider,
    onClose: () => {
      setOpen(null);
    },
    say,
  };

  const activate = async (): Promise<void> => {
    const done = await run('activate', () => bridge.activateAccount({ accountId }));
    if (done) say((t) => t('accounts.activated', { account: account.label }));
  };
  const refresh = async (): Promise<void> => {
    const done = await run('refresh', () => bridge.refreshAccount({ accountId }));
    if (done) say((t) => t('accounts.refreshed', { account: account.label }));
  };

  return (
    <li className="account card" aria-labelledby={id} data-active={isActive || undefined}>
      <div className="account-head">
        <h3 id={id} className="account-name selectable">
          {account.label}
        </h3>
        {isActive ? (
          <span className="account-badge">{t('accounts.inUse')}</span>
        ) : (
          <Button small isPending={pending === 'activate'} onPress={() => void activate()}>
            {t('accounts.use')}
          </Button>
        )}
        <MenuButton
          label={t('accounts.more', { account: account.label })}
          actions={[
            {
              id: 'rename',
              label: t('accounts.rename'),
              icon: 'edit' as const,
              onAction: () => {
                setOpen('rename');
              },
            },
            {
              id: 'sign-off',
              label: t('signOff.menu'),
              icon: 'compose' as const,
              onAction: () => {
                setOpen('sign-off');
              },
            },
            ...(account.senders.length === 0
              ? [
                  {
                    id: 'sender-id',
                    label: t('accounts.senderId'),
                    icon: 'phone' as const,
                    onAction: () => {
                      setOpen('sender-id');
                    },
                  },
                ]
              : []),
            ...(account.keyPlace === 'not-needed'
              ? []
              : [
                  {
                    id: 'key',
                    label: replaceLabel,
                    icon: 'key' as const,
                    onAction: () => {
                      setOpen('key');
                    },
                  },
                ]),
            {
              id: 'remove',
              label: t('accounts.remove'),
              icon: 'remove' as const,
              isDanger: true,
              onAction: () => {
                setOpen('remove');
              },
            },
          ]}
        />
      </div>
      <AccountFacts
        account={account}
        provider={provider}
        isRefreshing={pending === 'refresh'}
        onRefresh={() => void refresh()}
      />
      {account.keyPlace === 'missing' && (
        <Callout
          tone="warn"
          actions={
            <Button
              small
              onPress={() => {
                setOpen('key');
              }}
            >
              {t('accounts.enterKey')}
            </Button>
          }
        >
          <p className="error-what">{t('accounts.keyPlaces.missing')}</p>
          <p>{t('accounts.keyMissingHint')}</p>
        </Callout>
      )}
      <AccountSender
        account={account}
        onChange={(senderId, label) => {
          void run('sender', () => bridge.chooseSender({ accountId, senderId })).then((done) => {
            if (done)
              say((t) => t('accounts.senderSet', { account: account.label, sender: label }));
          });
        }}
      />
      {account.signOff !== '' && (
        <p className="account-facts">{t('signOff.shown', { signOff: account.signOff })}</p>
      )}
      <ErrorMessage
        error={failure}
        actions={
          failure !== null && isMendedByKey(failure, account) ? (
            <Button
              small
              onPress={() => {
                setOpen('key');
              }}
            >
              {replaceLabel}
            </Button>
          ) : undefined
        }
      />
      {open === 'rename' && <RenameDialog {...dialog} />}
      {open === 'sign-off' && <SignOffDialog {...dialog} />}
      {open === 'sender-id' && <SenderIdDialog {...dialog} />}
      {open === 'key' && <ReplaceKeyDialog {...dialog} />}
      {open === 'remove' && <RemoveDialog {...dialog} />}
    </li>
  );
}

/** Whether the dialog for the key, which has a white label's address too, is where it is mended. */
function isMendedByKey(failure: AppError, { kind }: AccountView): boolean {
  const place = failurePlace(failure, kind);
  return place === 'key' || place === 'base-url';
}

/** What to call the account's provider in sentences. */
function useProviderName({ kind, baseUrl }: AccountView): string {
  const { t } = useTranslation('onboarding');
  if (kind !== 'white-label') return t(`kinds.${kind}`);
  return URL.parse(baseUrl)?.host ?? t('yourProvider');
}
