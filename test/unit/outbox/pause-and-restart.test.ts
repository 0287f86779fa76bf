import { describe, expect, it } from 'vitest';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

describe('a pause', () => {
  it('starts nothing, and lets what is on its way come to its answer', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    bench.outbox.setPaused(true);
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(60_000);
    expect(bench.stateOf('a').kind).toBe('accepted');
    expect(bench.stateOf('b')).toMatchObject({ kind: 'queued', waitsFor: 'paused' });
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.outbox.state()).toEqual({ paused: true, queued: 1, held: 0, sending: 0 });
  });

  it('ends with a word, and everything goes', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    bench.outbox.setPaused(true);
    bench.submit('a', { undoMs: 5_000 });
    await bench.clock.advance(10_000);
    bench.outbox.setPaused(false);
    await bench.clock.advance(0);
    expect(bench.stateOf('a').kind).toBe('accepted');
  });

  it('outlives a restart', async () => {
    const before = anOutbox();
    before.outbox.start();
    before.outbox.setPaused(true);
    before.submit('a');
    await before.outbox.stop();

    const after = anOutbox({ disk: before.disk, clock: before.clock });
    after.outbox.start();
    await after.clock.advance(60_000);
    expect(after.outbox.state()).toEqual({ paused: true, queued: 1, held: 0, sending: 0 });
    expect(after.gateway.attempts).toEqual([]);
  });
});

describe('a restart', () => {
  it('makes unknown what was on its way, and sends what was still queued', async () => {
    const before = anOutbox();
    before.outbox.start();
    before.submit('a');
    before.submit('b');

    const after = anOutbox({ disk: before.disk });
    after.gateway.answerAll(outcomes.accepted);
    after.outbox.start();
    await after.clock.advance(0);
    expect(after.stateOf('a')).toEqual({
      kind: 'unknown',
      at: after.clock.now(),
      reason: 'interrupted',
      providerWords: null,
      settlement: null,
    });
    expect(after.stateOf('b').kind).toBe('accepted');
    expect(after.gateway.attempts.map(({ text }) => text)).toEqual(['Your table is ready (b)']);
    expect(after.told).toContain('a:unknown');
  });
});

describe('stopping', () => {
  it('waits for the answer to what is on its way, and starts nothing new', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    const stopped = bench.outbox.stop();
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(0);
    await stopped;
    expect(bench.stateOf('a').kind).toBe('accepted');
    expect(bench.stateOf('b').kind).toBe('queued');
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.clock.nextTimerMs()).toBeNull();
  });

  it('gives up waiting at its limit and touches nothing afterwards', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    const stopped = bench.outbox.stop(3_000);
    await bench.clock.advance(3_000);
    await stopped;
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(0);
    expect(bench.stateOf('a').kind).toBe('sending');
  });

  it('is over at once when nothing is on its way', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    await bench.outbox.stop();
    await bench.outbox.stop();
    await bench.clock.advance(60_000);
    expect(bench.stateOf('a').kind).toBe('queued');
  });
});
