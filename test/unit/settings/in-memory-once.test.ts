import { expect, test } from 'vitest';
import { inMemoryOnce } from '../../../src/main/settings/in-memory-once';
import { defaultProfile, type Profile } from '../../../src/main/settings/profile';

test('settings are written until the folder is another computer’s, and kept in memory from then on', () => {
  let written: Profile = defaultProfile('US');
  let isForeign = false;
  const store = inMemoryOnce(() => isForeign, {
    get: () => written,
    change: (parts) => (written = { ...written, ...parts }),
  });
  store.change({ activeAccountId: 'first' });
  isForeign = true;
  expect(store.change({ activeAccountId: 'second' }).activeAccountId).toBe('second');
  store.change({ updateFailed: true });
  expect(store.get().activeAccountId).toBe('second');
  expect(written.activeAccountId).toBe('first');
});
