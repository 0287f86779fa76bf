import { beforeEach, describe, expect, it } from 'vitest';
import { practiceNames } from '../../../src/shared/domain/practice-names';
import { ok } from '../../../src/shared/result';
import { refusal } from '../../support/fake-provider';
import { connected, famulor, key, newKeyFor, openAccountsWorld, value } from './accounts-world';

const german = {
  account: 'Übung',
  sender: 'Übungsnummer',
  secondSender: 'Zweite Übungsnummer',
};

describe('an account', () => {
  let world = openAccountsWorld();
  beforeEach(() => {
    world = openAccountsWorld();
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

  it('that only practises is called so in the language of now, and kept in no language', async () => {
    const { accounts, store, words, provider } = world;
    provider.senders = ok([{ id: '1', phoneNumber: '+12025550198', nickname: 'Practice line' }]);
    words.practice = german;
    const { id, label } = value(await accounts.startPractice());
    expect(label).toBe('Übung');
    expect(accounts.list()).toMatchObject([
      { label: 'Übung', senders: [{ nickname: 'Übungsnummer' }] },
    ]);
    // As when its name is looked at and saved as it is.
    expect(accounts.rename(id, 'Übung ')).toMatchObject({ value: { label: 'Übung' } });
    expect(store.list()).toMatchObject([
      { label: 'Practice', senders: [{ nickname: 'Practice line' }] },
    ]);

    words.practice = practiceNames;
    expect(accounts.list()).toMatchObject([
      { label: 'Practice', senders: [{ nickname: 'Practice line' }] },
    ]);
    accounts.rename(id, 'Trying it');
    words.practice = german;
    expect(accounts.list()).toMatchObject([{ label: 'Trying it' }]);
  });

  it('is not called as another one is shown', async () => {
    world.words.practice = german;
    await world.accounts.startPractice();
    const shop = await connected(world);
    expect(world.accounts.rename(shop.id, 'Übung')).toMatchObject({ value: { label: 'Übung 2' } });
  });

  it('offers the numbers to practise with by their names in the language of now', async () => {
    const { accounts, words, provider } = world;
    provider.senders = ok([
      { id: '1', phoneNumber: '+12025550198', nickname: 'Practice line' },
      { id: '2', phoneNumber: '+12025550199', nickname: 'Second practice line' },
    ]);
    words.practice = german;
    const practice = { kind: 'practice', baseUrl: null, key: '', keepKeyInMemory: false } as const;
    expect(await accounts.connect(practice)).toMatchObject({
      value: {
        identity: { name: 'Übung' },
        senders: [{ nickname: 'Übungsnummer' }, { nickname: 'Zweite Übungsnummer' }],
      },
    });
  });
});
