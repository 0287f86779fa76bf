import { describe, expect, test } from 'vitest';
import type { MessageState } from '#shared/domain/message';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { EnteringState } from '../../../src/main/outbox/ports';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';

const queued: EnteringState = { kind: 'queued', dueAt: startAt, waitsFor: 'undo', attempts: 0 };
const sending: MessageState = { kind: 'sending', startedAt: startAt + 1, attempts: 0 };
const accepted: MessageState = {
  kind: 'accepted',
  at: startAt + 2,
  receipt: {
    providerMessageId: 'SM1',
    providerStatus: 'sent',
    segments: 2,
    cost: { amountMicros: 158_000, currency: 'EUR' },
    segmentPrice: { amountMicros: 79_000, currency: 'EUR' },
    rawAnswer: null,
  },
};

const everyState: readonly MessageState[] = [
  queued,
  sending,
  accepted,
  { kind: 'rejected', at: startAt, reason: 'balance', providerWords: 'Insufficient balance' },
  { kind: 'rejected', at: startAt, reason: 'no-connection', providerWords: null },
  { kind: 'unknown', at: startAt, reason: 'timed-out', providerWords: null, settlement: null },
  {
    kind: 'unknown',
    at: startAt,
    reason: 'server-error',
    providerWords: 'Bad gateway',
    settlement: 'arrived',
  },
  { kind: 'cancelled', at: startAt },
];

function freshStore() {
  return createMessageStore(openSound(tempDir()));
}

describe('enqueue', () => {
  test('writes messages as queued, in the order given', () => {
    const store = freshStore();
    const messages = [
      newMessage({ id: 'b', requestId: 'r', recipient: '+12025550101' }),
      newMessage({ id: 'a', requestId: 'r', recipient: '+12025550100', recipientName: 'Ann' }),
    ];
    const expected = messages.map((message) => ({ ...message, state: queued }));
    expect(store.enqueue(messages, queued)).toEqual(expected);
    expect(store.byRequest('r')).toEqual(expected);
  });

  test('answers the messages of a request that exists, and writes nothing', () => {
    const store = freshStore();
    const [first] = store.enqueue([newMessage({ id: 'a', requestId: 'r' })], queued);
    store.move('a', 'queued', sending);
    const again = store.enqueue(
      [newMessage({ id: 'other', requestId: 'r', recipient: '+12025550100' })],
      queued,
    );
    expect(again).toEqual([{ ...first, state: sending }]);
    expect(store.get('other')).toBeNull();
  });

  test('writes none of the messages when one of them cannot be written', () => {
    const store = freshStore();
    const messages = [
      newMessage({ id: 'a', requestId: 'r', recipient: '+12025550100' }),
      newMessage({ id: 'b', requestId: 'r', recipient: 'nobody' }),
    ];
    expect(() => store.enqueue(messages, queued)).toThrow('CHECK constraint failed');
    expect(store.byRequest('r')).toEqual([]);
  });

  test('refuses the same recipient twice in one request', () => {
    const store = freshStore();
    const messages = [
      newMessage({ id: 'a', requestId: 'r' }),
      newMessage({ id: 'b', requestId: 'r' }),
    ];
    expect(() => store.enqueue(messages, queued)).toThrow('a request has each recipient once');
    expect(store.byRequest('r')).toEqual([]);
  });

  test('refuses messages of different requests', () => {
    const store = freshStore();
    expect(() => store.enqueue([newMessage({ id: 'a' }), newMessage({ id: 'b' })], queued)).toThrow(
      'share their requestId',
    );
  });

  test('does nothing for no messages', () => {
    expect(freshStore().enqueue([], queued)).toEqual([]);
  });

  test('keeps the rest of a text in which NUL or half a character stands', () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a', text: 'one\0two\ud83dthree' })], queued);
    expect(store.get('a')?.text).toBe('one\ufffdtwo\ufffdthree');
  });
});

describe('move', () => {
  test.each(everyState)('keeps every field of $kind, also when opened again', (state) => {
    const dir = tempDir();
    const database = openSound(dir);
    const store = createMessageStore(database);
    const message = newMessage({ id: 'a', contactId: 'c', recipientName: 'Ann', resendOf: 'z' });
    store.enqueue([message], queued);
    expect(store.move('a', 'queued', state)).toEqual({ ...message, state });
    database.close();
    expect(createMessageStore(openSound(dir)).get('a')).toEqual({ ...message, state });
  });

  test.each(everyState)('leaves nothing of $kind behind in the next state', (state) => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    store.move('a', 'queued', state);
    expect(store.move('a', state.kind, sending)?.state).toEqual(sending);
  });

  test('changes nothing when the message is no longer in the state to move from', () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    expect(store.move('a', 'queued', sending)).not.toBeNull();
    expect(store.move('a', 'queued', { kind: 'cancelled', at: startAt })).toBeNull();
    expect(store.get('a')?.state).toEqual(sending);
  });

  test('answers null for a message that is not there', () => {
    expect(freshStore().move('nobody', 'queued', sending)).toBeNull();
  });

  test('writes down that a message was accepted, whatever the amounts in the answer', () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    const receipt = {
      ...accepted.receipt,
      segments: 1.5,
      cost: { amountMicros: Number.NaN, currency: 'EUR' },
      segmentPrice: { amountMicros: 2 ** 60, currency: 'EUR' },
    };
    expect(store.move('a', 'queued', { ...accepted, receipt })?.state).toEqual({
      ...accepted,
      receipt: { ...accepted.receipt, segments: null, cost: null, segmentPrice: null },
    });
  });
});

describe('sweepInterrupted', () => {
  test('makes every message in sending unknown, oldest first, and no other', () => {
    const store = freshStore();
    for (const id of ['c', 'a', 'b']) store.enqueue([newMessage({ id })], queued);
    store.move('c', 'queued', sending);
    store.move('b', 'queued', sending);
    const interrupted: MessageState = {
      kind: 'unknown',
      at: startAt + 9,
      reason: 'interrupted',
      providerWords: null,
      settlement: null,
    };
    expect(store.sweepInterrupted(startAt + 9).map(({ id, state }) => ({ id, state }))).toEqual([
      { id: 'c', state: interrupted },
      { id: 'b', state: interrupted },
    ]);
    expect(store.get('a')?.state).toEqual(queued);
    expect(store.sweepInterrupted(startAt + 10)).toEqual([]);
  });
});

describe('findDuplicate', () => {
  const alike = {
    recipient: '+4917112345678',
    text: 'Your order is ready.',
    practice: false,
    sinceAt: startAt,
  };

  test('finds the newest message alike', () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'old', createdAt: startAt })], queued);
    store.enqueue([newMessage({ id: 'new', createdAt: startAt + 5 })], queued);
    store.enqueue([newMessage({ id: 'middle', createdAt: startAt + 1 })], queued);
    expect(store.findDuplicate(alike)?.id).toBe('new');
  });

  test.each([
    ['another recipient', newMessage({ id: 'a', recipient: '+12025550100' })],
    ['another text', newMessage({ id: 'a', text: 'Your order is ready' })],
    ['a rehearsal', newMessage({ id: 'a', practice: true })],
    ['an older one', newMessage({ id: 'a', createdAt: startAt - 1 })],
  ])('leaves out %s', (_, message) => {
    const store = freshStore();
    store.enqueue([message], queued);
    expect(store.findDuplicate(alike)).toBeNull();
  });

  test.each(everyState)('knows whether $kind counts', (state) => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    store.move('a', 'queued', state);
    const counts = state.kind !== 'cancelled' && state.kind !== 'rejected';
    expect(store.findDuplicate(alike)?.id ?? null).toBe(counts ? 'a' : null);
  });
});

describe('settle', () => {
  test("notes the user's word on an unknown message", () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    store.move('a', 'queued', sending);
    store.sweepInterrupted(startAt);
    expect(store.counts().unsettled).toBe(1);
    expect(store.settle('a', 'not-arrived')?.state).toMatchObject({ settlement: 'not-arrived' });
    expect(store.counts().unsettled).toBe(0);
    expect(store.settle('a', 'sent-again')?.state).toMatchObject({ settlement: 'sent-again' });
  });

  test('changes nothing on a message of known outcome', () => {
    const store = freshStore();
    store.enqueue([newMessage({ id: 'a' })], queued);
    expect(store.settle('a', 'arrived')).toBeNull();
    expect(store.get('a')?.state).toEqual(queued);
  });
});

test('counts messages that wait, that are under way and that nobody has settled', () => {
  const store = freshStore();
  for (const id of ['a', 'b', 'c', 'd']) store.enqueue([newMessage({ id })], queued);
  store.move('a', 'queued', sending);
  store.sweepInterrupted(startAt);
  store.move('b', 'queued', sending);
  expect(store.counts()).toEqual({ queued: 2, held: 0, sending: 1, unsettled: 1 });
});
