import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../../support/fake-provider';
import { ok } from '../../../src/shared/result';
import { connected, famulor, key, newKeyFor, openAccountsWorld } from './accounts-world';

describe('connecting an account', () => {
  let world = openAccountsWorld();
  beforeEach(() => {
    world = openAccountsWorld();
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

    const restarted = openAccountsWorld(world.store, world.keychain);
    expect(restarted.accounts.list()[0]?.keyPlace).toBe('missing');
  });

  it('whose key was in memory is never given one that the keychain has by the same id', async () => {
    const account = await connected(world, { ...famulor, keepKeyInMemory: true });
    world.keychain.kept.set(account.id, 'of somebody else');
    const restarted = openAccountsWorld(world.store, world.keychain);
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
    const restarted = openAccountsWorld(world.store, world.keychain);
    await restarted.accounts.sweepUnclaimedKeys();
    expect(world.keychain.kept.size).toBe(0);
  });

  it('keeps the key of a finished account at the next start', async () => {
    await connected(world);
    const restarted = openAccountsWorld(world.store, world.keychain);
    await restarted.accounts.sweepUnclaimedKeys();
    expect([...world.keychain.kept.values()]).toEqual([key]);
  });

  it('keeps the key of an account whose Finish was cut short after the account was written', async () => {
    const account = await connected(world);
    world.store.saveUnclaimedKeyIds([account.id]);
    const restarted = openAccountsWorld(world.store, world.keychain);
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
