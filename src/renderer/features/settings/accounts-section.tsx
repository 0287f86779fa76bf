import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { useSnapshot } from '../../lib/snapshot-store';
import { AccountCard } from './account-card';
import { Section } from './section';
import type { Say } from './use-save-settings';

interface AccountsSectionProps {
  readonly say: Say;
  readonly onAddAccount: () => void;
}

/** The accounts that can send, with what can be done to each. */
export function AccountsSection({ say, onAddAccount }: AccountsSectionProps): ReactNode {
  const { t } = useTranslation('settings');
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const activeAccountId = useSnapshot((snapshot) => snapshot.activeAccountId);
  return (
    <Section title={t('accounts.title')}>
      {accounts.length === 0 ? (
        <p className="settings-empty card">{t('accounts.none')}</p>
      ) : (
        <ul className="accounts" role="list" aria-label={t('accounts.title')}>
          {accounts.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              isActive={account.id === activeAccountId}
              say={say}
            />
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onPress={onAddAccount}>
          {t('accounts.add')}
        </Button>
      </div>
    </Section>
  );
}
