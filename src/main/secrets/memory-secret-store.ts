import { ok } from '#shared/result';
import type { SecretStore } from './secret-store';

/** Keeps keys until the program quits, for a desktop without a usable keychain. Nothing is written. */
export function createMemorySecretStore(): SecretStore {
  const keys = new Map<string, string>();
  return {
    get: (accountId) => Promise.resolve(ok(keys.get(accountId) ?? null)),
    set: (accountId, key) => {
      keys.set(accountId, key);
      return Promise.resolve(ok(null));
    },
    delete: (accountId) => {
      keys.delete(accountId);
      return Promise.resolve(ok(null));
    },
  };
}
