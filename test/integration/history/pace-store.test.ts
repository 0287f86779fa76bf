import { expect, test } from 'vitest';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { openSound, startAt, tempDir } from '../storage/temp-database';

test('each account keeps its own pace, also when opened again', () => {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createPaceStore(database);
  expect(store.load('a')).toBeNull();
  store.save('a', { tokens: [20, 100], notBeforeAt: 0 });
  store.save('b', { tokens: [0.25, 3.5], notBeforeAt: startAt });
  store.save('a', { tokens: [19, 99.125], notBeforeAt: startAt + 60_000 });
  database.close();
  const again = createPaceStore(openSound(dir));
  expect(again.load('a')).toEqual({ tokens: [19, 99.125], notBeforeAt: startAt + 60_000 });
  expect(again.load('b')).toEqual({ tokens: [0.25, 3.5], notBeforeAt: startAt });
});

test('a pause lasts across restarts until it is ended', () => {
  const dir = tempDir();
  const database = openSound(dir);
  const store = createPauseStore(database);
  expect(store.load()).toBe(false);
  store.save(true);
  database.close();
  const again = createPauseStore(openSound(dir));
  expect(again.load()).toBe(true);
  again.save(false);
  expect(again.load()).toBe(false);
});
