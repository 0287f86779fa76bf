import { describe, expect, it } from 'vitest';
import type { Message, MessageHours, SendOutcome } from '#shared/domain/message';
import type { QuietAnswer } from '#shared/domain/scheduled';
import { createResend } from '../../../src/main/outbox/resend';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

function aResend({ allowedFromAt = 0 }: { readonly allowedFromAt?: number } = {}) {
  const bench = anOutbox();
  bench.outbox.start();
  const accounts = new Set(['account-1']);
  let ids = 0;
  const resend = createResend({
    outbox: bench.outbox,
    store: bench.store,
    optOuts: bench.optOuts,
    clock: bench.clock,
    accounts: {
      get: (id) =>
        accounts.has(id)
          ? {
              label: 'Salon Berger, renamed',
              kind: 'famulor',
              practice: false,
              textLimit: 300,
              signOff: '',
              senderIds: [],
            }
          : null,
    },
    newId: () => `again-${(ids += 1)}`,
    undoMs: () => 5_000,
    allowedAt: ({ hours }, at) => (hours === 'any' ? at : Math.max(at, allowedFromAt)),
  });
  const press = (messageId: string, mayDuplicateConfirmed = false, quiet?: QuietAnswer) =>
    resend({ messageId, mayDuplicateConfirmed, ...(quiet !== undefined && { quiet }) });
  /** Sends a message that comes to an outcome. */
  const sent = async (id: string, outcome: SendOutcome) => {
    bench.gateway.answerNext(outcome);
    bench.submit(id);
    await bench.clock.advance(0);
  };
  return { ...bench, resend, press, sent, accounts };
}

function idOf(result: { readonly ok: boolean; readonly value?: Message }) {
  return result.value?.id;
}

describe('sending again', () => {
  it('makes a new message of a rejected one, which stays in the history', async () => {
    const { press, sent, disk, stateOf, clock } = aResend();
    await sent('a', outcomes.rejected);
    await clock.advance(60_000);
    expect(press('a')).toMatchObject({
      ok: true,
      value: {
        id: 'again-1',
        createdAt: clock.now(),
        accountLabel: 'Salon Berger, renamed',
        recipient: '+12025550100',
        text: 'Your table is ready (a)',
        resendOf: 'a',
        state: { kind: 'queued', waitsFor: 'undo' },
      },
    });
    expect(disk.messages.size).toBe(2);
    expect(stateOf('a').kind).toBe('rejected');
  });

  it('makes a new message of a cancelled one', () => {
    const { press, submit, outbox } = aResend();
    submit('a', { undoMs: 5_000 });
    outbox.undo(['a']);
    expect(press('a').ok).toBe(true);
  });

  it('warns first where the message may have arrived', async () => {
    const { press, sent, disk, stateOf } = aResend();
    await sent('a', outcomes.unknown);
    expect(press('a')).toEqual({ ok: false, error: { code: 'may-duplicate' } });
    expect(disk.messages.size).toBe(1);
    expect(press('a', true).ok).toBe(true);
    expect(stateOf('a')).toMatchObject({ kind: 'unknown', settlement: 'sent-again' });
  });

  it('refuses what is queued, being sent or accepted', async () => {
    const { press, sent, submit } = aResend();
    await sent('accepted', outcomes.accepted);
    submit('sending');
    submit('queued', { undoMs: 5_000 });
    for (const id of ['accepted', 'sending', 'queued']) {
      expect(press(id, true)).toEqual({ ok: false, error: { code: 'message-not-resendable' } });
    }
  });

  it('refuses what is not in the history, and an account that is gone', async () => {
    const { press, sent, accounts } = aResend();
    await sent('a', outcomes.rejected);
    accounts.clear();
    expect(press('a')).toEqual({ ok: false, error: { code: 'account-not-found' } });
    expect(press('nobody')).toEqual({ ok: false, error: { code: 'message-not-found' } });
  });
});

describe('a recipient who has opted out since', () => {
  it('is not texted again, not even after a confirmation', async () => {
    const { press, sent, disk, optOuts } = aResend();
    await sent('rejected', outcomes.rejected);
    await sent('unknown', outcomes.unknown);
    optOuts.numbers.add('+12025550100');
    for (const id of ['rejected', 'unknown']) {
      expect(press(id, true)).toEqual({
        ok: false,
        error: { code: 'recipient-opted-out', params: { recipient: '+1 202 555 0100' } },
      });
    }
    expect(disk.messages.size).toBe(2);
  });
});

describe('a message whose text was erased', () => {
  it('cannot be sent again', async () => {
    const { press, sent, disk } = aResend();
    await sent('a', outcomes.rejected);
    disk.messages.set('a', { ...disk.messages.get('a')!, text: '' });
    expect(press('a')).toEqual({ ok: false, error: { code: 'message-erased' } });
  });

  it('is sent again with the words of the one that was pressed, which it had', async () => {
    const { press, sent, disk, gateway, clock } = aResend();
    await sent('a', outcomes.rejected);
    press('a');
    gateway.answerNext(outcomes.rejected);
    await clock.advance(5_000);
    disk.messages.set('again-1', {
      ...disk.messages.get('again-1')!,
      text: '',
      recipient: '',
      recipientName: null,
    });
    expect(press('again-1')).toEqual({ ok: false, error: { code: 'message-erased' } });
    expect(press('a')).toMatchObject({
      ok: true,
      value: { resendOf: 'again-1', recipient: '+12025550100', text: 'Your table is ready (a)' },
    });
  });
});

describe('a recipient who has quiet hours now', () => {
  const morningAt = Date.UTC(2026, 2, 13, 7);

  async function aRejected(hours: MessageHours = 'everyday') {
    const bench = aResend({ allowedFromAt: morningAt });
    await bench.sent('a', outcomes.rejected);
    bench.disk.messages.set('a', { ...bench.disk.messages.get('a')!, hours });
    return bench;
  }

  it.each(['everyday', 'any'] as const)(
    'is asked about, whatever was said before: %s',
    async (h) => {
      const { press, disk } = await aRejected(h);
      expect(press('a')).toMatchObject({
        ok: false,
        error: {
          code: 'quiet-hours',
          params: { recipient: '+1 202 555 0100', firstAt: morningAt, lastAt: morningAt },
        },
      });
      expect(disk.messages.size).toBe(1);
    },
  );

  it('gets it at once by the user’s word', async () => {
    const { press } = await aRejected();
    expect(press('a', false, 'send-anyway')).toMatchObject({
      ok: true,
      value: { hours: 'any', state: { kind: 'queued' } },
    });
  });

  it('gets it at the next allowed minute', async () => {
    const { press } = await aRejected('any');
    expect(press('a', false, 'when-allowed')).toMatchObject({
      ok: true,
      value: { hours: 'everyday', state: { kind: 'scheduled', dueAt: morningAt } },
    });
  });

  it('gets marketing after them, whatever the answer', async () => {
    const { press } = await aRejected('marketing');
    expect(press('a')).toMatchObject({ ok: false, error: { params: { mustWait: 1 } } });
    expect(press('a', false, 'send-anyway')).toMatchObject({
      ok: true,
      value: { hours: 'marketing', state: { kind: 'scheduled', dueAt: morningAt } },
    });
  });
});

describe('pressing “send again” twice', () => {
  it('sends once', async () => {
    const { press, sent, gateway, clock } = aResend();
    await sent('a', outcomes.unknown);
    expect(idOf(press('a', true))).toBe('again-1');
    expect(idOf(press('a', true))).toBe('again-1');
    gateway.answerAll(outcomes.accepted);
    await clock.advance(60_000);
    expect(idOf(press('a', true))).toBe('again-1');
    expect(gateway.attempts).toHaveLength(2);
  });

  it('sends the second one again where that came to nothing', async () => {
    const { press, sent, gateway, clock } = aResend();
    await sent('a', outcomes.rejected);
    press('a');
    gateway.answerNext(outcomes.rejected);
    await clock.advance(5_000);
    expect(press('a')).toMatchObject({ ok: true, value: { id: 'again-2', resendOf: 'again-1' } });
  });

  it('does not take the word given for the first one for the second, which may have arrived too', async () => {
    const { press, sent, gateway, clock } = aResend();
    await sent('a', outcomes.unknown);
    press('a', true);
    gateway.answerNext(outcomes.unknown);
    await clock.advance(5_000);
    expect(press('a', true)).toMatchObject({ ok: true, value: { id: 'again-1' } });
    expect(gateway.attempts).toHaveLength(2);
    expect(press('again-1')).toEqual({ ok: false, error: { code: 'may-duplicate' } });
  });

  it('finishes what the first press began before the program ended', async () => {
    const { press, sent, store, stateOf } = aResend();
    await sent('a', outcomes.unknown);
    const settle = store.settle.bind(store);
    store.settle = () => {
      throw new Error('the program ends here');
    };
    expect(() => press('a', true)).toThrow('the program ends here');
    store.settle = settle;
    expect(idOf(press('a', true))).toBe('again-1');
    expect(stateOf('a')).toMatchObject({ settlement: 'sent-again' });
  });
});
