import { expect, test } from 'vitest';
import type { SpendingGroup, SpendingSum } from '#shared/domain/spending';
import type { SpendingBucket } from '#shared/domain/spending-days';
import { groupBy } from '../../../src/main/spending/group-by';
import type { Database } from '../../../src/main/storage/database';
import { newMessage } from '../history/new-message';
import { aReceipt } from '../history/put-message';
import { openSound, tempDir } from '../storage/temp-database';
import { openSpendingWorld } from './spending-world';
import { fc } from '../../support/property';

const dayMs = 86_400_000;
const firstAt = Date.UTC(2024, 0, 3);

const sent = fc.record({
  atMs: fc.nat(800 * dayMs),
  account: fc.constantFrom('a', 'b'),
  /** 1 has both tags, 2 one of them. */
  contact: fc.constantFrom(0 as const, 1 as const, 2 as const),
  batch: fc.constantFrom(0, 0, 1, 2),
  micros: fc.nat(90_000),
  segments: fc.integer({ min: 1, max: 3 }),
});
type Sent = typeof sent extends fc.Arbitrary<infer One> ? One : never;

/** Batches go from the first account alone. */
const accountOf = ({ batch, account }: Sent): string => (batch === 0 ? account : 'a');
const dateOf = ({ atMs }: Sent): string => new Date(firstAt + atMs).toISOString().slice(0, 10);

function openWorld() {
  const database = openSound(tempDir());
  database.run(`INSERT INTO contacts (seq, id, given_name, sort_key, notes, created_at, updated_at)
    VALUES (1, 'c1', 'Jürgen', 'j', '', 1, 1), (2, 'c2', 'Anna', 'a', '', 1, 1)`);
  database.run(`INSERT INTO tags VALUES (1, 'VIP', 'vip'), (2, 'Regular', 'regular')`);
  database.run('INSERT INTO contact_tags VALUES (1, 1), (1, 2), (2, 2)');
  for (const seq of [1, 2]) putBatch(database, seq);
  return openSpendingWorld(database);
}

function putBatch(database: Database, seq: number): void {
  database.run(
    `INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id,
       confirmed_at, account_id, account_label, practice)
     VALUES (:seq, :id, :name, 0, '{}', 'sending', 0, :request, 0, 'a', 'Shop', 0)`,
    { seq, id: `b${String(seq)}`, name: `Sale ${String(seq)}`, request: `request-b${String(seq)}` },
  );
}

/** Sends as the outbox does: a batch is one request. */
function sendAll({ messages }: ReturnType<typeof openWorld>, all: readonly Sent[]): void {
  const written = all.map((one, index) => {
    const id = `m${String(index)}`;
    const batchId = one.batch === 0 ? null : `b${String(one.batch)}`;
    const message = newMessage({
      id,
      requestId: batchId === null ? id : `request-${batchId}`,
      batchId,
      accountId: accountOf(one),
      recipient: `+4917112${String(10_000 + index)}`,
      contactId: one.contact === 0 ? null : `c${String(one.contact)}`,
    });
    return { one, message };
  });
  const requests = groupBy(written, ({ message }) => message.requestId);
  for (const request of requests.values()) {
    messages.enqueue(
      request.map(({ message }) => message),
      { kind: 'queued', dueAt: 0, waitsFor: 'pace', attempts: 0 },
    );
  }
  for (const { one, message } of written) {
    const at = firstAt + one.atMs;
    const cost = { amountMicros: one.micros, currency: 'EUR' };
    const receipt = aReceipt({ cost, segments: one.segments });
    messages.move(message.id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
    messages.move(message.id, 'sending', { kind: 'accepted', at, receipt });
  }
}

type Sums = Readonly<Record<string, SpendingSum>>;

/** The naive way: every message added up by hand under each of its keys. */
function sums(all: readonly Sent[], keysOf: (one: Sent) => readonly string[]): Sums {
  const found: Record<string, SpendingSum> = {};
  for (const one of all) {
    for (const key of keysOf(one)) {
      const before = found[key] ?? { messages: 0, segments: 0, micros: 0 };
      found[key] = {
        messages: before.messages + 1,
        segments: before.segments + one.segments,
        micros: before.micros + one.micros,
      };
    }
  }
  return found;
}

const startOf: Readonly<Record<SpendingBucket, (one: Sent) => string>> = {
  day: dateOf,
  week: (one) => {
    const date = new Date(`${dateOf(one)}T00:00:00Z`);
    const sinceMonday = (date.getUTCDay() + 6) % 7;
    return new Date(date.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10);
  },
  month: (one) => `${dateOf(one).slice(0, 7)}-01`,
};

const tagsOf = { 0: [''], 1: ['vip', 'regular'], 2: ['regular'] } as const;
const keysOf = {
  account: (one: Sent) => [accountOf(one)],
  tag: ({ contact }: Sent) => tagsOf[contact],
  batch: ({ batch }: Sent) => [batch === 0 ? '' : `b${String(batch)}`],
  country: () => ['DE'],
} as const;
const groupings = ['account', 'tag', 'batch', 'country'] as const;

const namesOf = {
  account: {},
  tag: { vip: 'VIP', regular: 'Regular' },
  batch: { b1: 'Sale 1', b2: 'Sale 2' },
  country: {},
} as const;

const groupsOf = (groups: readonly SpendingGroup[]): Sums =>
  Object.fromEntries(
    groups
      .filter(({ figures }) => figures.named.messages > 0)
      .map(({ key, figures }) => [key, figures.named]),
  );

const periods = [
  { from: '1970-01-01', to: '9999-12-31' },
  // Both ends amid a week and amid a month.
  { from: '2024-02-10', to: '2025-03-18' },
  { from: '2024-05-02', to: '2024-05-20' },
] as const;

test('by day, week and month, by account, tag and batch, of all accounts or of one, the sums are those of the messages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { maxLength: 40 }), async (all) => {
      const world = openWorld();
      sendAll(world, all);
      for (const { from, to } of periods) {
        for (const accountId of [null, 'a', 'b']) {
          const inside = all.filter(
            (one) =>
              dateOf(one) >= from &&
              dateOf(one) <= to &&
              (accountId === null || accountOf(one) === accountId),
          );
          for (const bucket of ['day', 'week', 'month'] as const) {
            const { currencies } = await world.report({ from, to, bucket, accountId });
            expect(currencies).toHaveLength(inside.length === 0 ? 0 : 1);
            const [euros] = currencies;
            const points = (euros?.points ?? [])
              .filter(({ figures }) => figures.named.messages > 0)
              .map(({ start, figures }) => [start, figures.named] as const);
            expect(Object.fromEntries(points), bucket).toEqual(
              sums(inside, (one) => [startOf[bucket](one)]),
            );
            expect(euros?.total.named).toEqual(sums(inside, () => ['all'])['all']);
          }
          for (const by of groupings) {
            const { currencies } = await world.report({ from, to, by, accountId });
            const groups = currencies[0]?.groups ?? [];
            expect(groupsOf(groups), by).toEqual(sums(inside, keysOf[by]));
            const names: Readonly<Record<string, string>> = namesOf[by];
            for (const { key, name } of groups) {
              if (key in names) expect(name).toBe(names[key]);
            }
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});
