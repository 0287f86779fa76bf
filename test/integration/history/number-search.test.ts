import { expect, test } from 'vitest';
import { everyMessage } from '#shared/domain/history-filter';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPersonMessages } from '../../../src/main/history/person-messages';
import type { Database } from '../../../src/main/storage/database';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';
import { openHistory } from './opened-history';

/** Writes one message to each number; the ids are the numbers. */
function writtenTo(numbers: readonly string[], text = 'Ready'): Database {
  const database = openSound(tempDir());
  const store = createMessageStore(database);
  const messages = numbers.map((recipient) =>
    newMessage({ id: recipient, requestId: 'all', recipient, text }),
  );
  store.enqueue(messages, { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 });
  for (const { id } of messages) store.move(id, 'queued', { kind: 'cancelled', at: startAt });
  return database;
}

/** The messages that a search finds, newest first. */
function found(database: Database, query: string): readonly string[] {
  const page = openHistory(database).list({
    filter: { ...everyMessage, query },
    cursor: null,
    direction: 'older',
    limit: 500,
  });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.messages.map(({ id }) => id);
}

const number = '+4915123456789';

test.each([
  '+49 151 23456789',
  '0151 23456789',
  '(0151) 234-56',
  '0049 151 2345',
  '+49',
  '4915123',
  '151',
  '51',
  '89',
  '6789',
  'ready 6789',
  '0151 ready',
])('a message is found by its number, typed as %j', (query) => {
  expect(found(writtenTo(['+12025550100', number]), query)).toEqual([number]);
});

test.each(['+151', '0049 152', '152', '98', '6788', '67890', 'ready 152', 'gone 151'])(
  'it is not found by %j',
  (query) => {
    expect(found(writtenTo([number]), query)).toEqual([]);
  },
);

test('a number in a text is found beside the number of a person', () => {
  const database = writtenTo([number], 'Order 6789 is ready');
  const store = createMessageStore(database);
  store.enqueue([newMessage({ id: 'other', recipient: '+12025550167', text: 'Order 6789' })], {
    kind: 'scheduled',
    dueAt: startAt,
  });
  expect(found(database, '6789')).toEqual(['other', number]);
  expect(found(database, '5678')).toEqual([number]);
});

test('a piece that many numbers have is found as one is that few have', () => {
  const numbers = Array.from({ length: 320 }, (_, index) => `+4915170${String(1_000 + index)}`);
  const database = writtenTo(numbers);
  expect(found(database, '5170')).toEqual(numbers.toReversed());
  expect(found(database, '0151 70')).toEqual(numbers.toReversed());
  expect(found(database, 'ready 5170')).toEqual(numbers.toReversed());
  expect(found(database, '1317')).toEqual(['+49151701317']);
});

test('whoever was erased is found by no number, and nothing of theirs is left in the index', () => {
  const database = writtenTo([number]);
  const pieces = () =>
    database.all(`SELECT block FROM people_fts_data`).map((row) => {
      const { block } = row;
      return block instanceof Uint8Array ? Buffer.from(block).toString('latin1') : '';
    });
  // The first in their order: of those after it, only what they do not share is written.
  expect(pieces().join()).toContain('123');
  createPersonMessages(database).blankSome({ contactIds: [], e164s: [number] }, 10);
  const [erased] = found(database, '');
  expect(erased).toBe(number);
  for (const query of ['151', '+49', '49', '90', '+490', '4901']) {
    expect(found(database, query)).toEqual([]);
  }
  expect(pieces().join()).not.toContain('123');
});

test('a number that only ends like that of somebody erased is found after its text is gone', () => {
  // The first message has the place 1, and its number ends in 0 and 1.
  const database = writtenTo(['+4915112345601']);
  database.run(`UPDATE message_log SET text = ''`);
  expect(found(database, '0151 123456')).toEqual(['+4915112345601']);
});
