import type { Connection } from '#shared/contract/channels';
import {
  accountKindFacts,
  type AccountKind,
  type AccountView,
  type Sender,
} from '#shared/domain/account';
import {
  practiceNames,
  shownLabel,
  shownNickname,
  type PracticeWords,
} from '#shared/domain/practice-names';
import { checkSignOff } from '#shared/domain/sign-off';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Provider, ProviderAccess } from '../gateway/provider';
import type { AccountRecord } from '../settings/profile';
import { freeLabel } from './free-label';
import type { Keys } from './keys';
import type { AccountStore, Asked, PracticeAccess } from './ports';
import { createKeyReplacement } from './key-replacement';
import { providerName } from './provider-name';

export interface ConnectRequest {
  readonly kind: AccountKind;
  readonly baseUrl: string | null;
  readonly key: string;
  readonly keepKeyInMemory: boolean;
}

export interface AccountsDeps {
  readonly store: AccountStore;
  readonly keys: Keys;
  readonly provider: Provider;
  readonly practice: PracticeAccess;
  readonly parseBaseUrl: (
    typed: string,
  ) => Result<string, 'base-url-invalid' | 'base-url-insecure'>;
  readonly newId: () => string;
  readonly now: () => number;
  /** What practice is called now; its names are kept in one language and shown in the user's. */
  readonly practiceWords: () => PracticeWords;
  readonly onChange: () => void;
  /** Told what the provider says of the owner of an account, each time that it was asked. */
  readonly onIdentity?: (account: AccountRecord) => void;
}

interface Pending extends Asked {
  readonly kind: AccountKind;
  readonly baseUrl: string;
  readonly keyPlace: AccountRecord['keyPlace'];
}

/** The use cases of accounts: connect, finish, switch, rename, renew, remove. */
export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts(deps: AccountsDeps) {
  const { store, keys, provider, practice } = deps;
  const pending = new Map<string, Pending>();
  // A key that is kept in memory is gone after a restart; the record still says where it was.
  const inMemoryNow = new Set<string>();
  // Noted before anything can connect: a connection of this run is not to be swept.
  const leftOver = store.unclaimedKeyIds();

  const find = (accountId: string): Result<AccountRecord, AppError> => {
    const record = store.list().find(({ id }) => id === accountId);
    return record === undefined ? err(appError('account-not-found')) : ok(record);
  };

  const shownSenders = (kind: AccountKind, senders: readonly Sender[]): readonly Sender[] =>
    kind !== 'practice'
      ? senders
      : senders.map((sender) => ({
          ...sender,
          nickname: shownNickname(sender.nickname, deps.practiceWords()),
        }));

  const shownName = ({ kind, label }: Pick<AccountRecord, 'kind' | 'label'>): string =>
    kind === 'practice' ? shownLabel(label, true, deps.practiceWords().account) : label;

  const view = (record: AccountRecord): AccountView => ({
    ...record,
    label: shownName(record),
    senders: shownSenders(record.kind, record.senders),
    textLimit: accountKindFacts[record.kind].textLimit,
    keyPlace:
      record.keyPlace === 'memory' && !inMemoryNow.has(record.id) ? 'missing' : record.keyPlace,
  });

  const save = (accounts: readonly AccountRecord[], activeId: string | null): void => {
    store.save(accounts, activeId);
    deps.onChange();
  };

  const replace = (record: AccountRecord): AccountView => {
    save(
      store.list().map((old) => (old.id === record.id ? record : old)),
      store.activeId(),
    );
    return view(record);
  };

  const ask = async (access: ProviderAccess): Promise<Result<Asked, AppError>> => {
    const identity = await provider.identify(access);
    if (!identity.ok) return identity;
    const senders = await provider.listSenders(access);
    if (!senders.ok) return senders;
    if (senders.value?.length === 0) {
      return err(appError('sender-missing', { params: { provider: providerName(access) } }));
    }
    return ok({ identity: identity.value, senders: senders.value });
  };

  const accessFor = async (
    kind: AccountKind,
    typedBaseUrl: string | null,
    typedKey: string,
  ): Promise<Result<ProviderAccess, AppError>> => {
    if (kind === 'practice') return ok({ kind, ...(await practice.access()) });
    const key = typedKey.trim();
    if (key === '') return err(appError('key-empty'));
    const fixed = accountKindFacts[kind].baseUrl;
    if (fixed !== null) return ok({ kind, baseUrl: fixed, key });
    const baseUrl = deps.parseBaseUrl(typedBaseUrl ?? '');
    return baseUrl.ok ? ok({ kind, baseUrl: baseUrl.value, key }) : err(appError(baseUrl.error));
  };

  /** How to reach an account's provider, with its key. Never leaves main. */
  async function access(accountId: string): Promise<Result<ProviderAccess, AppError>> {
    await replacement.settled(accountId);
    const record = find(accountId);
    if (!record.ok) return record;
    const { kind } = record.value;
    if (kind === 'practice') return ok({ kind, ...(await practice.access()) });
    // The settings file is not trusted with where a key goes: a vendor's address is fixed, any other
    // is checked again.
    const baseUrl = deps.parseBaseUrl(accountKindFacts[kind].baseUrl ?? record.value.baseUrl);
    if (!baseUrl.ok) return err(appError(baseUrl.error));
    // Whatever the keychain has by this id, it was not put there for this account as it is now.
    const isMissing = view(record.value).keyPlace === 'missing';
    const key = isMissing ? err(appError('key-missing')) : await keys.get(accountId);
    // An address and a key that were not there together must never be put together.
    const now = find(accountId);
    const wasReplaced = now.ok && now.value.baseUrl !== record.value.baseUrl;
    if (wasReplaced || replacement.isUnderWay(accountId)) return access(accountId);
    return key.ok ? ok({ kind, baseUrl: baseUrl.value, key: key.value }) : key;
  }

  /** Asks the provider who the key belongs to, then keeps the key. Nothing is kept of a key that fails. */
  async function connect(request: ConnectRequest): Promise<Result<Connection, AppError>> {
    const to = await accessFor(request.kind, request.baseUrl, request.key);
    if (!to.ok) return to;
    const asked = await ask(to.value);
    if (!asked.ok) return asked;

    const connectionId = deps.newId();
    const isPractice = request.kind === 'practice';
    const place = request.keepKeyInMemory || isPractice ? 'memory' : 'keychain';
    if (!isPractice) {
      // Noted first: should the program end before Finish, the next start finds and removes the key.
      store.saveUnclaimedKeyIds([...store.unclaimedKeyIds(), connectionId]);
      const kept = await keys.set(connectionId, to.value.key, place);
      if (!kept.ok) {
        forgetUnclaimed(connectionId);
        return kept;
      }
      if (place === 'memory') inMemoryNow.add(connectionId);
    }
    pending.set(connectionId, {
      ...asked.value,
      kind: request.kind,
      baseUrl: to.value.baseUrl,
      keyPlace: isPractice ? 'not-needed' : place,
    });
    return ok({
      connectionId,
      identity: isPractice
        ? { ...asked.value.identity, name: deps.practiceWords().account }
        : asked.value.identity,
      senders: shownSenders(request.kind, asked.value.senders ?? []),
      sendersListed: asked.value.senders !== null,
      keyPlace: place,
    });
  }

  function forgetUnclaimed(accountId: string): void {
    store.saveUnclaimedKeyIds(store.unclaimedKeyIds().filter((id) => id !== accountId));
  }

  /** Makes a connected account one that can send, and the active one. */
  function finish(request: {
    readonly connectionId: string;
    readonly senderId: string;
    readonly label: string;
  }): Result<AccountView, AppError> {
    const connected = pending.get(request.connectionId);
    if (connected === undefined) return err(appError('connection-expired'));
    const record: AccountRecord = {
      id: request.connectionId,
      kind: connected.kind,
      label: labelFor(connected, request.label, store.list()),
      baseUrl: connected.kind === 'practice' ? '' : connected.baseUrl,
      senders: [...(connected.senders ?? [])],
      senderId: request.senderId,
      identity: connected.identity,
      identityAt: deps.now(),
      keyPlace: connected.keyPlace,
      signOff: '',
    };
    store.save([...store.list(), record], record.id);
    forgetUnclaimed(record.id);
    pending.delete(request.connectionId);
    deps.onIdentity?.(record);
    deps.onChange();
    return ok(view(record));
  }

  /** A label that no other account is kept or shown under; the provider's name where none is typed. */
  function labelFor(
    account: Pick<AccountRecord, 'kind' | 'baseUrl'>,
    typed: string,
    others: readonly AccountRecord[],
  ): string {
    const label = typed.trim();
    const shown = others.map((other) => ({ label: shownName(other) }));
    // What it is called anyway is not its user's name for it: that would stay in another language.
    const isOwn =
      account.kind === 'practice' &&
      label === shownName({ ...account, label: practiceNames.account });
    return freeLabel(label === '' || isOwn ? providerName(account) : label, [...others, ...shown]);
  }

  /** Starts, or goes back to, the practice account. */
  async function startPractice(): Promise<Result<AccountView, AppError>> {
    const existing = store.list().find(({ kind }) => kind === 'practice');
    if (existing !== undefined) return activate(existing.id);
    const connected = await connect({
      kind: 'practice',
      baseUrl: null,
      key: '',
      keepKeyInMemory: false,
    });
    if (!connected.ok) return connected;
    const { connectionId, senders } = connected.value;
    return finish({ connectionId, senderId: senders[0]?.id ?? '', label: '' });
  }

  function activate(accountId: string): Result<AccountView, AppError> {
    const record = find(accountId);
    if (!record.ok) return record;
    save(store.list(), accountId);
    return ok(view(record.value));
  }

  function rename(accountId: string, label: string): Result<AccountView, AppError> {
    const record = find(accountId);
    if (!record.ok) return record;
    const others = store.list().filter(({ id }) => id !== accountId);
    return ok(replace({ ...record.value, label: labelFor(record.value, label, others) }));
  }

  function chooseSender(accountId: string, senderId: string): Result<AccountView, AppError> {
    const record = find(accountId);
    return record.ok ? ok(replace({ ...record.value, senderId })) : record;
  }

  /** Errors: `account-not-found` and those of `checkSignOff`. */
  function changeSignOff(accountId: string, typed: string): Result<AccountView, AppError> {
    const record = find(accountId);
    if (!record.ok) return record;
    const signOff = checkSignOff(typed);
    return signOff.ok ? ok(replace({ ...record.value, signOff: signOff.value })) : signOff;
  }

  /** Asks the provider again for the balance and the senders. */
  async function refresh(accountId: string): Promise<Result<AccountView, AppError>> {
    const to = await access(accountId);
    if (!to.ok) return to;
    const asked = await ask(to.value);
    return asked.ok ? applyAnswer(accountId, asked.value) : asked;
  }

  function applyAnswer(accountId: string, asked: Asked): Result<AccountView, AppError> {
    const record = find(accountId);
    if (!record.ok) return record;
    const told = {
      ...record.value,
      identity: asked.identity,
      identityAt: deps.now(),
      senders: [...(asked.senders ?? record.value.senders)],
    };
    deps.onIdentity?.(told);
    return ok(replace(told));
  }

  const replacement = createKeyReplacement({
    find,
    accessFor,
    ask,
    keys,
    replace,
    applyAnswer,
    noteInMemory: (accountId) => {
      inMemoryNow.add(accountId);
    },
  });

  /** Removes an account and its key. Fails, and keeps the account, where the keychain keeps the key. */
  async function remove(accountId: string): Promise<Result<null, AppError>> {
    const record = find(accountId);
    if (!record.ok) return record;
    if (record.value.keyPlace !== 'not-needed') {
      const deleted = await keys.delete(accountId);
      if (!deleted.ok && record.value.keyPlace === 'keychain') return deleted;
    }
    const rest = store.list().filter(({ id }) => id !== accountId);
    const activeId = store.activeId() === accountId ? (rest[0]?.id ?? null) : store.activeId();
    save(rest, activeId);
    return ok(null);
  }

  /** Removes from the keychain what an unfinished Connect of an earlier run left there. */
  async function sweepUnclaimedKeys(): Promise<void> {
    for (const accountId of leftOver) {
      // The program may have ended between the two writes of Finish: then the key has its account.
      if (find(accountId).ok) {
        forgetUnclaimed(accountId);
        continue;
      }
      const deleted = await keys.delete(accountId);
      if (deleted.ok) forgetUnclaimed(accountId);
    }
  }

  return {
    list: (): readonly AccountView[] => store.list().map(view),
    activeId: (): string | null => store.activeId(),
    access,
    connect,
    finish,
    startPractice,
    activate,
    rename,
    chooseSender,
    changeSignOff,
    refresh,
    replaceKey: replacement.replaceKey,
    remove,
    sweepUnclaimedKeys,
  };
}
