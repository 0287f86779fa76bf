import { expect, test } from 'vitest';
import { aNewMessage } from '../../support/outbox/new-message';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { failure, value } from '../contacts/contacts-world';
import { aBatchOf, aBatchUnderWay, fictionNumbers, openBatchesWorld } from './batches-world';

test('what is confirmed goes to each once, and the batch is done', async () => {
  const { world, id } = await aBatchOf(5);
  world.gateway.answerAll(outcomes.accepted);
  await world.send(id);
  await world.settle();
  expect(world.sentTo()).toEqual(fictionNumbers(5).split('\n'));
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'done' },
    counts: { accepted: 5, queued: 0 },
    accountLabel: 'Shop',
  });
});

test('a second press of Send makes nothing, at the same time or later', async () => {
  const { world, id } = await aBatchOf(3);
  const { reviewId } = await world.review(id);
  const press = { batchId: id, reviewId, requestId: 'press' };
  const both = await Promise.all([world.batches().confirm(press), world.batches().confirm(press)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  world.restart();
  expect((await world.batches().confirm(press)).ok).toBe(true);
  expect(await world.batches().confirm({ ...press, requestId: 'other' })).toEqual(
    failure('batch-not-draft'),
  );
  const { counts } = world.batch(id);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(3);
});

test('a message by itself goes before the rest of a batch', async () => {
  const { world, id } = await aBatchOf(3);
  await world.send(id);
  world.outbox().submit([aNewMessage('single', { recipient: '+12025550190' })], { undoMs: 0 });
  world.gateway.answerAll(outcomes.accepted);
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.clock.advance(0);
  expect(world.sentTo()[1]).toBe('+12025550190');
});

test('who opts out meanwhile gets nothing', async () => {
  const { world, id } = await aBatchOf(3);
  await world.send(id);
  value(world.rooms.optOuts.add('+12025550101', 'at the counter'));
  world.gateway.answerAll(outcomes.accepted);
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.settle();
  expect(world.sentTo()).toEqual(['+12025550100', '+12025550102']);
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'done' },
    counts: { accepted: 2, rejected: 1 },
  });
});

test('cancelling calls off what has not gone, and nothing else', async () => {
  const { world, id } = await aBatchUnderWay(4);
  value(await world.batches().cancel(id));
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.settle();
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'cancelled' },
    counts: { accepted: 1, cancelled: 3, queued: 0 },
  });
  expect(world.world.cancelled).toHaveLength(3);
});

test('one that comes back unsent after its batch was called off is cancelled too', async () => {
  const { world, id } = await aBatchUnderWay(2);
  value(await world.batches().cancel(id));
  world.gateway.attempts[0]?.answer(outcomes.unconnected);
  await world.clock.advance(60_000);
  expect(world.batch(id).counts).toMatchObject({ cancelled: 2, queued: 0 });
});

test('what falls into quiet hours is scheduled for their end', async () => {
  const { world, id } = await aBatchOf(2);
  const morningAt = world.clock.now() + 3_600_000;
  world.world.allowedFrom.set('+12025550100', morningAt);
  world.gateway.answerAll(outcomes.accepted);
  await world.send(id);
  await world.settle();
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'sending' },
    counts: { scheduled: 1, accepted: 1 },
  });
});

test('a batch that reaches quiet hours while it waits puts off the rest by itself', async () => {
  const { world, id } = await aBatchUnderWay(2);
  world.world.allowedFrom.set('+12025550101', world.clock.now() + 3_600_000);
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.settle();
  expect(world.batch(id).counts).toMatchObject({ scheduled: 1, accepted: 1 });
});

test('the carrier’s word that a recipient opted out is kept, and nothing more is sent there', async () => {
  const { world, id } = await aBatchOf(2);
  world.gateway.answerNext({
    kind: 'rejected',
    reason: 'carrier',
    providerWords: 'Twilio 21610: Attempt to send to unsubscribed recipient',
  });
  world.gateway.answerAll(outcomes.accepted);
  await world.send(id);
  await world.settle();
  const { messages } = value(
    world.batches().messages({ batchId: id, state: 'rejected', after: null, limit: 9 }),
  );
  expect(messages.map(({ state }) => state)).toMatchObject([{ reason: 'opted-out' }]);
  expect(world.rooms.optOuts.has('+12025550100')).toBe(true);
});

test('its messages are told page by page, in the order in which they go', async () => {
  const { world, id } = await aBatchOf(5);
  await world.send(id);
  const page = (after: string | null) =>
    value(world.batches().messages({ batchId: id, state: null, after, limit: 3 }));
  const first = page(null);
  const second = page(first.nextAfter);
  expect([...first.messages, ...second.messages].map(({ recipient }) => recipient)).toEqual(
    fictionNumbers(5).split('\n'),
  );
  expect(second.nextAfter).toBeNull();
});

test('drafts can be deleted, and what was sent cannot', async () => {
  const { world, id } = await aBatchOf(2);
  const draft = value(world.batches().create());
  expect(value(world.batches().list({ before: null, limit: 1 }))).toMatchObject({
    batches: [{ id: draft.id }],
    nextBefore: draft.id,
  });
  value(world.batches().delete(draft.id));
  await world.send(id);
  expect(world.batches().delete(id)).toEqual(failure('batch-not-draft'));
  expect(world.batches().change({ batchId: id, change: { text: 'Else' } })).toEqual(
    failure('batch-not-draft'),
  );
  value(world.batches().change({ batchId: id, change: { name: ' Orders ' } }));
  expect(value(world.batches().list({ before: null, limit: 9 }))).toMatchObject({
    batches: [{ id, name: 'Orders' }],
    nextBefore: null,
  });
});

test('nothing of a person who is erased stays in the lists of batches', async () => {
  const world = openBatchesWorld({ limits: [] });
  const numbers = [{ typed: '+12025550100', label: '' }];
  const contact = world.contacts.saved({ givenName: 'Zoë', numbers });
  const text = 'Not the same text.';
  const draft = await world.ready('Name;Telefon\nZoë;+12025550100\nBo;+12025550101', { text });
  value(world.rooms.optOuts.add('+12025550100', ''));
  const other = await world.ready('+12025550100\n+12025550101');
  await world.send(other.id);
  value(await world.rooms.erase(contact.id));
  const rows = world.contacts.database.all(
    `SELECT typed || coalesce(e164, '') || fields AS told FROM batch_recipients
     UNION ALL SELECT typed || coalesce(e164, '') || coalesce(name, '') FROM batch_left_out`,
  );
  expect(JSON.stringify(rows)).not.toMatch(/Zoë|2025550100/);
  expect(await world.review(draft.id)).toMatchObject({
    total: 2,
    going: 1,
    leftOut: { 'invalid-number': 1 },
  });
});
