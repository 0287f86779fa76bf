import { expect, test } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { fictionNumbers, openBatchesWorld } from './batches-world';

test('a batch tells how fast it goes and how long the rest takes', async () => {
  const world = openBatchesWorld();
  world.outbox().start();
  const { id } = await world.ready(fictionNumbers(99));
  await world.send(id);
  expect(world.batch(id).pace).toEqual({ perMinute: null, leftMs: 40_000 });
  world.gateway.answerAll(outcomes.accepted);
  world.gateway.attempts[0]?.answer(outcomes.accepted);
  for (let second = 0; second < 25; second += 1) {
    await world.clock.advance(1_000);
    await world.settle();
  }
  const { pace, counts } = world.batch(id);
  expect(counts).toMatchObject({ accepted: 60, queued: 39 });
  expect(pace.perMinute).toBeGreaterThan(100);
  // No faster than the provider allows, however fast it was lately.
  expect(pace.leftMs).toBeGreaterThanOrEqual(10_000);
});
