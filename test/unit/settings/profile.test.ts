import { describe, expect, it } from 'vitest';
import { defaultProfile, readProfile } from '../../../src/main/settings/profile';
import { fc } from '../../support/property';

const fresh = defaultProfile('DE');

const account = {
  id: 'shop',
  kind: 'famulor',
  label: 'Shop',
  baseUrl: 'https://app.famulor.de/api',
  senders: [],
  senderId: '1',
  identity: { name: null, email: null, balance: null },
  identityAt: 1,
  keyPlace: 'keychain',
  signOff: 'The shop',
};
const lostId = '0b9f3c1e-1111-4222-8333-444455556666';

describe('readProfile', () => {
  it('gives defaults, undamaged, when there is no file yet', () => {
    expect(readProfile(null, 'DE')).toEqual({
      profile: fresh,
      damaged: false,
      accountsLost: false,
    });
  });

  it.each(['', '{', 'null', '[]', '"text"', '\u0000\u0001'])(
    'gives defaults and says damaged for %j',
    (content) => {
      expect(readProfile(content, 'DE')).toEqual({
        profile: fresh,
        damaged: true,
        accountsLost: false,
      });
    },
  );

  it('keeps the good parts of a file with a bad part', () => {
    const content = JSON.stringify({
      settings: { ...fresh.settings, undoSeconds: 12 },
      accounts: 'none',
    });
    const { profile, damaged } = readProfile(content, 'DE');
    expect(damaged).toBe(true);
    expect(profile.settings.undoSeconds).toBe(12);
    expect(profile.accounts).toEqual([]);
  });

  it('takes an account of an older version to have no sign-off', () => {
    const { signOff: _, ...older } = account;
    const content = JSON.stringify({ ...fresh, accounts: [older] });
    const { profile, damaged } = readProfile(content, 'DE');
    expect(damaged).toBe(false);
    expect(profile.accounts[0]?.signOff).toBe('');
  });

  it.each([null, 'gone', 7])('makes an account active where the active one is %j', (active) => {
    const content = JSON.stringify({ ...fresh, accounts: [account], activeAccountId: active });
    expect(readProfile(content, 'DE').profile.activeAccountId).toBe('shop');
  });

  it('keeps every good account beside a bad one, and gives up the key of the bad one', () => {
    const bad = { ...account, id: lostId, kind: 'carrier-pigeon' };
    const content = JSON.stringify({ ...fresh, accounts: [bad, account], activeAccountId: lostId });
    const { profile, damaged, accountsLost } = readProfile(content, 'DE');
    expect([damaged, accountsLost]).toEqual([true, true]);
    expect(profile.accounts).toEqual([account]);
    expect(profile.activeAccountId).toBe('shop');
    expect(profile.unclaimedKeyIds).toEqual([lostId]);
  });

  it('gives up the keys of accounts that stood in a file that is no JSON', () => {
    const whole = JSON.stringify({ ...fresh, accounts: [{ ...account, id: lostId }] });
    const { profile, accountsLost } = readProfile(whole.slice(0, -2), 'DE');
    expect(accountsLost).toBe(true);
    expect(profile.unclaimedKeyIds).toEqual([lostId]);
  });

  it('takes the default for a setting that an older version did not have', () => {
    const { debugLog: _left, ...older } = fresh.settings;
    const { profile, damaged } = readProfile(JSON.stringify({ settings: older }), 'DE');
    expect(damaged).toBe(false);
    expect(profile.settings).toEqual(fresh.settings);
  });

  it('does not call it damage when a newer version knew more settings', () => {
    const content = JSON.stringify({ settings: { ...fresh.settings, dreams: true } });
    expect(readProfile(content, 'DE')).toEqual({
      profile: fresh,
      damaged: false,
      accountsLost: false,
    });
  });

  it('reads back whatever profile was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.uuid(), (undoSeconds, id) => {
        const written = {
          ...fresh,
          settings: { ...fresh.settings, undoSeconds },
          unclaimedKeyIds: [id],
        };
        expect(readProfile(JSON.stringify(written), 'US')).toEqual({
          profile: written,
          damaged: false,
          accountsLost: false,
        });
      }),
    );
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
        expect(readProfile(content, 'DE').profile.settings.undoSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
