import { describe, expect, it } from 'vitest';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

const number = '+12025550100';

describe('a message to someone who opts out while it waits', () => {
  it('is rejected when its turn comes, and never reaches the provider', async () => {
    const { outbox, optOuts, gateway, clock, submit, stateOf, told } = anOutbox();
    outbox.start();
    submit('a', { undoMs: 5_000 });
    optOuts.numbers.add(number);
    await clock.advance(5_000);
    expect(stateOf('a')).toEqual({
      kind: 'rejected',
      at: clock.now(),
      reason: 'opted-out',
      providerWords: null,
    });
    expect(gateway.attempts).toEqual([]);
    expect(told).toEqual(['a:queued', 'a:rejected']);
  });

  it('is rejected instead of being tried again', async () => {
    const { outbox, optOuts, gateway, clock, submit, stateOf } = anOutbox();
    outbox.start();
    gateway.answerNext(outcomes.unconnected);
    submit('a');
    await clock.advance(0);
    expect(stateOf('a')).toMatchObject({ kind: 'queued', waitsFor: 'no-connection' });
    optOuts.numbers.add(number);
    await clock.advance(60_000);
    expect(stateOf('a')).toMatchObject({ kind: 'rejected', reason: 'opted-out' });
    expect(gateway.attempts).toHaveLength(1);
  });

  it('holds up nobody behind it and takes nothing of the pace', async () => {
    const limits = [{ count: 1, windowMs: 60_000 }];
    const { outbox, optOuts, gateway, clock, submit, stateOf } = anOutbox({ limits });
    optOuts.numbers.add(number);
    submit('a');
    submit('b');
    optOuts.numbers.clear();
    let asked = 0;
    optOuts.has = () => (asked += 1) === 1;
    gateway.answerAll(outcomes.accepted);
    outbox.start();
    await clock.advance(0);
    expect(stateOf('a').kind).toBe('rejected');
    expect(stateOf('b').kind).toBe('accepted');
  });

  it('is sent once the opt-out has been lifted before its turn', async () => {
    const { outbox, optOuts, gateway, clock, submit, stateOf } = anOutbox();
    gateway.answerAll(outcomes.accepted);
    optOuts.numbers.add(number);
    submit('a', { undoMs: 5_000 });
    optOuts.numbers.clear();
    outbox.start();
    await clock.advance(5_000);
    expect(stateOf('a').kind).toBe('accepted');
  });
});

describe('an opt-out list that cannot be read', () => {
  it('lets nothing out, and says so', async () => {
    const { outbox, optOuts, gateway, clock, submit, stateOf, storeFailures } = anOutbox();
    const has = optOuts.has.bind(optOuts);
    optOuts.has = () => {
      throw new Error('disk I/O error');
    };
    outbox.start();
    submit('a');
    await clock.advance(0);
    expect(gateway.attempts).toEqual([]);
    expect(stateOf('a').kind).toBe('queued');
    expect(storeFailures).toHaveLength(1);
    optOuts.has = has;
    gateway.answerAll(outcomes.accepted);
    await clock.advance(10_000);
    expect(stateOf('a').kind).toBe('accepted');
  });
});
