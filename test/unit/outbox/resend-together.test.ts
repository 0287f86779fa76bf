import { expect, it } from 'vitest';
import type { SendOutcome } from '#shared/domain/message';
import { appError } from '#shared/errors';
import { createResendTogether } from '../../../src/main/outbox/resend-together';
import { anOutbox } from '../../support/outbox/outbox-bench';
import { outcomes } from '../../support/outbox/scripted-gateway';

/** A text costs a cent. Whatever is asked of a budget is past it until the user has answered. */
function aResend({ hasBudget = true } = {}) {
  const bench = anOutbox();
  bench.outbox.start();
  const asked: number[] = [];
  const question = (costMicros: number) => {
    asked.push(costMicros);
    return hasBudget ? appError('budget-reached') : null;
  };
  const account = { kind: 'famulor', practice: false, textLimit: 300, signOff: '' } as const;
  /** How many messages were read between two turns of the others. */
  const reads = [0];
  let ids = 0;
  const resend = createResendTogether({
    outbox: bench.outbox,
    store: {
      get(id) {
        reads[reads.length - 1]! += 1;
        return bench.store.get(id);
      },
      byRequest: (requestId) => bench.store.byRequest(requestId),
    },
    optOuts: bench.optOuts,
    clock: bench.clock,
    accounts: { get: () => ({ ...account, label: 'Salon Berger', senderIds: [] }) },
    newId: () => `again-${String((ids += 1))}`,
    undoMs: () => 5_000,
    budgets: {
      mayGo: () => true,
      except: () => undefined,
      lift: () => undefined,
      costs: (_, texts) => (hasBudget ? texts.length * 10_000 : null),
      question: (_, texts) => question(texts.length * 10_000),
      questionOf: (_, costIn) => question(costIn('EUR')),
    },
    breathe() {
      reads.push(0);
      return Promise.resolve();
    },
  });
  const sent = async (id: string, outcome: SendOutcome = outcomes.rejected) => {
    bench.gateway.answerNext(outcome);
    bench.submit(id);
    await bench.clock.advance(0);
  };
  return { resend, sent, asked, reads };
}

const call = { messageId: 'a', mayDuplicateConfirmed: false };
const thousand = Array.from({ length: 1_000 }, (_, index) => `m${String(index)}`);

it('a budget is asked about all that is sent again together, as far as it can be', async () => {
  const { resend, sent, asked } = aResend();
  await sent('a');
  await sent('b');
  await sent('accepted', outcomes.accepted);
  const together = { ...call, followedBy: ['b', 'accepted', 'nowhere'] };
  expect(await resend(together)).toMatchObject({ error: { code: 'budget-reached' } });
  expect(asked).toEqual([20_000]);
  expect(await resend({ ...together, budget: 'send-anyway' })).toMatchObject({ ok: true });
  expect(asked).toHaveLength(1);
});

it('one by itself is asked about by itself, at once', async () => {
  const { resend, sent, asked } = aResend();
  await sent('a');
  expect(resend(call)).toMatchObject({ error: { code: 'budget-reached' } });
  expect(asked).toEqual([10_000]);
  expect(await resend({ ...call, messageId: 'nobody', followedBy: ['a'] })).toEqual({
    ok: false,
    error: { code: 'message-not-found' },
  });
});

it('a thousand that follow are read fifty at a time, and not at all once it was answered', async () => {
  const { resend, sent, reads } = aResend();
  await sent('a');
  reads.splice(0, reads.length, 0);
  await resend({ ...call, followedBy: thousand });
  // The first of them is read before and after all others.
  expect(reads).toEqual([51, ...Array.from({ length: 19 }, () => 50), 1]);

  reads.splice(0, reads.length, 0);
  await resend({ ...call, followedBy: thousand, budget: 'send-anyway' });
  expect(reads).toEqual([1]);
});

it('without a budget nothing but the message is read', async () => {
  const { resend, sent, reads } = aResend({ hasBudget: false });
  await sent('a');
  reads.splice(0, reads.length, 0);
  expect(await resend({ ...call, followedBy: thousand })).toMatchObject({ ok: true });
  expect(reads).toEqual([2]);
});
