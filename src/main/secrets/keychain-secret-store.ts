import type * as Keytar from 'keytar';
import { err, ok, type Result } from '#shared/result';
import { keychainProblem } from './keychain-problem';
import type { SecretProblem, SecretStore } from './secret-store';

const service = 'quicksend';
const probe = 'quicksend-probe';

/** What is used of keytar. */
export type Keychain = Pick<typeof Keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

// A locked keychain asks the user for its password, which takes a person a while.
const unlockLimitMs = 60_000;

/** Keeps keys in the OS keychain: Credential Manager, Keychain, or the Secret Service on Linux. */
export function createKeychainSecretStore(
  load: () => Promise<Keychain> = () => import('keytar').then((module) => module.default),
): SecretStore {
  // Loaded at the first use: the native part costs start-up time, and fails where libsecret is missing.
  let loading: Promise<Keychain> | null = null;

  async function attempt<T>(
    use: (keychain: Keychain) => Promise<T>,
  ): Promise<Result<T, SecretProblem>> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('keychain timed out')), unlockLimitMs);
    });
    try {
      loading ??= load();
      return ok(await Promise.race([loading.then(use), limit]));
    } catch (error) {
      loading = null;
      return err(keychainProblem(error));
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    get: (accountId) => attempt((keychain) => readKey(keychain, accountId)),
    set: (accountId, key) =>
      attempt(async (keychain) => {
        await keychain.setPassword(service, accountId, key);
        return null;
      }),
    delete: (accountId) =>
      attempt(async (keychain) => {
        if (await keychain.deletePassword(service, accountId)) return null;
        // libsecret deletes only what is unlocked, and says the same of a locked key as of none
        // (secret_password_clear). Reading tells them apart: it asks the user to unlock.
        if ((await readKey(keychain, accountId)) === null) return null;
        if (await keychain.deletePassword(service, accountId)) return null;
        throw new Error('the key is still there');
      }),
  };
}

/**
 * Reads a key; fails where the keychain is locked and the user does not unlock it.
 *
 * libsecret says the same of a locked keyring as of a key that is not there; only writing tells them
 * apart (“Cannot create an item in a locked collection”).
 */
async function readKey(keychain: Keychain, accountId: string): Promise<string | null> {
  const key = await keychain.getPassword(service, accountId);
  if (key !== null) return key;
  await keychain.setPassword(service, probe, probe);
  await keychain.deletePassword(service, probe);
  return null;
}
