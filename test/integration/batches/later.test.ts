import { describe, expect, test } from 'vitest';
import type { ScheduleTime } from '#shared/domain/scheduled';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { failure, value } from '../contacts/contacts-world';
import { atOnce, fictionNumbers, openBatchesWorld } from './batches-world';

// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin, where the computer is, at 6:00 in
// New York and at 3:00 in Los Angeles: the clocks there have changed already.
const tomorrow: ScheduleTime = { at: '2026-03-13T09:00', clock: 'own', repeat: 'once' };

async function aDraft(numbers = '+491711234567\n+12125550100\n+12135550100') {
  const world = openBatchesWorld({ limits: [] });
  world.gateway.answerAll(outcomes.accepted);
  world.outbox().start();
  const { id } = await world.ready(numbers);
  return { world, id };
}

type World = ReturnType<typeof openBatchesWorld>;

const dueTimes = (world: World): unknown[] =>
  world.contacts.database
    .all("SELECT due_at, hours FROM messages WHERE state = 'scheduled' ORDER BY seq")
    .map(({ due_at, hours }) => `${new Date(Number(due_at)).toISOString()} ${String(hours)}`);

describe('a batch for later', () => {
  test('goes at one time by this computer’s clock', async () => {
    const { world, id } = await aDraft();
    await world.send(id, tomorrow);
    expect(new Set(dueTimes(world))).toEqual(new Set(['2026-03-13T08:00:00.000Z everyday']));
  });

  test('goes at that time of each recipient’s own clock', async () => {
    const { world, id } = await aDraft();
    const time = { ...tomorrow, clock: 'recipient' } as const;
    expect((await world.review(id, { time })).waves).toMatchObject([
      { at: Date.parse('2026-03-13T08:00Z'), count: 1 },
      { at: Date.parse('2026-03-13T13:00Z'), count: 1 },
      { at: Date.parse('2026-03-13T16:00Z'), count: 1 },
    ]);
    await world.send(id, time);
    expect(dueTimes(world)).toEqual([
      '2026-03-13T08:00:00.000Z everyday',
      '2026-03-13T13:00:00.000Z everyday',
      '2026-03-13T16:00:00.000Z everyday',
    ]);
  });

  test('goes at the first minute after an hour that the clocks skip', async () => {
    const { world, id } = await aDraft('+491711234567');
    await world.send(id, { ...tomorrow, at: '2026-03-29T02:30' });
    expect(dueTimes(world)).toEqual(['2026-03-29T01:00:00.000Z everyday']);
  });

  test.each([
    ['a time that has passed', '2026-03-12T10:59', 'schedule-past'],
    ['what is no time', '2026-02-30T10:00', 'schedule-time-invalid'],
  ] as const)('is not made for %s', async (_, at, code) => {
    const { world, id } = await aDraft();
    const plan = { ...atOnce, batchId: id, time: { ...tomorrow, at } };
    expect(await world.batches().review(plan)).toEqual(failure(code));
  });
});

describe('quiet hours', () => {
  test('are met by so many, who wait for their end or get it all the same', async () => {
    const { world, id } = await aDraft();
    world.world.allowedFrom.set('+12125550100', world.clock.now() + 3_600_000);
    expect(await world.review(id)).toMatchObject({ quiet: 1, waves: [{ at: null }, { count: 1 }] });
    const anyway = await world.review(id, { quiet: 'send-anyway' });
    expect(anyway).toMatchObject({ quiet: 1, waves: [{ at: null, count: 3 }] });
    const press = { batchId: id, reviewId: anyway.reviewId, requestId: 'press' };
    value(await world.batches().confirm(press));
    await world.settle();
    expect(world.sentTo()).toHaveLength(3);
  });

  test('hold marketing back whatever was answered', async () => {
    const { world, id } = await aDraft('');
    world.join(0, '', { givenOn: '2026-01-05', source: 'card', wording: '' });
    const source = { kind: 'tag', name: 'Club' } as const;
    value(world.batches().change({ batchId: id, change: { source, purpose: 'marketing' } }));
    const until = world.clock.now() + 3_600_000;
    world.world.allowedFrom.set('+12025550100', until);
    const review = await world.review(id, { quiet: 'send-anyway' });
    expect(review).toMatchObject({ quiet: 1, waves: [{ at: until, count: 1 }] });
  });
});

describe('a batch that waits for its time', () => {
  test('is sent now by the user’s word', async () => {
    const { world, id } = await aDraft();
    await world.send(id, tomorrow);
    value(await world.batches().sendNow(id));
    await world.settle();
    expect(world.sentTo()).toHaveLength(3);
    expect(world.batch(id).state.kind).toBe('done');
    expect(await world.batches().sendNow(id)).toEqual(failure('batch-not-under-way'));
  });

  test('is a draft again to be changed, with its list, and nothing of it goes', async () => {
    const { world, id } = await aDraft('phone,order\n+491711234567,12\n+12125550100,13');
    value(world.batches().change({ batchId: id, change: { text: 'Order {{order}}', name: 'In' } }));
    await world.send(id, tomorrow);
    const draft = value(await world.batches().reopen(id));
    expect(draft).toMatchObject({ name: 'In', state: { kind: 'draft' } });
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'cancelled' },
      counts: { cancelled: 2, scheduled: 0 },
    });
    value(world.batches().change({ batchId: draft.id, change: { text: 'Your {{order}}' } }));
    await world.send(draft.id);
    await world.settle();
    expect(world.gateway.attempts.map(({ text }) => text)).toEqual(['Your 12', 'Your 13']);
  });

  test('cannot be changed once some of it has gone', async () => {
    const { world, id } = await aDraft();
    world.world.allowedFrom.set('+12125550100', world.clock.now() + 3_600_000);
    await world.send(id);
    await world.settle();
    expect(await world.batches().reopen(id)).toEqual(failure('batch-partly-sent'));
  });

  test('leaves no list behind once it is over', async () => {
    const { world, id } = await aDraft(fictionNumbers(3));
    await world.send(id, tomorrow);
    const rows = () => world.contacts.database.get('SELECT count(*) AS n FROM batch_recipients');
    await world.room().tidy();
    expect(rows()).toEqual({ n: 3 });
    value(await world.batches().cancel(id));
    await world.room().tidy();
    expect(rows()).toEqual({ n: 0 });
  });
});
