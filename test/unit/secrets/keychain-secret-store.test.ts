import { describe, expect, it } from 'vitest';
import {
  createKeychainSecretStore,
  type Keychain,
} from '../../../src/main/secrets/keychain-secret-store';

/** A Secret Service as libsecret shows it: deleting leaves alone what is locked, reading asks to unlock. */
function createSecretService({ unlocks = true } = {}) {
  const service = {
    kept: new Map<string, string>(),
    isLocked: false,
    /** Keeps what it is asked to delete. */
    isStubborn: false,
  };
  const keychain: Keychain = {
    getPassword: (_service, account) => {
      if (service.isLocked && service.kept.has(account)) {
        if (!unlocks) return Promise.reject(new Error('The prompt was dismissed'));
        service.isLocked = false;
      }
      return Promise.resolve(service.kept.get(account) ?? null);
    },
    setPassword: (_service, account, password) => {
      service.kept.set(account, password);
      return Promise.resolve();
    },
    deletePassword: (_service, account) =>
      Promise.resolve(!service.isLocked && !service.isStubborn && service.kept.delete(account)),
  };
  return Object.assign(service, { keychain });
}

async function storeWithKey(service: ReturnType<typeof createSecretService>) {
  const store = createKeychainSecretStore(() => Promise.resolve(service.keychain));
  await store.set('shop', '1|abcdefgh');
  return store;
}

describe('removing a key from the OS keychain', () => {
  it('is done once', async () => {
    const service = createSecretService();
    const store = await storeWithKey(service);
    expect(await store.delete('shop')).toEqual({ ok: true, value: null });
    expect(service.kept.size).toBe(0);
    expect(await store.delete('shop')).toEqual({ ok: true, value: null });
  });

  it('has a locked keychain unlocked, instead of leaving the key in it', async () => {
    const service = createSecretService();
    const store = await storeWithKey(service);
    service.isLocked = true;
    expect(await store.delete('shop')).toEqual({ ok: true, value: null });
    expect(service.kept.size).toBe(0);
  });

  it('fails where the user does not unlock it', async () => {
    const service = createSecretService({ unlocks: false });
    const store = await storeWithKey(service);
    service.isLocked = true;
    expect(await store.delete('shop')).toEqual({ ok: false, error: 'locked' });
  });

  it('fails where the key stays all the same', async () => {
    const service = createSecretService();
    const store = await storeWithKey(service);
    service.isStubborn = true;
    expect(await store.delete('shop')).toEqual({ ok: false, error: 'failed' });
  });
});

/** A keyring without anybody to ask for its password: what is locked reads as not there. */
function createSilentKeyring() {
  const kept = new Map<string, string>();
  const state = { isLocked: false };
  const keychain: Keychain = {
    getPassword: (_service, account) =>
      Promise.resolve(state.isLocked ? null : (kept.get(account) ?? null)),
    setPassword: (_service, account, password) => {
      if (state.isLocked) {
        return Promise.reject(new Error('Cannot create an item in a locked collection'));
      }
      kept.set(account, password);
      return Promise.resolve();
    },
    deletePassword: (_service, account) => Promise.resolve(!state.isLocked && kept.delete(account)),
  };
  return { kept, state, store: createKeychainSecretStore(() => Promise.resolve(keychain)) };
}

describe('a keyring that is locked and asks nobody', () => {
  it('is told from one without the key', async () => {
    const { kept, state, store } = createSilentKeyring();
    expect(await store.get('shop')).toEqual({ ok: true, value: null });
    await store.set('shop', '1|abcdefgh');
    state.isLocked = true;
    expect(await store.get('shop')).toEqual({ ok: false, error: 'locked' });
    state.isLocked = false;
    expect(await store.get('shop')).toEqual({ ok: true, value: '1|abcdefgh' });
    expect([...kept.keys()]).toEqual(['shop']);
  });

  it('does not count as a key removed', async () => {
    const { state, store } = createSilentKeyring();
    await store.set('shop', '1|abcdefgh');
    state.isLocked = true;
    expect(await store.delete('shop')).toEqual({ ok: false, error: 'locked' });
  });
});

describe('the OS keychain', () => {
  it('is loaded at its first use, and again where that failed', async () => {
    const service = createSecretService();
    let loads = 0;
    const store = createKeychainSecretStore(() => {
      loads += 1;
      return loads === 1
        ? Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'))
        : Promise.resolve(service.keychain);
    });
    expect(loads).toBe(0);
    expect(await store.get('shop')).toEqual({ ok: false, error: 'missing' });
    expect(await store.get('shop')).toEqual({ ok: true, value: null });
    expect(await store.get('shop')).toEqual({ ok: true, value: null });
    expect(loads).toBe(2);
  });
});
