import type * as Keytar from 'keytar';
import { err, ok, type Result } from '#shared/result';
import { keychainProblem } from './keychain-problem';
import type { SecretProblem, SecretStore } from './secret-store';

const service = 'quicksend';

// A locked keychain asks the user for its password, which takes a person a while.
const unlockLimitMs = 60_000;

/** Keeps keys in the OS keychain: Credential Manager, Keychain, or the Secret Service on Linux. */
export function createKeychainSecretStore(): SecretStore {
  // Loaded at the first use: the native part costs start-up time, and fails where libsecret is missing.
  let loading: Promise<typeof Keytar> | null = null;

  async function attempt<T>(
    use: (keytar: typeof Keytar) => Promise<T>,
  ): Promise<Result<T, SecretProblem>> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('keychain timed out')), unlockLimitMs);
    });
    try {
      loading ??= import('keytar').then((module) => module.default);
      return ok(await Promise.race([loading.then(use), limit]));
    } catch (error) {
      loading = null;
      return err(keychainProblem(error));
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    get: (accountId) => attempt((keytar) => keytar.getPassword(service, accountId)),
    set: (accountId, key) =>
      attempt(async (keytar) => {
        await keytar.setPassword(service, accountId, key);
        return null;
      }),
    delete: (accountId) =>
      attempt(async (keytar) => {
        await keytar.deletePassword(service, accountId);
        return null;
      }),
  };
}
