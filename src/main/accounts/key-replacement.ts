import type { AccountKind, AccountView } from '#shared/domain/account';
import { appError, type AppError } from '#shared/errors';
import { err, type Result } from '#shared/result';
import type { ProviderAccess } from '../gateway/provider';
import type { AccountRecord } from '../settings/profile';
import type { Keys } from './keys';
import type { Asked } from './ports';

export interface ReplaceKeyRequest {
  readonly accountId: string;
  /** White label only; `null` leaves it as it is. */
  readonly baseUrl: string | null;
  readonly key: string;
  readonly keepKeyInMemory: boolean;
}

export interface KeyReplacementParts {
  readonly find: (accountId: string) => Result<AccountRecord, AppError>;
  readonly accessFor: (
    kind: AccountKind,
    typedBaseUrl: string | null,
    typedKey: string,
  ) => Promise<Result<ProviderAccess, AppError>>;
  readonly ask: (access: ProviderAccess) => Promise<Result<Asked, AppError>>;
  readonly keys: Keys;
  readonly replace: (record: AccountRecord) => AccountView;
  readonly applyAnswer: (accountId: string, asked: Asked) => Result<AccountView, AppError>;
  /** The account's key is in memory until quit. */
  readonly noteInMemory: (accountId: string) => void;
}

export interface KeyReplacement {
  /**
   * Puts a new key in the place of an old or missing one, once the provider has accepted it.
   *
   * A white label's address changes only together with its key, so that a key goes nowhere but
   * where it was typed for.
   */
  readonly replaceKey: (request: ReplaceKeyRequest) => Promise<Result<AccountView, AppError>>;
  /** Resolves when no address is being replaced. */
  readonly settled: (accountId: string) => Promise<void>;
  readonly isUnderWay: (accountId: string) => boolean;
}

/** Makes the use case behind `replaceKey`. */
export function createKeyReplacement(parts: KeyReplacementParts): KeyReplacement {
  const { find, keys } = parts;
  const moving = new Map<string, Promise<unknown>>();

  async function replaceKey(request: ReplaceKeyRequest): Promise<Result<AccountView, AppError>> {
    const { accountId } = request;
    const record = find(accountId);
    if (!record.ok) return record;
    const { kind, baseUrl } = record.value;
    const to = await parts.accessFor(kind, request.baseUrl ?? baseUrl, request.key);
    if (!to.ok) return to;
    const asked = await parts.ask(to.value);
    if (!asked.ok) return asked;
    const keep = (): Promise<Result<AccountView, AppError>> =>
      keepKey(request, to.value, asked.value);
    if (kind !== 'white-label' || to.value.baseUrl === baseUrl) return keep();
    const moved = move(accountId, to.value, asked.value, keep);
    moving.set(accountId, moved);
    try {
      return await moved;
    } finally {
      moving.delete(accountId);
    }
  }

  /**
   * Goes to another address by way of no key at all: wherever the program ends in between, the old
   * key does not meet the new address, nor the new key the old one.
   */
  async function move(
    accountId: string,
    { baseUrl }: ProviderAccess,
    { senders }: Asked,
    keep: () => Promise<Result<AccountView, AppError>>,
  ): Promise<Result<AccountView, AppError>> {
    const forgotten = await keys.delete(accountId);
    const record = find(accountId);
    if (!record.ok) return record;
    // A key that was only in memory is gone whatever the keychain says.
    if (!forgotten.ok && record.value.keyPlace === 'keychain') return forgotten;
    const isListed = senders === null || senders.some(({ id }) => id === record.value.senderId);
    parts.replace({
      ...record.value,
      baseUrl,
      senders: [...(senders ?? [])],
      ...(isListed ? {} : { senderId: senders[0]?.id ?? record.value.senderId }),
    });
    return keep();
  }

  async function keepKey(
    { accountId, keepKeyInMemory }: ReplaceKeyRequest,
    { key }: ProviderAccess,
    asked: Asked,
  ): Promise<Result<AccountView, AppError>> {
    // Asked again after each wait: the account may have been renamed, or removed with its key.
    if (!find(accountId).ok) return err(appError('account-not-found'));
    const place = keepKeyInMemory ? 'memory' : 'keychain';
    const kept = await keys.set(accountId, key, place);
    if (!kept.ok) return kept;
    const now = find(accountId);
    if (!now.ok) {
      await keys.delete(accountId);
      return now;
    }
    if (place === 'memory') parts.noteInMemory(accountId);
    parts.replace({ ...now.value, keyPlace: place });
    return parts.applyAnswer(accountId, asked);
  }

  return {
    replaceKey,
    settled: async (accountId) => {
      await moving.get(accountId);
    },
    isUnderWay: (accountId) => moving.has(accountId),
  };
}
