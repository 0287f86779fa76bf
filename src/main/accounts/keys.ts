import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { SecretProblem, SecretStore } from '../secrets/secret-store';

const errorOfProblem = {
  missing: 'keychain-missing',
  locked: 'keychain-locked',
  failed: 'keychain-failed',
} as const satisfies Readonly<Record<SecretProblem, AppError['code']>>;

/** The keys of all accounts: in the OS keychain, or, where the user chose so, in memory until quit. */
export interface Keys {
  /** Fails with `key-missing` where there is none. */
  get(accountId: string): Promise<Result<string, AppError>>;
  set(
    accountId: string,
    key: string,
    place: 'keychain' | 'memory',
  ): Promise<Result<null, AppError>>;
  /** Removes the key from both places. */
  delete(accountId: string): Promise<Result<null, AppError>>;
}

/** Joins the two places where keys may be. */
export function createKeys(keychain: SecretStore, memory: SecretStore): Keys {
  const failure = (problem: SecretProblem) => err(appError(errorOfProblem[problem]));
  // Read once and kept, so that a send does not wait for the keychain; as safe as the request itself.
  const known = new Map<string, string>();

  return {
    async get(accountId) {
      const cached = known.get(accountId);
      if (cached !== undefined) return ok(cached);
      const inMemory = await memory.get(accountId);
      if (inMemory.ok && inMemory.value !== null) return ok(inMemory.value);
      const stored = await keychain.get(accountId);
      if (!stored.ok) return failure(stored.error);
      if (stored.value === null) return err(appError('key-missing'));
      known.set(accountId, stored.value);
      return ok(stored.value);
    },
    async set(accountId, key, place) {
      known.delete(accountId);
      const [to, other] = place === 'keychain' ? [keychain, memory] : [memory, keychain];
      const written = await to.set(accountId, key);
      if (!written.ok) return failure(written.error);
      // A key left behind in the other place would win or linger; a missing keychain holds none.
      await other.delete(accountId);
      return ok(null);
    },
    async delete(accountId) {
      known.delete(accountId);
      await memory.delete(accountId);
      const deleted = await keychain.delete(accountId);
      return deleted.ok ? ok(null) : failure(deleted.error);
    },
  };
}
