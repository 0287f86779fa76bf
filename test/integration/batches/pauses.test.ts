import { describe, expect, test } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { failure, value } from '../contacts/contacts-world';
import { aBatchOf, aBatchUnderWay } from './batches-world';

describe('a batch is paused, and keeps the rest,', () => {
  const says = (reason: 'balance' | 'key-rejected' | 'permission') =>
    ({ kind: 'rejected', reason, providerWords: 'No' }) as const;

  test.each([
    ['the balance is used up', says('balance'), 'balance'],
    ['the key is refused', says('key-rejected'), 'key'],
    ['the key may not send', says('permission'), 'permission'],
  ] as const)('when %s', async (_, outcome, reason) => {
    const { world, id } = await aBatchOf(4);
    world.gateway.answerNext(outcomes.accepted, outcome);
    await world.send(id);
    await world.settle();
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'paused', reason },
      counts: { accepted: 1, queued: 3 },
    });
    world.gateway.answerAll(outcomes.accepted);
    value(world.batches().resume({ batchId: id }));
    await world.settle();
    expect(world.batch(id)).toMatchObject({ state: { kind: 'done' }, counts: { accepted: 4 } });
  });

  test('after five unknown outcomes in a row', async () => {
    const { world, id } = await aBatchOf(12);
    const { accepted, unknown } = outcomes;
    world.gateway.answerNext(unknown, unknown, unknown, unknown, accepted);
    world.gateway.answerNext(unknown, unknown, unknown, unknown, unknown, unknown);
    await world.send(id);
    await world.settle();
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'paused', reason: 'unknowns' },
      counts: { accepted: 1, unknown: 9, queued: 2 },
    });
  });

  test('when the provider asks to wait for ever', async () => {
    const { world, id } = await aBatchOf(3);
    world.gateway.answerAll(outcomes.limited);
    await world.send(id);
    await world.clock.advance(3_600_000);
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'paused', reason: 'rate-limited' },
      counts: { queued: 3 },
    });
  });
});

test('a batch survives a night without a connection, and goes on by itself where the user said so', async () => {
  const { world, id } = await aBatchOf(3);
  value(world.batches().change({ batchId: id, change: { goesOn: true } }));
  world.gateway.answerAll(outcomes.unconnected);
  await world.send(id);
  await world.clock.advance(8 * 3_600_000);
  expect(world.batch(id)).toMatchObject({ state: { kind: 'sending' }, counts: { queued: 3 } });
  world.gateway.answerAll(outcomes.accepted);
  await world.clock.advance(120_000);
  expect(world.batch(id)).toMatchObject({ state: { kind: 'done' }, counts: { accepted: 3 } });
});

test('without that word, it waits for the user after a long time without a connection', async () => {
  const { world, id } = await aBatchOf(3);
  world.gateway.answerAll(outcomes.unconnected);
  await world.send(id);
  await world.clock.advance(3_600_000);
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'paused', reason: 'no-connection' },
    counts: { queued: 3 },
  });
});

describe('after a restart', () => {
  test('a batch that was going waits for the user; what was under way is unknown', async () => {
    const { world, id } = await aBatchUnderWay(3);
    world.restart();
    await world.clock.advance(60_000);
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'waiting' },
      counts: { unknown: 1, queued: 2 },
    });
    expect(world.sentTo()).toEqual(['+12025550100']);
    world.gateway.answerAll(outcomes.accepted);
    value(world.batches().resume({ batchId: id }));
    await world.settle();
    expect(world.batch(id)).toMatchObject({ state: { kind: 'done' }, counts: { accepted: 2 } });
  });

  test('one that may goes on by itself', async () => {
    const { world, id } = await aBatchOf(3);
    value(world.batches().change({ batchId: id, change: { goesOn: true } }));
    await world.send(id);
    await world.clock.advance(0);
    world.gateway.answerAll(outcomes.accepted);
    world.restart();
    await world.settle();
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'done' },
      counts: { unknown: 1, accepted: 2 },
    });
  });

  test('what was called off is cancelled to the end', async () => {
    const { world, id } = await aBatchUnderWay(3);
    const cancelling = world.batches().cancel(id);
    world.restart();
    await cancelling;
    await world.room().tidy();
    expect(world.batch(id)).toMatchObject({
      state: { kind: 'cancelled' },
      counts: { unknown: 1, cancelled: 2 },
    });
  });
});

test('a pause holds what has not gone until the user resumes', async () => {
  const { world, id } = await aBatchUnderWay(3);
  value(world.batches().pause(id));
  world.gateway.answerAll(outcomes.accepted);
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.clock.advance(60_000);
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'paused', reason: 'user' },
    counts: { accepted: 1, queued: 2 },
  });
  value(world.batches().resume({ batchId: id }));
  await world.settle();
  expect(world.batch(id).state.kind).toBe('done');
  expect(world.batches().pause(id)).toEqual(failure('batch-not-under-way'));
});

test('a sleeping computer leaves a batch to the user when it wakes', async () => {
  const { world, id } = await aBatchUnderWay(3);
  world.room().slept();
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  await world.clock.advance(60_000);
  expect(world.batch(id)).toMatchObject({
    state: { kind: 'waiting' },
    counts: { accepted: 1, queued: 2 },
  });
});

test('a sleeping computer does not hold a batch that waits for its time', async () => {
  const { world, id } = await aBatchOf(2);
  const at = new Date(world.clock.now() + 6 * 3_600_000).toISOString().slice(0, 16);
  await world.send(id, { at, clock: 'own', repeat: 'once' });
  world.room().slept();
  expect(world.batch(id)).toMatchObject({ state: { kind: 'sending' }, counts: { scheduled: 2 } });
});

test('a provider that has no request left is left alone until it has, also over a restart', async () => {
  const { world, id } = await aBatchOf(3);
  value(world.batches().change({ batchId: id, change: { goesOn: true } }));
  world.gateway.answerNext(
    { ...outcomes.accepted, nextAfterMs: 30_000 },
    { ...outcomes.accepted, nextAfterMs: 999_999_999 },
  );
  world.gateway.answerAll(outcomes.accepted);
  await world.send(id);
  await world.settle();
  expect(world.sentTo()).toHaveLength(1);
  await world.clock.advance(29_000);
  world.restart();
  await world.clock.advance(900);
  expect(world.sentTo()).toHaveLength(1);
  await world.clock.advance(200);
  expect(world.sentTo()).toHaveLength(2);
  await world.clock.advance(3_600_000);
  expect(world.sentTo()).toHaveLength(3);
});
