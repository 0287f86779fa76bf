import { beforeEach, describe, expect, it } from 'vitest';
import { createAccounts } from '../../../src/main/accounts/accounts';
import { createKeys } from '../../../src/main/accounts/keys';
import type { AccountStore } from '../../../src/main/accounts/ports';
import { createMemorySecretStore } from '../../../src/main/secrets/memory-secret-store';
import type { AccountRecord } from '../../../src/main/settings/profile';
import { err, ok } from '../../../src/shared/result';
import { createFakeProvider, refusal } from '../../support/fake-provider';
import { createFakeSecretStore } from '../../support/fake-secret-store';

const key = '1|abcdefghijklmnop';

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

function setUp(store = createMemoryAccountStore(), keychain = createFakeSecretStore()) {
  const provider = createFakeProvider();
  let ids = 0;
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
    onChange: () => undefined,
  });
  return { accounts, store, keychain, provider };
}

const famulor = { kind: 'famulor', baseUrl: null, key, keepKeyInMemory: false } as const;

const newKeyFor = (accountId: string) => ({
  accountId,
  baseUrl: null,
  key: '2|zzzzzzzzzzzz',
  keepKeyInMemory: false,
});

async function connected(
  world: ReturnType<typeof setUp>,
  request: Parameters<typeof world.accounts.connect>[0] = famulor,
) {
  const connection = await world.accounts.connect(request);
  if (!connection.ok) throw new Error(connection.error.code);
  const finished = world.accounts.finish({
    connectionId: connection.value.connectionId,
    senderId: '1',
    label: '',
  });
  if (!finished.ok) throw new Error(finished.error.code);
  return finished.value;
}

describe('connecting an account', () => {
  let world = setUp();
  beforeEach(() => {
    world = setUp();
  });

  it('asks the provider at its own address and keeps the key in the keychain', async () => {
    const connection = await world.accounts.connect({ ...famulor, key: `  ${key}\n` });
    expect(world.provider.asked).toEqual([
      { kind: 'famulor', baseUrl: 'https://app.famulor.de/api', key },
    ]);
    expect(connection).toMatchObject({
      ok: true,
      value: { keyPlace: 'keychain', sendersListed: true },
    });
    expect([...world.keychain.kept.values()]).toEqual([key]);
  });

  it('keeps nothing of a key that the provider refuses', async () => {
    world.provider.identity = refusal('key-rejected');
    const connection = await world.accounts.connect(famulor);
    expect(connection).toEqual({ ok: false, error: { code: 'key-rejected' } });
    expect(world.keychain.kept.size).toBe(0);
    expect(world.store.unclaimedKeyIds()).toEqual([]);
  });

  it.each([
    ['missing', 'keychain-missing'],
    ['locked', 'keychain-locked'],
    ['failed', 'keychain-failed'],
  ] as const)('says what is wrong with a %s keychain', async (problem, code) => {
    world.keychain.problem = problem;
    expect(await world.accounts.connect(famulor)).toEqual({ ok: false, error: { code } });
    expect(world.accounts.list()).toEqual([]);
  });

  it('works without a keychain when the key may stay in memory, and forgets it at the next start', async () => {
    world.keychain.problem = 'missing';
    const account = await connected(world, { ...famulor, keepKeyInMemory: true });
    expect(account.keyPlace).toBe('memory');
    expect(await world.accounts.access(account.id)).toMatchObject({ ok: true, value: { key } });

    const restarted = setUp(world.store, world.keychain);
    expect(restarted.accounts.list()[0]?.keyPlace).toBe('missing');
  });

  it('whose key was in memory is never given one that the keychain has by the same id', async () => {
    const account = await connected(world, { ...famulor, keepKeyInMemory: true });
    world.keychain.kept.set(account.id, 'of somebody else');
    const restarted = setUp(world.store, world.keychain);
    expect(await restarted.accounts.access(account.id)).toEqual({
      ok: false,
      error: { code: 'key-missing' },
    });
    await restarted.accounts.replaceKey(newKeyFor(account.id));
    expect(await restarted.accounts.access(account.id)).toMatchObject({
      ok: true,
      value: { key: newKeyFor('').key },
    });
  });

  it('refuses an empty key before it asks anyone', async () => {
    expect(await world.accounts.connect({ ...famulor, key: '  ' })).toEqual({
      ok: false,
      error: { code: 'key-empty' },
    });
    expect(world.provider.asked).toEqual([]);
  });

  it('refuses an insecure address of a white label before the key could go there', async () => {
    const request = { ...famulor, kind: 'white-label', baseUrl: 'http://shop.example' } as const;
    expect(await world.accounts.connect(request)).toEqual({
      ok: false,
      error: { code: 'base-url-insecure' },
    });
    expect(world.provider.asked).toEqual([]);
  });

  it('says that no number can send when the provider lists none', async () => {
    world.provider.senders = ok([]);
    expect(await world.accounts.connect(famulor)).toMatchObject({
      ok: false,
      error: { code: 'sender-missing', params: { provider: 'Famulor' } },
    });
  });

  it('lets the sender id be typed where the provider cannot list them', async () => {
    world.provider.senders = ok(null);
    expect(await world.accounts.connect(famulor)).toMatchObject({
      ok: true,
      value: { senders: [], sendersListed: false },
    });
  });

  it('removes at the next start the key of a connection that was never finished', async () => {
    await world.accounts.connect(famulor);
    expect(world.keychain.kept.size).toBe(1);
    const restarted = setUp(world.store, world.keychain);
    await restarted.accounts.sweepUnclaimedKeys();
    expect(world.keychain.kept.size).toBe(0);
  });

  it('keeps the key of a finished account at the next start', async () => {
    await connected(world);
    const restarted = setUp(world.store, world.keychain);
    await restarted.accounts.sweepUnclaimedKeys();
    expect([...world.keychain.kept.values()]).toEqual([key]);
  });

  it('keeps the key of an account whose Finish was cut short after the account was written', async () => {
    const account = await connected(world);
    world.store.saveUnclaimedKeyIds([account.id]);
    const restarted = setUp(world.store, world.keychain);
    await restarted.accounts.sweepUnclaimedKeys();
    expect([...world.keychain.kept.values()]).toEqual([key]);
    expect(world.store.unclaimedKeyIds()).toEqual([]);
  });

  it('does not finish a connection that it does not know', () => {
    expect(world.accounts.finish({ connectionId: 'x', senderId: '1', label: '' })).toEqual({
      ok: false,
      error: { code: 'connection-expired' },
    });
  });
});

describe('an account', () => {
  let world = setUp();
  beforeEach(() => {
    world = setUp();
  });

  it('never shows its key', async () => {
    await connected(world);
    expect(JSON.stringify(world.accounts.list())).not.toContain(key);
    expect(JSON.stringify(world.store.list())).not.toContain(key);
  });

  it('takes its key to its vendor alone, whatever the settings file says', async () => {
    const account = await connected(world);
    const tampered = world.store
      .list()
      .map((record) => ({ ...record, baseUrl: 'https://attacker.example/api' }));
    world.store.save(tampered, account.id);
    expect(await world.accounts.access(account.id)).toMatchObject({
      ok: true,
      value: { baseUrl: 'https://app.famulor.de/api' },
    });
  });

  it('becomes the active one when finished, and names itself after its provider', async () => {
    const first = await connected(world);
    const second = await connected(world);
    expect([first.label, second.label]).toEqual(['Famulor', 'Famulor 2']);
    expect(world.accounts.activeId()).toBe(second.id);
  });

  it('keeps a sign-off, and refuses one that cannot stand under every text', async () => {
    const { accounts } = world;
    const { id } = await connected(world);
    expect(accounts.changeSignOff(id, ' Café Vogel ')).toMatchObject({
      value: { signOff: 'Café Vogel' },
    });
    expect(accounts.changeSignOff(id, 'Hi {{name}}')).toMatchObject({
      error: { code: 'sign-off-has-fields' },
    });
    expect(accounts.list()).toMatchObject([{ id, signOff: 'Café Vogel' }]);
    expect(accounts.changeSignOff('gone', '')).toMatchObject({
      error: { code: 'account-not-found' },
    });
  });

  it('is removed with its key, and another becomes active', async () => {
    const first = await connected(world);
    const second = await connected(world);
    expect(await world.accounts.remove(second.id)).toEqual({ ok: true, value: null });
    expect(world.keychain.kept.has(second.id)).toBe(false);
    expect(world.accounts.activeId()).toBe(first.id);
  });

  it('stays when the keychain does not let its key go', async () => {
    const account = await connected(world);
    world.keychain.problem = 'locked';
    expect(await world.accounts.remove(account.id)).toMatchObject({
      error: { code: 'keychain-locked' },
    });
    expect(world.accounts.list()).toHaveLength(1);
  });

  it('keeps its old key when the provider refuses the new one', async () => {
    const account = await connected(world);
    world.provider.identity = refusal('key-rejected');
    const replaced = await world.accounts.replaceKey(newKeyFor(account.id));
    expect(replaced).toEqual({ ok: false, error: { code: 'key-rejected' } });
    expect(world.keychain.kept.get(account.id)).toBe(key);
  });

  it('keeps the name that it was given while the provider was asked about a new key', async () => {
    const account = await connected(world);
    const replacing = world.accounts.replaceKey(newKeyFor(account.id));
    world.accounts.rename(account.id, 'Salon');
    expect(await replacing).toMatchObject({ ok: true, value: { label: 'Salon' } });
  });

  it('leaves no key behind when it is removed while the provider is asked about a new one', async () => {
    const account = await connected(world);
    const replacing = world.accounts.replaceKey(newKeyFor(account.id));
    await world.accounts.remove(account.id);
    expect(await replacing).toEqual({ ok: false, error: { code: 'account-not-found' } });
    expect(world.keychain.kept.size).toBe(0);
  });

  it('leaves no key behind when it is removed while the keychain takes a new one', async () => {
    const account = await connected(world);
    world.keychain.beforeSet = () => world.accounts.remove(account.id);
    expect(await world.accounts.replaceKey(newKeyFor(account.id))).toEqual({
      ok: false,
      error: { code: 'account-not-found' },
    });
    expect(world.keychain.kept.size).toBe(0);
  });

  describe('of a white label, at another address', () => {
    const old = 'https://old.example/api';
    const moved = 'https://new.example/api';
    const whiteLabel = { ...famulor, kind: 'white-label', baseUrl: old } as const;

    it('goes there with the key that was typed for it', async () => {
      const account = await connected(world, whiteLabel);
      const replaced = await world.accounts.replaceKey({
        ...newKeyFor(account.id),
        baseUrl: moved,
      });
      expect(replaced).toMatchObject({ ok: true, value: { baseUrl: moved } });
      expect(await world.accounts.access(account.id)).toMatchObject({
        value: { baseUrl: moved, key: newKeyFor('').key },
      });
    });

    it('stays where it was when the new address refuses the key', async () => {
      const account = await connected(world, whiteLabel);
      world.provider.identity = refusal('key-rejected');
      await world.accounts.replaceKey({ ...newKeyFor(account.id), baseUrl: moved });
      expect(await world.accounts.access(account.id)).toMatchObject({
        value: { baseUrl: old, key },
      });
    });

    it('asks for the key again where the keychain does not take the new one', async () => {
      const account = await connected(world, whiteLabel);
      world.keychain.beforeSet = () => {
        world.keychain.problem = 'locked';
        return Promise.resolve();
      };
      const request = { ...newKeyFor(account.id), baseUrl: moved };
      expect(await world.accounts.replaceKey(request)).toMatchObject({
        error: { code: 'keychain-locked' },
      });
      expect([...world.keychain.kept.values()]).not.toContain(key);
    });

    it('never puts a key and an address together that were not there together', async () => {
      const account = await connected(world, whiteLabel);
      const asked: unknown[] = [];
      world.keychain.beforeSet = () => {
        asked.push(world.accounts.access(account.id));
        return Promise.resolve();
      };
      const before = world.accounts.access(account.id);
      await world.accounts.replaceKey({ ...newKeyFor(account.id), baseUrl: moved });
      const together = { value: { baseUrl: moved, key: newKeyFor('').key } };
      expect(await before).toMatchObject(together);
      expect(await Promise.all(asked)).toMatchObject([together]);
    });
  });

  it('is not doubled when practice is started twice', async () => {
    await world.accounts.startPractice();
    await world.accounts.startPractice();
    expect(world.accounts.list().map(({ kind, keyPlace }) => [kind, keyPlace])).toEqual([
      ['practice', 'not-needed'],
    ]);
  });
});
