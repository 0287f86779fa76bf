import { describe, expect, test } from 'vitest';
import { defaultProfile, type AccountRecord } from '../../../src/main/settings/profile';
import { profileToSave, restoredProfile } from '../../../src/main/settings/restored-profile';

const shop: AccountRecord = {
  id: 'shop',
  kind: 'famulor',
  label: 'Blumen Vogel',
  baseUrl: 'https://app.famulor.de/api',
  senders: [],
  senderId: '7',
  identity: { name: null, email: null, balance: null },
  identityAt: 1,
  keyPlace: 'keychain',
  signOff: '',
};
const edited = { kind: 'white-label', baseUrl: 'https://evil.example/api' } as const;

function restored(here: readonly AccountRecord[], saved: readonly AccountRecord[]) {
  const present = { ...defaultProfile('DE'), accounts: [...here] };
  const backup = profileToSave({ ...defaultProfile('DE'), accounts: [...saved] });
  const { accounts } = JSON.parse(restoredProfile(present, backup)) as {
    readonly accounts: readonly AccountRecord[];
  };
  return accounts;
}

test('texts that were brought back are not removed by their age before the user says so again', () => {
  const present = defaultProfile('DE');
  const settings = { ...present.settings, textMonths: 12 };
  const { settings: after } = JSON.parse(
    restoredProfile({ ...present, settings }, profileToSave({ ...present, settings })),
  ) as { readonly settings: Readonly<Record<string, unknown>> };
  expect(after).toMatchObject({ textMonths: null });
});

describe('an account of a backup', () => {
  test('has its name and sign-off back where it is here as it was', () => {
    const saved = { ...shop, label: 'Shop', signOff: 'Yours' };
    expect(restored([shop], [saved])).toEqual([saved]);
  });

  test('never leads the key that is here to another address', () => {
    expect(restored([shop], [{ ...shop, ...edited }])).toEqual([shop]);
  });

  test('keeps the place where its key is now', () => {
    const inMemory = { ...shop, keyPlace: 'memory' as const };
    expect(restored([inMemory], [shop])).toEqual([inMemory]);
  });

  test('asks for its key where it is not here', () => {
    const other = { ...shop, ...edited, id: 'other' };
    for (const keyPlace of ['keychain', 'not-needed'] as const) {
      expect(restored([shop], [{ ...other, keyPlace }])).toEqual([
        { ...other, keyPlace: 'memory' },
        shop,
      ]);
    }
  });

  test('needs none where it is for practice', () => {
    const practice = { ...shop, kind: 'practice', keyPlace: 'not-needed' } as const;
    expect(restored([], [practice])).toEqual([practice]);
  });
});
