import { createAccounts } from '../../../src/main/accounts/accounts';
import { createKeys } from '../../../src/main/accounts/keys';
import type { AccountStore } from '../../../src/main/accounts/ports';
import { createMemorySecretStore } from '../../../src/main/secrets/memory-secret-store';
import type { AccountRecord } from '../../../src/main/settings/profile';
import { practiceNames, type PracticeWords } from '../../../src/shared/domain/practice-names';
import { err, ok, type Result } from '../../../src/shared/result';
import { createFakeProvider } from '../../support/fake-provider';
import { createFakeSecretStore } from '../../support/fake-secret-store';

export const key = '1|abcdefghijklmnop';

function createMemoryAccountStore(): AccountStore {
  let accounts: readonly AccountRecord[] = [];
  let activeId: string | null = null;
  let unclaimed: readonly string[] = [];
  return {
    list: () => accounts,
    activeId: () => activeId,
    save: (next, active) => {
      accounts = next;
      activeId = active;
    },
    unclaimedKeyIds: () => unclaimed,
    saveUnclaimedKeyIds: (ids) => {
      unclaimed = ids;
    },
  };
}

/** The accounts over a provider that says yes, as they are when the program starts. */
export function openAccountsWorld(
  store = createMemoryAccountStore(),
  keychain = createFakeSecretStore(),
) {
  const provider = createFakeProvider();
  let ids = 0;
  const words: { practice: PracticeWords } = { practice: practiceNames };
  const accounts = createAccounts({
    store,
    keys: createKeys(keychain, createMemorySecretStore()),
    provider,
    practice: {
      access: () => Promise.resolve({ baseUrl: 'http://127.0.0.1:9', key: 'practice-key' }),
    },
    parseBaseUrl: (typed) =>
      typed.startsWith('https://') ? ok(typed) : err('base-url-insecure' as const),
    newId: () => `id-${String((ids += 1))}`,
    now: () => 1_000,
    practiceWords: () => words.practice,
    onChange: () => undefined,
  });
  return { accounts, store, keychain, provider, words };
}

export const famulor = { kind: 'famulor', baseUrl: null, key, keepKeyInMemory: false } as const;

export const newKeyFor = (accountId: string) => ({
  accountId,
  baseUrl: null,
  key: '2|zzzzzzzzzzzz',
  keepKeyInMemory: false,
});

/** What came of a call that is to go well. */
export function value<T>(answer: Result<T, { readonly code: string }>): T {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** Connects an account and finishes it with its first number. */
export async function connected(
  world: ReturnType<typeof openAccountsWorld>,
  request: Parameters<typeof world.accounts.connect>[0] = famulor,
) {
  const { connectionId } = value(await world.accounts.connect(request));
  return value(world.accounts.finish({ connectionId, senderId: '1', label: '' }));
}
