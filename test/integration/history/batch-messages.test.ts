import { expect, test } from 'vitest';
import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import { createMessageStore } from '../../../src/main/history/message-store';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';
import { openHistory } from './opened-history';

/** Two batches among messages that went by themselves; every seventh is about roses. */
function openWorld() {
  const database = openSound(tempDir());
  for (const seq of [1, 2]) {
    database.run(
      `INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id,
         confirmed_at, account_id, account_label, practice)
       VALUES (:seq, :id, 'Sale', 0, '{}', 'sending', 0, :request, 0, 'account', 'Shop', 0)`,
      { seq, id: `b${String(seq)}`, request: `request-b${String(seq)}` },
    );
  }
  const store = createMessageStore(database);
  const put = (from: number, until: number, batchId: string | null): void => {
    const messages = Array.from({ length: until - from }, (_, at) =>
      newMessage({
        id: `m${String(from + at)}`,
        ...(batchId !== null && { requestId: `request-${batchId}` }),
        batchId,
        createdAt: startAt + from + at,
        recipient: `+49171123${String(10_000 + from + at)}`,
        text: (from + at) % 7 === 0 ? 'roses' : 'tulips',
      }),
    );
    // A batch is one request.
    for (const request of batchId === null ? messages.map((one) => [one]) : [messages]) {
      store.enqueue(request, { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 });
    }
  };
  put(0, 100, null);
  put(100, 250, 'b1');
  put(250, 600, 'b2');
  put(600, 700, null);
  return openHistory(database);
}

const ids = (from: number, until: number, step = 1): readonly string[] =>
  Array.from({ length: until - from }, (_, at) => from + at)
    .filter((index) => index % step === 0)
    .map((index) => `m${String(index)}`);

test.each<[string, Partial<HistoryFilter>, readonly string[]]>([
  ['a batch', { batchId: 'b1' }, ids(100, 250)],
  ['another', { batchId: 'b2' }, ids(250, 600)],
  ['what a search finds in a batch', { batchId: 'b2', query: 'rose' }, ids(250, 600, 7)],
  ['a number in a batch', { batchId: 'b1', query: '49171123101' }, ids(100, 200)],
  ['a state that none of a batch has', { batchId: 'b1', states: ['accepted'] }, []],
  ['a batch that never was', { batchId: 'b3' }, []],
])('messages are found by batch, from either end: %s', async (_, part, expected) => {
  const history = openWorld();
  const filter = { ...everyMessage, ...part };
  for (const direction of ['older', 'newer'] as const) {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = history.list({ filter, cursor, direction, limit: 40 });
      if (!page.ok) throw new Error(page.error.code);
      const some = page.value.messages.map(({ id }) => id);
      found.push(...(direction === 'older' ? some : some.toReversed()));
      cursor = page.value.next;
    } while (cursor !== null);
    expect(found).toEqual(direction === 'older' ? expected.toReversed() : expected);
  }
  expect(await history.count(filter)).toEqual({ count: expected.length, isExact: true });
});
