import { expect, it } from 'vitest';
import { paced } from '../../../src/main/wiring/paced';
import { createManualClock } from '../../support/outbox/manual-clock';

it('acts soon after a call, and at most once in an interval, the last call included', async () => {
  const clock = createManualClock();
  const acts: number[] = [];
  const tell = paced(() => acts.push(clock.elapsed()), 250, clock.after);
  tell();
  tell();
  expect(acts).toEqual([]);
  await clock.advance(0);
  expect(acts).toEqual([0]);
  tell();
  tell();
  await clock.advance(249);
  expect(acts).toEqual([0]);
  await clock.advance(1);
  expect(acts).toEqual([0, 250]);
  await clock.advance(1_000);
  expect(acts).toEqual([0, 250]);
  tell();
  await clock.advance(0);
  expect(acts).toEqual([0, 250, 1_250]);
});
