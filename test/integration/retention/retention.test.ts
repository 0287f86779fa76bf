import { expect, it } from 'vitest';
import { everyMessage } from '#shared/domain/history-filter';
import { hasText, isErased, type MessageState } from '#shared/domain/message';
import { createMessageStore } from '../../../src/main/history/message-store';
import { createPersonMessages } from '../../../src/main/history/person-messages';
import { createRetention } from '../../../src/main/retention/retention';
import type { Database } from '../../../src/main/storage/database';
import { createManualClock, clockStartsAt } from '../../support/outbox/manual-clock';
import { openHistory } from '../history/opened-history';
import { aReceipt, putMessage } from '../history/put-message';
import { openSound, tempDir } from '../storage/temp-database';

const dayMs = 86_400_000;
const old = clockStartsAt - 400 * dayMs;
const young = clockStartsAt - 300 * dayMs;
const noWait = () => Promise.resolve();

function openWorld(database: Database = openSound(tempDir())) {
  const told: string[] = [];
  const people = createPersonMessages(database);
  const world = { months: 12 as number | null };
  const clock = createManualClock();
  let elapsed = 0;
  const store = createMessageStore(database);
  const retention = createRetention({
    database,
    // Each look at the clock is a slice's time later.
    clock: { now: clock.now, elapsed: () => (elapsed += 10) },
    months: () => world.months,
    forgetSomeWords: () => people.forgetSomeWords(),
    onBlanked: (messages) => told.push(...messages.map(({ id }) => id)),
  });
  const history = openHistory(database, clock);
  return { database, world, told, store, retention, history, people };
}

const accepted: MessageState = { kind: 'accepted', at: old + 1, receipt: aReceipt() };

it('takes the text out of what is old and over, and leaves to whom and what it cost', async () => {
  const { store, retention, told } = openWorld();
  const part = { createdAt: old, recipientName: 'Ada', text: 'Your order is ready.' };
  putMessage(store, { id: 'a', ...part }, accepted);
  putMessage(
    store,
    { id: 'b', ...part },
    { kind: 'rejected', at: old, reason: 'other', providerWords: 'Not: Your order' },
  );
  await retention.run(noWait);
  expect(told).toEqual(['a', 'b']);
  expect(store.get('a')).toMatchObject({
    text: '',
    textRemoved: true,
    recipientName: 'Ada',
    recipient: '+4917112345678',
    state: accepted,
  });
  expect(store.get('b')).toMatchObject({ text: '', state: { providerWords: null } });
  expect(isErased(store.get('a')!)).toBe(false);
});

it('leaves what is younger, what waits, and what nobody knows the outcome of', async () => {
  const { store, retention, told } = openWorld();
  const unknown = { kind: 'unknown', at: old, reason: 'timed-out', providerWords: null } as const;
  putMessage(store, { id: 'young', createdAt: young }, accepted);
  putMessage(store, { id: 'later', createdAt: old }, { kind: 'scheduled', dueAt: young });
  putMessage(store, { id: 'open', createdAt: old }, { ...unknown, settlement: null });
  putMessage(store, { id: 'settled', createdAt: old }, { ...unknown, settlement: null });
  store.settle('settled', 'arrived');
  await retention.run(noWait);
  expect(told).toEqual(['settled']);
  expect(['young', 'later', 'open'].every((id) => hasText(store.get(id)!))).toBe(true);

  store.settle('open', 'not-arrived');
  await retention.run(noWait);
  expect(told).toEqual(['settled', 'open']);
});

it('keeps everything unless it is told otherwise', async () => {
  const { store, retention, told, world } = openWorld();
  world.months = null;
  putMessage(store, { id: 'a', createdAt: old }, accepted);
  await retention.run(noWait);
  expect(told).toEqual([]);
});

it('previews what it then does, and changes nothing by that', async () => {
  const { store, retention, told } = openWorld();
  for (const [index, createdAt] of [old, old + dayMs, old + 5 * dayMs, young].entries()) {
    putMessage(store, { id: `m${String(index)}`, createdAt }, accepted);
  }
  expect(await retention.preview(12, noWait)).toEqual({
    messages: 3,
    fromAt: old,
    untilAt: old + 5 * dayMs,
  });
  expect(told).toEqual([]);
  await retention.run(noWait);
  expect(told).toEqual(['m0', 'm1', 'm2']);
  expect(await retention.preview(12, noWait)).toEqual({ messages: 0, fromAt: null, untilAt: null });
});

it('is found by its name still, and by none of its words', async () => {
  const { store, retention, history } = openWorld();
  const part = { createdAt: old, recipientName: 'Ada Lovelace', text: 'Your tulips are ready.' };
  putMessage(store, { id: 'a', ...part }, accepted);
  const find = (query: string) => {
    const filter = { ...everyMessage, query };
    const page = history.list({ filter, cursor: null, direction: 'older', limit: 10 });
    return page.ok ? page.value.messages.map(({ id }) => id) : [];
  };
  expect(find('tulips')).toEqual(['a']);
  await retention.run(noWait);
  expect(find('tulips')).toEqual([]);
  expect(find('lovelace')).toEqual(['a']);
  expect(find('345678')).toEqual(['a']);
});

it('a person is erased from messages without their text, too', async () => {
  const { store, retention, people } = openWorld();
  putMessage(store, { id: 'a', createdAt: old, recipientName: 'Ada', contactId: 'ada' }, accepted);
  await retention.run(noWait);
  people.blankSome({ contactIds: ['ada'], e164s: ['+4917112345678'] }, 10);
  expect(store.get('a')).toMatchObject({ recipientName: null, contactId: null });
  expect(isErased(store.get('a')!)).toBe(true);
});

it('goes on where it was cut short', async () => {
  const dir = tempDir();
  const first = openWorld(openSound(dir));
  for (let index = 0; index < 40; index += 1) {
    putMessage(first.store, { id: `m${String(index)}`, createdAt: old }, accepted);
  }
  let breaths = 0;
  const breathe = () => {
    breaths += 1;
    return breaths > 10 ? Promise.reject(new Error('The program quits')) : Promise.resolve();
  };
  await expect(first.retention.run(breathe)).rejects.toThrow('quits');
  expect(first.told.length).toBeGreaterThan(0);
  expect(first.told.length).toBeLessThan(40);
  first.database.close();

  const second = openWorld(openSound(dir));
  await second.retention.run(noWait);
  expect(first.told.length + second.told.length).toBe(40);
  const ids = Array.from({ length: 40 }, (_, index) => `m${String(index)}`);
  expect(ids.some((id) => hasText(second.store.get(id)!))).toBe(false);
});
