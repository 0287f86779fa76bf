import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPaceStore } from '../../../src/main/history/pace-store';
import { createPauseStore } from '../../../src/main/history/pause-store';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';

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

test('the pace and the message change together or not at all', () => {
  const database = openSound(tempDir());
  const messages = createMessageStore(database);
  const pace = createPaceStore(database);
  const message = newMessage({ id: 'm1' });
  messages.enqueue([message], { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 });
  const takeOne = () => {
    pace.save('a', { tokens: [19, 99], notBeforeAt: 0 });
    return messages.move('m1', 'queued', { kind: 'sending', startedAt: startAt, attempts: 0 });
  };

  expect(() =>
    messages.together(() => {
      takeOne();
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(pace.load('a')).toBeNull();
  expect(messages.get('m1')?.state.kind).toBe('queued');

  expect(messages.together(takeOne)?.state.kind).toBe('sending');
  expect(pace.load('a')?.tokens).toEqual([19, 99]);
});
