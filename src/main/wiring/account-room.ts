import { accountKindFacts, type AccountIdentity } from '#shared/domain/account';
import { createAccountGateway } from '../accounts/account-gateway';
import { createAccounts } from '../accounts/accounts';
import { createKeys } from '../accounts/keys';
import { parseBaseUrl } from '../gateway/base-url';
import { createLazyHttpClient } from '../gateway/lazy-http-client';
import { createProvider } from '../gateway/provider-http';
import { withLog } from '../log/logged-gateway';
import type { AccountLookup } from '../outbox/ports';
import { systemClock } from '../outbox/system-clock';
import { createKeychainSecretStore } from '../secrets/keychain-secret-store';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import { createTranslator } from '../shell/i18n';
import { createPracticeAccess } from './practice-access';
import type { RoomsParts } from './rooms-parts';

interface AccountParts extends Pick<
  RoomsParts,
  'version' | 'log' | 'language' | 'profile' | 'resolveProxy' | 'onAccountsChange'
> {
  readonly newId: () => string;
  /** Told what the provider of a real account says is left on it. */
  readonly onBalance: (
    accountId: string,
    balance: NonNullable<AccountIdentity['balance']>,
    at: number,
  ) => void;
}

/** The accounts, with their keys and the way to their providers, practice's too. */
export function openAccounts(parts: AccountParts) {
  const { profile } = parts;
  const provider = createProvider({
    http: createLazyHttpClient({
      userAgent: `Quicksend/${parts.version}`,
      now: systemClock.now,
      resolveProxy: parts.resolveProxy,
    }),
  });
  const practice = createPracticeAccess();
  const accounts = createAccounts({
    store: {
      list: () => profile.get().accounts,
      activeId: () => profile.get().activeAccountId,
      save: (records, activeAccountId) => {
        profile.change({ accounts: [...records], activeAccountId });
      },
      unclaimedKeyIds: () => profile.get().unclaimedKeyIds,
      saveUnclaimedKeyIds: (ids) => {
        profile.change({ unclaimedKeyIds: [...ids] });
      },
    },
    keys: createKeys(createKeychainSecretStore(), createMemorySecretStore()),
    provider,
    practice,
    parseBaseUrl,
    newId: parts.newId,
    now: systemClock.now,
    practiceWords: () => {
      const t = createTranslator(parts.language());
      return {
        account: t('practice', { ns: 'common' }),
        sender: t('practiceLine', { ns: 'common' }),
        secondSender: t('secondPracticeLine', { ns: 'common' }),
      };
    },
    onIdentity: ({ id, kind, identity, identityAt }) => {
      const { balance } = identity;
      if (kind !== 'practice' && balance !== null) parts.onBalance(id, balance, identityAt);
    },
    onChange: parts.onAccountsChange,
  });
  /** What sending has to know of an account. */
  const sendingAccounts: AccountLookup = {
    get: (accountId) => {
      const record = profile.get().accounts.find(({ id }) => id === accountId);
      if (record === undefined) return null;
      const { label, kind, senders, signOff } = record;
      const senderIds = senders.map(({ id }) => id);
      const { textLimit } = accountKindFacts[kind];
      return { label, kind, practice: kind === 'practice', textLimit, signOff, senderIds };
    },
  };
  return {
    accounts,
    gateway: withLog(createAccountGateway(accounts, provider), parts.log, systemClock),
    sendingAccounts,
    closePractice: () => practice.close(),
  };
}
