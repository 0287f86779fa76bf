import { describe, expect, it } from 'vitest';
import type { StoreHooks } from '../../support/outbox/hooked-stores';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

/** A disk that can be filled up, and one that reports a failure although it wrote. */
function aDisk() {
  const state = { full: false, lying: false };
  const failure = new Error('database or disk is full');
  const hooks: StoreHooks = {
    access() {},
    before() {
      if (state.full) throw failure;
    },
    after() {
      if (state.lying) throw failure;
    },
  };
  return { state, failure, hooks };
}

describe('a disk that is full', () => {
  it('refuses what is submitted, so that nothing is sent', async () => {
    const { state, failure, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.outbox.start();
    state.full = true;
    expect(() => bench.submit('a')).toThrow(failure);
    state.full = false;
    await bench.clock.advance(60_000);
    expect(bench.gateway.attempts).toEqual([]);
  });

  it('sends nothing that cannot be noted first, says so once, and goes on when there is room', async () => {
    const { state, failure, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    bench.submit('a', { undoMs: 1_000 });
    state.full = true;
    await bench.clock.advance(20_000);
    expect(bench.gateway.attempts).toEqual([]);
    expect(bench.storeFailures).toEqual([failure]);
    expect(bench.stateOf('a').kind).toBe('queued');
    state.full = false;
    await bench.clock.advance(30_000);
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.stateOf('a').kind).toBe('accepted');
  });

  it('keeps an answer that cannot be noted until it can, and sends nothing meanwhile', async () => {
    const { state, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    state.full = true;
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(10_000);
    expect(bench.stateOf('a').kind).toBe('sending');
    expect(bench.gateway.attempts).toHaveLength(1);
    state.full = false;
    await bench.clock.advance(30_000);
    expect(bench.stateOf('a').kind).toBe('accepted');
    expect(bench.gateway.attempts).toHaveLength(2);
  });

  it('leaves a message whose answer was never noted unknown at the next start', async () => {
    const { state, hooks } = aDisk();
    const before = anOutbox({ hooks });
    before.outbox.start();
    before.submit('a');
    state.full = true;
    before.gateway.attempts[0]!.answer(outcomes.accepted);
    await before.clock.advance(1_000);
    await before.outbox.stop();

    const after = anOutbox({ disk: before.disk, clock: before.clock });
    after.outbox.start();
    await after.clock.advance(60_000);
    expect(after.stateOf('a')).toMatchObject({ kind: 'unknown', reason: 'interrupted' });
    expect(after.gateway.attempts).toEqual([]);
  });

  it('honours an undo that cannot be noted', async () => {
    const { state, failure, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    state.full = true;
    expect(() => bench.outbox.undo(['a'])).toThrow(failure);
    await bench.clock.advance(20_000);
    state.full = false;
    await bench.clock.advance(60_000);
    expect(bench.gateway.attempts).toEqual([]);
    expect(bench.stateOf('a').kind).toBe('cancelled');
  });

  it('holds a pause that cannot be noted', async () => {
    const { state, failure, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    state.full = true;
    expect(() => {
      bench.outbox.setPaused(true);
    }).toThrow(failure);
    state.full = false;
    await bench.clock.advance(60_000);
    expect(bench.gateway.attempts).toEqual([]);
    expect(bench.outbox.state().paused).toBe(true);
  });

  it('sweeps what was interrupted before anything is sent, as soon as there is room', async () => {
    const { state, hooks } = aDisk();
    const before = anOutbox();
    before.outbox.start();
    before.submit('a');

    const after = anOutbox({ disk: before.disk, clock: before.clock, hooks });
    state.full = true;
    after.outbox.start();
    await after.clock.advance(5_000);
    expect(after.stateOf('a').kind).toBe('sending');
    state.full = false;
    after.submit('b');
    expect(after.stateOf('a').kind).toBe('unknown');
    expect(after.gateway.attempts.map(({ text }) => text)).toEqual(['Your table is ready (b)']);
  });
});

describe('a store that reports a failure although it wrote', () => {
  it('has queued what was submitted, so that it is not said to be refused', () => {
    const { state, hooks } = aDisk();
    const bench = anOutbox({ hooks });
    bench.outbox.start();
    state.lying = true;
    expect(bench.submit('a', { undoMs: 5_000 }).map(({ id }) => id)).toEqual(['a']);
  });

  it('takes a message that was noted as being sent, and was not, back into the queue', async () => {
    const { failure } = aDisk();
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    bench.submit('a', { undoMs: 1_000 });
    const together = bench.store.together.bind(bench.store);
    bench.store.together = (work) => {
      together(work);
      throw failure;
    };
    await bench.clock.advance(1_000);
    expect(bench.stateOf('a').kind).toBe('sending');
    expect(bench.gateway.attempts).toEqual([]);
    bench.store.together = together;
    await bench.clock.advance(30_000);
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.stateOf('a').kind).toBe('accepted');
  });
});

describe('how one text ended and that the next one goes', () => {
  it('are one durable write', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    const together = bench.store.together.bind(bench.store);
    let depth = 0;
    const written: string[] = [];
    bench.store.together = (work) => {
      depth += 1;
      const value = together(work);
      depth -= 1;
      if (depth === 0) written.push(`${bench.stateOf('a').kind}, ${bench.stateOf('b').kind}`);
      return value;
    };
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(0);
    expect(written).toEqual(['accepted, sending']);
    expect(bench.gateway.attempts).toHaveLength(2);
  });

  it('are written one by one where the next cannot begin, so that the end is not lost with it', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    const has = bench.optOuts.has.bind(bench.optOuts);
    bench.optOuts.has = () => {
      throw new Error('The list cannot be read');
    };
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(0);
    expect(bench.stateOf('a').kind).toBe('accepted');
    expect(bench.stateOf('b').kind).toBe('queued');
    expect(bench.storeFailures).toHaveLength(1);
    bench.optOuts.has = has;
    await bench.clock.advance(30_000);
    expect(bench.stateOf('b').kind).toBe('sending');
    expect(bench.gateway.attempts).toHaveLength(2);
  });
});
