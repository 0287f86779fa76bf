import { describe, expect, test } from 'vitest';
import { everyMessage } from '#shared/domain/history-filter';
import type { MessageState, NewMessage } from '#shared/domain/message';
import { createMessageStore } from '../../../src/main/history/message-store';
import { clockStartsAt } from '../../support/outbox/manual-clock';
import { openSound, startAt, tempDir } from '../storage/temp-database';
import { newMessage } from './new-message';
import { openHistory } from './opened-history';

const minuteMs = 60_000;
const waits = { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 } as const;
const accepted: MessageState = {
  kind: 'accepted',
  at: startAt + 2_500,
  receipt: {
    providerMessageId: 'SMS_1',
    providerStatus: 'sent',
    segments: 1,
    cost: { amountMicros: 50_000, currency: 'EUR' },
    segmentPrice: { amountMicros: 50_000, currency: 'EUR' },
    rawAnswer: null,
  },
};

function setUp() {
  const database = openSound(tempDir());
  const store = createMessageStore(database);
  const history = openHistory(database);

  /** Writes a message and moves it through these states. */
  function write(part: Partial<NewMessage> & { id: string }, ...states: MessageState[]): void {
    store.enqueue([newMessage(part)], waits);
    let from: MessageState['kind'] = 'queued';
    for (const to of states) {
      store.move(part.id, from, to, {
        endedAt: 'at' in to ? to.at : startAt + 500,
        notSent: to.kind === 'queued' ? 'no-connection' : null,
        status: null,
        providerWords: null,
        answer: '{"data":{"to":"+4917112345678"}}',
      });
      from = to.kind;
    }
  }
  const sending = (startedAt: number): MessageState => ({
    kind: 'sending',
    startedAt,
    attempts: 0,
  });
  const ids = (query = '') => {
    const page = history.list({
      filter: { ...everyMessage, query },
      cursor: null,
      direction: 'older',
      limit: 100,
    });
    return page.ok ? page.value.messages.map(({ id }) => id) : [];
  };
  const place = (id: string) => {
    const found = history.findMessage(id);
    return found.ok ? found.value.cursor : null;
  };
  return { database, store, history, write, sending, ids, place };
}

describe('the details of a message', () => {
  test('are every attempt with its times, and what the provider answered', () => {
    const { write, sending, history } = setUp();
    write(
      { id: 'a' },
      sending(startAt),
      { kind: 'queued', dueAt: startAt + 1_000, waitsFor: 'no-connection', attempts: 1 },
      sending(startAt + 1_000),
      accepted,
    );
    expect(history.details('a')).toMatchObject({
      ok: true,
      value: {
        message: { id: 'a', state: accepted },
        attempts: [
          { startedAt: startAt, endedAt: startAt + 500, notSent: 'no-connection' },
          { startedAt: startAt + 1_000, endedAt: startAt + 2_500, notSent: null },
        ],
        rawAnswer: '{"data":{"to":"+4917112345678"}}',
        resendOf: null,
        resentAs: [],
      },
    });
  });

  test('are no attempts where there was none, and the one under way where there is', () => {
    const { write, sending, history } = setUp();
    write({ id: 'a' }, { kind: 'cancelled', at: startAt });
    write({ id: 'b' }, sending(startAt));
    expect(history.details('a')).toMatchObject({ value: { attempts: [], rawAnswer: null } });
    expect(history.details('b')).toMatchObject({
      value: { attempts: [{ startedAt: startAt, endedAt: null, notSent: null }] },
    });
  });

  test('name what repeats it, and what it repeats', () => {
    const { write, history } = setUp();
    write({ id: 'a' }, { kind: 'cancelled', at: startAt });
    write({ id: 'b', resendOf: 'a' });
    expect(history.details('a')).toMatchObject({ value: { resentAs: [{ id: 'b' }] } });
    expect(history.details('b')).toMatchObject({ value: { resendOf: { id: 'a' } } });
    expect(history.details('c')).toMatchObject({ error: { code: 'message-not-found' } });
  });
});

describe('deleting', () => {
  test('takes what is over out of the history and keeps what is not, with the reason', async () => {
    const { write, sending, history, ids, store } = setUp();
    write({ id: 'a' }, sending(startAt), accepted);
    write({ id: 'b' });
    write({ id: 'c' }, sending(startAt));
    write({ id: 'd' }, sending(startAt), {
      kind: 'unknown',
      at: startAt,
      reason: 'timed-out',
      providerWords: null,
      settlement: null,
    });
    expect(await history.delete(['a', 'b', 'c', 'd', 'e', 'a'])).toEqual({
      deleted: ['a'],
      kept: [
        { id: 'b', reason: 'queued' },
        { id: 'c', reason: 'sending' },
        { id: 'd', reason: 'unsettled' },
        { id: 'e', reason: 'not-found' },
      ],
    });
    expect(history.told).toEqual([['a']]);
    expect(ids()).toEqual(['d', 'c', 'b']);
    expect(ids('order')).toEqual(['d', 'c', 'b']);
    expect(history.details('a')).toMatchObject({ error: { code: 'message-not-found' } });
    store.settle('d', 'arrived');
    expect((await history.delete(['d'])).deleted).toEqual(['d']);
  });

  test('leaves what was paid, and nothing of the person', async () => {
    const { database, write, sending, history, store } = setUp();
    write({ id: 'a', recipientName: 'Anna' }, sending(startAt), accepted);
    await history.delete(['a']);
    expect(store.get('a')).toMatchObject({
      text: '',
      recipient: '+4901',
      recipientName: null,
      state: { receipt: { cost: { amountMicros: 50_000, currency: 'EUR' }, segments: 1 } },
    });
    expect(database.all('SELECT recipient, name FROM message_people')).toEqual([
      { recipient: '+4901', name: '' },
    ]);
    expect(database.all('SELECT * FROM message_attempts')).toEqual([]);
    expect(database.all('SELECT e164 FROM texted_numbers')).toEqual([]);
  });

  test('never lets a request be sent again', async () => {
    const { write, sending, history, store } = setUp();
    write({ id: 'a' }, sending(startAt), accepted);
    await history.delete(['a']);
    const again = store.enqueue([newMessage({ id: 'b', requestId: 'request-a' })], waits);
    expect(again.map(({ id }) => id)).toEqual(['a']);
  });

  test('leaves the same text to be asked about for as long as it would have been', async () => {
    const { write, sending, history, store } = setUp();
    const createdAt = clockStartsAt - minuteMs;
    const alike = {
      recipient: '+4917112345678',
      text: 'Your order is ready.',
      practice: false,
      sinceAt: createdAt,
    };
    write({ id: 'a', createdAt }, sending(startAt), accepted);
    expect((await history.delete(['a'])).deleted).toEqual(['a']);
    expect(store.findDuplicate(alike)).toMatchObject({ id: 'a' });
    await history.clock.advance(11 * minuteMs);
    expect(store.findDuplicate(alike)).toBeNull();
    expect(store.get('a')).toMatchObject({ text: '' });
  });

  test('is finished by the upkeep where the program ended meanwhile', async () => {
    const { database, write, sending, history, store } = setUp();
    write({ id: 'a', createdAt: clockStartsAt }, sending(startAt), accepted);
    await history.delete(['a']);
    const later = openHistory(database);
    later.clock.jump(11 * minuteMs);
    await later.tidy();
    expect(store.get('a')).toMatchObject({ text: '' });
  });
});

describe('places in the history', () => {
  test('are found by time, past a message whose date was wrong', () => {
    const { write, history } = setUp();
    for (let day = 0; day < 600; day += 1) {
      const createdAt = day === 590 ? 0 : startAt + day * 1_000;
      write({ id: `m${day}`, createdAt });
    }
    const newestBefore = (at: number) => {
      const { cursor } = history.findTime(at);
      const page = history.list({ filter: everyMessage, cursor, direction: 'older', limit: 1 });
      return page.ok ? page.value.messages[0]?.id : null;
    };
    expect(newestBefore(startAt + 100_000)).toBe('m99');
    expect(newestBefore(startAt + 300_001)).toBe('m300');
    expect(newestBefore(startAt + 900_000)).toBe('m599');
    expect(newestBefore(startAt)).toBeUndefined();
  });

  test('of the first page tell how many there are, and how many are newer', async () => {
    const { write, history, place } = setUp();
    for (let day = 0; day < 300; day += 1) {
      write({ id: `m${day}` }, { kind: 'cancelled', at: startAt });
    }
    await history.delete(['m299', 'm5']);
    const page = (cursor: string | null) =>
      history.list({ filter: everyMessage, cursor, direction: 'older', limit: 2 });
    expect(page(null)).toMatchObject({ value: { total: 298, position: 0 } });
    expect(page(place('m100'))).toMatchObject({
      value: { total: 298, position: 198, messages: [{ id: 'm100' }, { id: 'm99' }] },
    });
    expect(await history.count({ ...everyMessage, states: ['cancelled'] })).toEqual({
      count: 298,
      isExact: true,
    });
  });

  test('go both ways in a conversation with a number, whatever it was called', () => {
    const { write, history } = setUp();
    write({ id: 'a', recipientName: 'Anna' });
    write({ id: 'b', recipient: '+12025550100' });
    write({ id: 'c' });
    write({ id: 'd', recipientName: 'Anna' });
    const e164 = '+4917112345678';
    const first = history.conversation({ e164, cursor: null, direction: 'older', limit: 2 });
    expect(first.messages.map(({ id }) => id)).toEqual(['d', 'c']);
    const rest = history.conversation({ e164, cursor: first.next, direction: 'older', limit: 2 });
    expect(rest.messages.map(({ id }) => id)).toEqual(['a']);
    expect(rest.next).toBeNull();
    const newer = history.conversation({ e164, cursor: '2', direction: 'newer', limit: 9 });
    expect(newer.messages.map(({ id }) => id)).toEqual(['d', 'c']);
  });
});

test('the filters can be set to every account, currency and the first date there was', () => {
  const { write, sending, history } = setUp();
  write({ id: 'a', accountId: 'x', accountLabel: 'Old name' }, sending(startAt), accepted);
  write({ id: 'b', accountId: 'x', accountLabel: 'New name' });
  write({ id: 'c', accountId: 'y', accountLabel: 'Practice', practice: true });
  expect(history.choices()).toEqual({
    accounts: [
      { id: 'x', label: 'New name', practice: false },
      { id: 'y', label: 'Practice', practice: true },
    ],
    batches: [],
    currencies: ['EUR'],
    oldestAt: startAt,
  });
});
