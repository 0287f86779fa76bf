import { describe, expect, it } from 'vitest';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

describe('without a connection', () => {
  it('tries again by itself, and says what it waits for', async () => {
    const bench = anOutbox();
    bench.gateway.answerNext(outcomes.unconnected, outcomes.accepted);
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(0);
    expect(bench.stateOf('a')).toEqual({
      kind: 'queued',
      dueAt: bench.clock.now() + 2_000,
      waitsFor: 'no-connection',
      attempts: 1,
    });
    await bench.clock.advance(2_000);
    expect(bench.stateOf('a').kind).toBe('accepted');
  });

  it('gives up after five minutes and keeps the text', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unconnected);
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(298_999);
    expect(bench.stateOf('a').kind).toBe('queued');
    await bench.clock.advance(1);
    expect(bench.stateOf('a')).toMatchObject({ kind: 'rejected', reason: 'no-connection' });
    expect(bench.gateway.attempts).toHaveLength(10);
    expect(bench.disk.messages.get('a')!.text).toBe('Your table is ready (a)');
  });

  it('gives up together what waited through the same outage', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unconnected);
    bench.outbox.start();
    ['a', 'b', 'c'].forEach((id) => bench.submit(id));
    await bench.clock.advance(299_000);
    expect(['a', 'b', 'c'].map((id) => bench.stateOf(id).kind)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
  });

  it('says of the messages behind why they wait', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unconnected);
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    await bench.clock.advance(0);
    expect(bench.stateOf('b')).toMatchObject({ kind: 'queued', waitsFor: 'no-connection' });
  });

  it('keeps the order of writing', async () => {
    const bench = anOutbox();
    bench.gateway.answerNext(outcomes.unconnected);
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    await bench.clock.advance(0);
    bench.gateway.answerAll(outcomes.accepted);
    await bench.clock.advance(2_000);
    expect(bench.gateway.attempts.map(({ text }) => text)).toEqual([
      'Your table is ready (a)',
      'Your table is ready (a)',
      'Your table is ready (b)',
    ]);
  });
});

describe('a provider that asks for a pause', () => {
  it('is left alone for as long as it asks, by all messages of the account', async () => {
    const bench = anOutbox();
    bench.gateway.answerNext({ ...outcomes.limited, retryAfterMs: 17_000 });
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    await bench.clock.advance(16_999);
    expect(bench.gateway.attempts).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.gateway.attempts).toHaveLength(3);
  });

  it('is left alone after a restart too, when the message that met it is gone', async () => {
    const before = anOutbox();
    before.gateway.answerNext({ ...outcomes.limited, retryAfterMs: 60_000 });
    before.outbox.start();
    before.submit('a');
    await before.clock.advance(10_000);
    before.outbox.undo(['a']);
    await before.outbox.stop();

    const after = anOutbox({ disk: before.disk, clock: before.clock });
    after.outbox.start();
    after.submit('b');
    await after.clock.advance(49_999);
    expect(after.gateway.attempts).toEqual([]);
    await after.clock.advance(1);
    expect(after.gateway.attempts).toHaveLength(1);
  });

  it('is asked no more than ten times for one message', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll({ ...outcomes.limited, retryAfterMs: 1_000 });
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(3_600_000);
    expect(bench.gateway.attempts).toHaveLength(10);
    expect(bench.stateOf('a')).toMatchObject({
      kind: 'rejected',
      reason: 'rate-limited',
      providerWords: 'Too Many Attempts.',
    });
  });
});

describe('the pace', () => {
  it('holds back what goes over it, and says so', async () => {
    const bench = anOutbox({ limits: [{ count: 2, windowMs: 10_000 }] });
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    ['a', 'b', 'c'].forEach((id) => bench.submit(id));
    await bench.clock.advance(9_999);
    expect(bench.gateway.attempts).toHaveLength(2);
    expect(bench.stateOf('c')).toMatchObject({ kind: 'queued', waitsFor: 'pace' });
    await bench.clock.advance(1);
    expect(bench.gateway.attempts).toHaveLength(3);
  });

  it('is kept across a restart with the date set a day ahead', async () => {
    const limits = [{ count: 2, windowMs: 10_000 }];
    const before = anOutbox({ limits });
    before.gateway.answerAll(outcomes.accepted);
    before.outbox.start();
    ['a', 'b', 'c'].forEach((id) => before.submit(id));
    await before.clock.advance(100);
    await before.outbox.stop();

    before.clock.jump(86_400_000);
    const after = anOutbox({ limits, disk: before.disk, clock: before.clock });
    after.outbox.start();
    after.outbox.answerHeld(null, true);
    await after.clock.advance(9_999);
    expect(after.gateway.attempts).toEqual([]);
    await after.clock.advance(1);
    expect(after.gateway.attempts).toHaveLength(1);
  });
});

describe('the first message of a new day', () => {
  it('does not wait for what was sent the day before', async () => {
    const bench = anOutbox();
    bench.disk.paces.set('account-1', { tokens: [0, 0], notBeforeAt: 0 });
    bench.outbox.start();
    await bench.clock.advance(60_000);
    bench.submit('a');
    expect(bench.gateway.attempts).toHaveLength(1);
  });
});

describe('a date that is set back', () => {
  it('does not hold a message in its undo window for more than thirty seconds', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    bench.clock.jump(-86_400_000);
    await bench.clock.advance(5_000 + 30_000);
    expect(bench.gateway.attempts).toHaveLength(1);
  });

  it('does not hold an account for more than an hour', async () => {
    const bench = anOutbox();
    bench.disk.paces.set('account-1', {
      tokens: [20, 100],
      notBeforeAt: bench.clock.now() + 86_400_000,
    });
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(3_600_000);
    expect(bench.gateway.attempts).toHaveLength(1);
  });
});
