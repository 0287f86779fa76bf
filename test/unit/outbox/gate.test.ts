import { expect, it } from 'vitest';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

const aTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

it('nothing is sent while another thread writes, and what waits goes out after it', async () => {
  const bench = anOutbox();
  bench.outbox.start();
  bench.submit('a', { undoMs: 1_000 });
  const release = await bench.gate.hold();
  await bench.clock.advance(5_000);
  expect(bench.stateOf('a').kind).toBe('queued');
  expect(bench.gateway.attempts).toHaveLength(0);

  release();
  await aTurn();
  expect(bench.stateOf('a').kind).toBe('sending');
});

it('an answer that comes meanwhile is kept, and written after it', async () => {
  const bench = anOutbox();
  bench.outbox.start();
  bench.submit('a');
  const release = await bench.gate.hold();
  bench.gateway.attempts[0]?.answer(outcomes.accepted);
  await aTurn();
  expect(bench.stateOf('a').kind).toBe('sending');

  release();
  await aTurn();
  expect(bench.stateOf('a').kind).toBe('accepted');
});
