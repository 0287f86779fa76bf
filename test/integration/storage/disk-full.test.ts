import { expect, test } from 'vitest';
import { createMessageStore } from '../../../src/main/history/message-store';
import { storageProblem } from '../../../src/main/storage/storage-problem';
import { newMessage } from '../history/new-message';
import { failureOf } from '../../support/failure-of';
import { openSound, startAt, tempDir } from './temp-database';

const queued = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 } as const;

test('a full disk is an error for people, and what was there before stays', () => {
  const database = openSound(tempDir());
  const store = createMessageStore(database);
  store.enqueue([newMessage({ id: 'before' })], queued);
  // SQLite's own limit stands in for the disk's: it fails in the same place, with the same code.
  const pages = database.get('PRAGMA page_count')?.['page_count'];
  database.get(`PRAGMA max_page_count = ${Number(pages)}`);
  const long = newMessage({ id: 'long', text: 'x'.repeat(100_000) });
  const failure = failureOf(() => store.enqueue([long], queued));
  expect(storageProblem(failure)).toEqual({ code: 'disk-full' });
  expect(store.get('long')).toBeNull();

  database.get('PRAGMA max_page_count = 1000000');
  expect(store.enqueue([long], queued)).toHaveLength(1);
  expect(store.nextOf('account', startAt, 9).map(({ id }) => id)).toEqual(['before', 'long']);
});
