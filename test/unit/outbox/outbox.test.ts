import { describe, expect, it } from 'vitest';
import { aNewMessage } from '../../support/outbox/new-message';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

describe('sending', () => {
  it('notes a message durably as being sent before the gateway is asked', async () => {
    const bench = anOutbox();
    const statesWhenAsked: string[] = [];
    const send = bench.gateway.send.bind(bench.gateway);
    bench.gateway.send = (attempt) => {
      statesWhenAsked.push(bench.stateOf('a').kind);
      return send(attempt);
    };
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(0);
    expect(statesWhenAsked).toEqual(['sending']);
  });

  it('tells each state on the way to the answer', async () => {
    const bench = anOutbox();
    bench.gateway.answerNext(outcomes.accepted);
    bench.outbox.start();
    bench.submit('a', { undoMs: 1_000 });
    await bench.clock.advance(1_000);
    expect(bench.told).toEqual(['a:queued', 'a:sending', 'a:accepted']);
    expect(bench.stateOf('a')).toEqual({
      kind: 'accepted',
      at: bench.clock.now(),
      receipt: outcomes.accepted.receipt,
    });
  });

  it('hands the gateway the message as it was written', () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    expect(bench.gateway.attempts).toMatchObject([
      {
        accountId: 'account-1',
        senderId: '7',
        to: '+12025550100',
        text: 'Your table is ready (a)',
      },
    ]);
  });

  it('makes one attempt at a time per account, and lets accounts go beside each other', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    bench.submit('c', { accountId: 'account-2' });
    expect(bench.gateway.attempts.map(({ text }) => text)).toEqual([
      'Your table is ready (a)',
      'Your table is ready (c)',
    ]);
    bench.gateway.attempts[0]!.answer(outcomes.accepted);
    await bench.clock.advance(0);
    expect(bench.gateway.attempts.at(-1)!.text).toBe('Your table is ready (b)');
  });

  it('sends the same request once, however often it is submitted', () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.accepted);
    bench.outbox.start();
    const [first] = bench.submit('a', { undoMs: 5_000 });
    const again = bench.outbox.submit([aNewMessage('other', { requestId: 'request-a' })], {
      undoMs: 5_000,
    });
    expect(again).toEqual([first]);
    expect(bench.disk.messages.size).toBe(1);
  });

  it('sends nothing before it is started', async () => {
    const bench = anOutbox();
    bench.submit('a');
    await bench.clock.advance(60_000);
    expect(bench.gateway.attempts).toEqual([]);
    bench.outbox.start();
    expect(bench.gateway.attempts).toHaveLength(1);
  });

  it('never sends a message of unknown outcome again by itself', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unknown);
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(86_400_000);
    expect(bench.gateway.attempts).toHaveLength(1);
    expect(bench.stateOf('a')).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
  });

  it('calls the outcome unknown when the gateway breaks its promise and rejects', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.gateway.attempts[0]!.fail(new Error('a fault in the gateway'));
    await bench.clock.advance(0);
    expect(bench.stateOf('a')).toMatchObject({ kind: 'unknown', reason: 'interrupted' });
  });

  it('goes on with the next message two minutes after a gateway that never answers was asked', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    bench.submit('b');
    await bench.clock.advance(119_999);
    expect(bench.gateway.attempts).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.stateOf('a')).toMatchObject({ kind: 'unknown', reason: 'timed-out' });
    expect(bench.gateway.attempts).toHaveLength(2);
  });

  it('leaves a listener’s fault out of it', async () => {
    const bench = anOutbox({
      onChange() {
        throw new Error('a fault in the listener');
      },
    });
    bench.outbox.start();
    expect(() => bench.submit('a')).not.toThrow();
    expect(bench.gateway.attempts).toHaveLength(1);
    await expect(bench.clock.advance(0)).rejects.toThrow('a fault in the listener');
  });

  it('lets a listener undo what it is told of', () => {
    const bench = anOutbox({
      onChange(messages) {
        const queued = messages.filter(({ state }) => state.kind === 'queued');
        bench.outbox.undo(queued.map(({ id }) => id));
      },
    });
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    expect(bench.stateOf('a').kind).toBe('cancelled');
  });
});

describe('undo', () => {
  it('cancels a message up to the end of its undo window', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a', { undoMs: 5_000 });
    await bench.clock.advance(4_999);
    expect(bench.outbox.undo(['a'])).toEqual({ cancelled: ['a'], tooLate: [] });
    await bench.clock.advance(60_000);
    expect(bench.gateway.attempts).toEqual([]);
    expect(bench.stateOf('a').kind).toBe('cancelled');
  });

  it('comes too late for a message that is on its way, and for one that does not exist', () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a');
    expect(bench.outbox.undo(['a', 'nobody'])).toEqual({
      cancelled: [],
      tooLate: ['a', 'nobody'],
    });
  });

  it('cancels a message that waits for a connection', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unconnected);
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(0);
    expect(bench.outbox.undo(['a']).cancelled).toEqual(['a']);
    await bench.clock.advance(600_000);
    expect(bench.gateway.attempts).toHaveLength(1);
  });

  it('keeps the undo window within thirty seconds whatever it is asked for', async () => {
    const bench = anOutbox();
    bench.outbox.start();
    bench.submit('a', { undoMs: 9_999_999 });
    await bench.clock.advance(30_000);
    expect(bench.gateway.attempts).toHaveLength(1);
  });
});

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
    expect(bench.outbox.state()).toEqual({ paused: true, queued: 1, sending: 0 });
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
    expect(after.outbox.state()).toEqual({ paused: true, queued: 1, sending: 0 });
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

describe('the user’s word on an unknown message', () => {
  it('is noted and told', async () => {
    const bench = anOutbox();
    bench.gateway.answerAll(outcomes.unknown);
    bench.outbox.start();
    bench.submit('a');
    await bench.clock.advance(0);
    expect(bench.outbox.settle('a', 'arrived')).toMatchObject({
      ok: true,
      value: { state: { kind: 'unknown', settlement: 'arrived' } },
    });
    expect(bench.told.at(-1)).toBe('a:unknown');
  });

  it('is refused where the outcome is known or the message is not there', () => {
    const bench = anOutbox();
    bench.submit('a');
    expect(bench.outbox.settle('a', 'arrived')).toMatchObject({
      error: { code: 'message-not-unknown' },
    });
    expect(bench.outbox.settle('b', 'arrived')).toMatchObject({
      error: { code: 'message-not-found' },
    });
  });
});
