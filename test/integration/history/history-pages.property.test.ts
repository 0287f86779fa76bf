import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passesFilter, type HistoryFilter } from '#shared/domain/history-filter';
import { messageStateKinds, type MessageState } from '#shared/domain/message';
import { openHistoryRoom, type HistoryRoom } from '../../../src/main/history/history-room';
import { createMessageIndex } from '../../../src/main/history/message-index';
import { messageFromRow } from '../../../src/main/history/message-row';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { Database } from '../../../src/main/storage/database';
import { openDatabase } from '../../../src/main/storage/open-database';
import { startAt } from '../storage/temp-database';
import { newMessage } from './new-message';
import { fc } from '../../support/property';

const hourMs = 3_600_000;
const people = [
  { recipient: '+4915123456789', contactId: 'c1', recipientName: 'Jürgen Groß' },
  { recipient: '+4915123456789', contactId: null, recipientName: null },
  { recipient: '+12025550100', contactId: 'c2', recipientName: 'Anna Vogel 🌷' },
] as const;
const texts = ['Your order 15 is ready', 'Termin für Anna', 'Tisch für zwei um 19:30', 'Ärger 🎂'];
const queries = [
  '',
  '',
  'order',
  'fur',
  'anna',
  '15',
  '+49 151',
  '0151 234',
  '51',
  '89',
  '00',
  '4567',
  '555',
  'order 15',
  '45 anna',
  'termin 0100',
  'a t',
  'jurgen',
  'zzz',
  '"*',
  '🎂',
  'a 🌷',
  '🎂 555',
  '19',
];

const state: fc.Arbitrary<MessageState> = fc.constantFrom<MessageState>(
  { kind: 'scheduled', dueAt: startAt },
  { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 },
  { kind: 'cancelled', at: startAt },
  { kind: 'rejected', at: startAt, reason: 'balance', providerWords: null },
  { kind: 'unknown', at: startAt, reason: 'timed-out', providerWords: null, settlement: null },
  ...[50_000, 75_000, null].map((amountMicros): MessageState => ({
    kind: 'accepted',
    at: startAt,
    receipt: {
      providerMessageId: null,
      providerStatus: 'sent',
      segments: 1,
      cost: amountMicros === null ? null : { amountMicros, currency: 'EUR' },
      segmentPrice: null,
      rawAnswer: null,
    },
  })),
);

const written = fc.record({
  person: fc.constantFrom(...people),
  text: fc.constantFrom(...texts),
  account: fc.constantFrom('a', 'b'),
  practice: fc.boolean(),
  state,
  createdAt: fc.integer({ min: startAt - 5 * hourMs, max: startAt }),
  /** How many places are left out before it, so that blocks and parts of the index are. */
  gap: fc.constantFrom(0, 0, 0, 1, 200, 256, 8_000),
});
type Written = typeof written extends fc.Arbitrary<infer One> ? One : never;

const time = fc.option(fc.integer({ min: startAt - 6 * hourMs, max: startAt + hourMs }));
const micros = fc.option(fc.constantFrom(0, 50_000, 75_000, 80_000));
const filter: fc.Arbitrary<HistoryFilter> = fc.record({
  states: fc.subarray([...messageStateKinds], { maxLength: 2 }),
  accountId: fc.constantFrom(null, null, 'a', 'b', 'nobody'),
  tag: fc.constantFrom(null, null, 'VIP', 'nobody'),
  batchId: fc.constantFrom(null, null, null, 'nothing'),
  kind: fc.constantFrom('all', 'all', 'real', 'practice'),
  fromAt: time,
  untilAt: time,
  cost: fc.option(
    fc.record({
      currency: fc.constantFrom('EUR', 'USD'),
      fromMicros: micros,
      toMicros: micros,
    }),
    { freq: 1 },
  ),
  query: fc.constantFrom(...queries),
});

/** A history in which time is up after each look, or never. */
function openRoom(database: Database, isHurried: boolean): HistoryRoom {
  let elapsed = 0;
  return openHistoryRoom({
    database,
    clock: {
      now: () => startAt,
      elapsed: () => (elapsed += isHurried ? 1_000 : 0),
      after: () => () => undefined,
    },
    breathe: () => Promise.resolve(),
    onDeleted: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
}

function write(database: Database, messages: readonly Written[], from: number): void {
  const store = createMessageStore(database);
  messages.forEach((one, index) => {
    const id = `m${from + index}`;
    const { person, text, account, practice, createdAt } = one;
    store.enqueue(
      [newMessage({ id, ...person, text, accountId: account, practice, createdAt })],
      one.state.kind === 'scheduled'
        ? one.state
        : { kind: 'queued', dueAt: startAt, waitsFor: 'pace', attempts: 0 },
    );
    if (one.state.kind !== 'scheduled') store.move(id, 'queued', one.state);
    if (one.gap === 0) return;
    // The next message comes after whatever has the last place.
    database.run(
      `INSERT INTO message_log (seq, id, request_id, created_at, origin_seq, person_seq, text, state,
         ended_at)
       SELECT seq + :gap, :id, :id, created_at, origin_seq, person_seq, text, 'cancelled', created_at
       FROM message_log ORDER BY seq DESC LIMIT 1`,
      { gap: one.gap, id: `gap${from + index}` },
    );
    const filler = database.get('SELECT * FROM messages ORDER BY seq DESC LIMIT 1');
    createMessageIndex(database).put(Number(filler?.['seq']), messageFromRow(filler));
  });
}

function walk(
  room: HistoryRoom,
  wanted: HistoryFilter,
  direction: 'older' | 'newer',
  limit: number,
  afterFirst: () => void = () => undefined,
): readonly string[] {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; ; pages += 1) {
    if (pages > 2_000) throw new Error('It never ends');
    const page = room.list({ filter: wanted, cursor, direction, limit });
    if (!page.ok) throw new Error(page.error.code);
    const ids = page.value.messages.map(({ id }) => id);
    expect(ids.length).toBeLessThanOrEqual(limit);
    found.push(...(direction === 'older' ? ids : ids.toReversed()));
    if (page.value.next === null) return found;
    cursor = page.value.next;
    if (pages === 0) afterFirst();
  }
}

test('a walk by any filter finds what passes it, in order, each message once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { minLength: 1, maxLength: 10 }),
      fc.array(filter, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (messages, filters, limit, isHurried) => {
        const dir = mkdtempSync(join(tmpdir(), 'quicksend-'));
        const opening = openDatabase({ dir });
        if (!opening.ok || opening.value.kind !== 'opened') throw new Error('Not opened');
        const { database } = opening.value;
        try {
          database.run(`INSERT INTO contacts (seq, id, given_name, sort_key, notes, created_at,
            updated_at) VALUES (1, 'c1', 'Jürgen', 'j', '', 1, 1), (2, 'c2', 'Anna', 'a', '', 1, 1)`);
          database.run(`INSERT INTO tags VALUES (1, 'VIP', 'vip')`);
          database.run('INSERT INTO contact_tags VALUES (1, 1)');
          write(database, messages, 0);
          const all = database.all('SELECT * FROM messages ORDER BY seq').map(messageFromRow);
          const room = openRoom(database, isHurried);
          let more = 100;
          for (const wanted of filters) {
            const passing = all
              .filter((message) =>
                passesFilter(
                  message,
                  wanted,
                  ({ contactId }, tag) => contactId === 'c1' && tag === 'VIP',
                ),
              )
              .map(({ id }) => id);
            expect(walk(room, wanted, 'newer', limit)).toEqual(passing);
            expect(walk(room, wanted, 'older', limit)).toEqual(passing.toReversed());
            expect(await room.count(wanted)).toEqual({ count: passing.length, isExact: true });
          }
          const first = filters[0]!;
          const before = walk(room, first, 'older', limit);
          const meanwhile = walk(room, first, 'older', limit, () => {
            write(database, messages.slice(0, 2), (more += 100));
          });
          expect(meanwhile).toEqual(before);
        } finally {
          database.close();
          rmSync(dir, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 30 },
  );
});
