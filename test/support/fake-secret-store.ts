import type { SecretProblem, SecretStore } from '../../src/main/secrets/secret-store';
import { err, ok } from '../../src/shared/result';

/** A keychain in memory whose `problem` can be set; `beforeSet` happens while it is asked to keep a key. */
export function createFakeSecretStore(): SecretStore & {
  readonly kept: Map<string, string>;
  problem: SecretProblem | null;
  beforeSet: () => Promise<unknown>;
} {
  const kept = new Map<string, string>();
  const store = {
    kept,
    problem: null as SecretProblem | null,
    beforeSet: (): Promise<unknown> => Promise.resolve(),
    get: (accountId: string) =>
      Promise.resolve(store.problem ? err(store.problem) : ok(kept.get(accountId) ?? null)),
    set: async (accountId: string, key: string) => {
      await store.beforeSet();
      if (store.problem) return err(store.problem);
      kept.set(accountId, key);
      return ok(null);
    },
    delete: (accountId: string) => {
      if (store.problem) return Promise.resolve(err(store.problem));
      kept.delete(accountId);
      return Promise.resolve(ok(null));
    },
  };
  return store;
}
