import { describe, expect, it } from 'vitest';
import type { StoreHooks } from '../../support/outbox/hooked-stores';
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

  it('waits for the disk once before it asks the gateway, where nothing can be undone', () => {
    const depth = { now: 0 };
    const waits: string[] = [];
    const hooks: StoreHooks = {
      access() {},
      before() {
        depth.now += 1;
      },
      after() {
        depth.now -= 1;
        if (depth.now === 0) waits.push('written');
      },
    };
    const bench = anOutbox({ hooks });
    const send = bench.gateway.send.bind(bench.gateway);
    bench.gateway.send = (attempt) => {
      waits.push('asked');
      return send(attempt);
    };
    bench.outbox.start();
    waits.length = 0;
    bench.submit('a');
    expect(waits).toEqual(['written', 'asked']);
    expect(bench.told).toEqual(['a:sending']);
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
