import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '#shared/domain/account';
import { formatBalance } from '#shared/domain/money';
import { Button } from '../../components/button';
import { useBalance } from '../../lib/use-balance';

/** Who the provider says the account is, where its key is, and its balance with its age. */
export function AccountFacts({
  account,
  provider,
  isRefreshing,
  onRefresh,
}: {
  readonly account: AccountView;
  readonly provider: string;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const { name, email } = account.identity;
  const balance = useBalance(account);
  const who = name ?? email;
  if (account.kind === 'practice') {
    return <p className="account-facts">{t('accounts.practiceNote')}</p>;
  }
  const time = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(account.identityAt);
  return (
    <div className="account-facts">
      <p>
        {[
          provider,
          ...(who === null || who === '' ? [] : [t('accounts.signedInAs', { name: who })]),
          ...(account.keyPlace === 'missing' ? [] : [t(`accounts.keyPlaces.${account.keyPlace}`)]),
        ].join(' · ')}
      </p>
      {account.kind === 'white-label' && (
        <p className="selectable">{t('accounts.baseUrl', { baseUrl: account.baseUrl })}</p>
      )}
      <p className="account-balance">
        <span>
          {t('accounts.balance')}{' '}
          {balance === null ? (
            t('accounts.balanceUnknown')
          ) : (
            <>
              <strong>
                {formatBalance(balance.amountMicros, balance.currency, i18n.language)}
              </strong>{' '}
              · {t('accounts.balanceAsOf', { time })}
            </>
          )}
        </span>
        <Button kind="quiet" small icon="refresh" isPending={isRefreshing} onPress={onRefresh}>
          {t('accounts.refresh')}
        </Button>
      </p>
    </div>
  );
}
