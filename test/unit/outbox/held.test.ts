import { describe, expect, it } from 'vitest';
import { emptyDisk } from '../../support/outbox/fake-stores';
import { createManualClock } from '../../support/outbox/manual-clock';
import { anOutbox, type OutboxBench } from '../../support/outbox/outbox-bench';

const hourMs = 3_600_000;

/** A program that ended with a message in its undo window, started again after a time. */
async function startedAgainAfter(ms: number): Promise<OutboxBench> {
  const disk = emptyDisk();
  const clock = createManualClock();
  const before = anOutbox({ disk, clock });
  before.outbox.start();
  before.submit('old', { undoMs: 5_000 });
  await before.outbox.stop(0);
  await clock.advance(ms);
  const after = anOutbox({ disk, clock });
  after.outbox.start();
  await clock.advance(60_000);
  return after;
}

describe('a message that waited while the program was not running', () => {
  it('goes out by itself within two hours', async () => {
    const bench = await startedAgainAfter(2 * hourMs - 120_000);
    expect(bench.gateway.attempts.map(({ to }) => to)).toHaveLength(1);
  });

  it('is held after that, and told of as held', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    expect(bench.gateway.attempts).toEqual([]);
    expect(bench.stateOf('old')).toMatchObject({ kind: 'queued', waitsFor: 'held' });
    expect(bench.told).toEqual(['old:queued']);
    expect(bench.outbox.state()).toMatchObject({ queued: 0, held: 1 });
  });

  it('stays held over further starts', async () => {
    const { disk, clock, outbox } = await startedAgainAfter(48 * hourMs);
    await outbox.stop(0);
    const again = anOutbox({ disk, clock });
    again.outbox.start();
    await clock.advance(hourMs);
    expect(again.gateway.attempts).toEqual([]);
    expect(again.outbox.state().held).toBe(1);
  });

  it('holds up nobody else', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    bench.submit('new');
    await bench.clock.advance(1_000);
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.stateOf('new').kind).not.toBe('queued');
  });

  it('goes out at the user’s word', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    bench.outbox.answerHeld(['old'], true);
    await bench.clock.advance(1_000);
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.outbox.state().held).toBe(0);
  });

  it('is cancelled at the user’s word', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    bench.outbox.answerHeld(null, false);
    await bench.clock.advance(hourMs);
    expect(bench.stateOf('old').kind).toBe('cancelled');
    expect(bench.gateway.attempts).toEqual([]);
  });

  it('can be taken back like any other', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    expect(bench.outbox.undo(['old']).cancelled).toEqual(['old']);
  });

  it('is not touched by a word on others', async () => {
    const bench = await startedAgainAfter(3 * hourMs);
    bench.submit('new', { undoMs: 5_000 });
    bench.outbox.answerHeld(['new'], false);
    expect(bench.stateOf('new').kind).toBe('queued');
    expect(bench.outbox.state().held).toBe(1);
  });
});

describe('a message that waits while the program runs', () => {
  it('is never held, however long a pause lasts', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.outbox.setPaused(true);
    bench.submit('new');
    await bench.clock.advance(5 * hourMs);
    bench.outbox.setPaused(false);
    await bench.clock.advance(1_000);
    expect(bench.gateway.attempts).toHaveLength(1);
  });
});
