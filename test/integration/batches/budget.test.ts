import { expect, test } from 'vitest';
import { appError } from '../../../src/shared/errors';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { value } from '../contacts/contacts-world';
import { openBatchesWorld } from './batches-world';

const list = '+12025550100\n+12025550101\n+12025550102';

/** A book whose budget is used up: only what the user excepts may go. */
function usedUp(): BudgetBook {
  const excepted = new Set<string>();
  const reached = () => appError('budget-reached');
  return {
    mayGo: ({ requestId }) => excepted.has(requestId),
    except: (requestId) => void excepted.add(requestId),
    question: reached,
    questionOf: reached,
    lift: () => undefined,
  };
}

test('a batch over its budget is asked about, and “send anyway” lets all of it go', async () => {
  const world = openBatchesWorld({ budgets: usedUp(), limits: [] });
  world.outbox().start();
  world.gateway.answerAll(outcomes.accepted);
  const { id } = await world.ready(list);
  await expect(world.send(id)).rejects.toThrow('budget-reached');
  await world.send(id, null, 'send-anyway');
  await world.settle();
  expect(world.batch(id)).toMatchObject({ state: { kind: 'done' }, counts: { accepted: 3 } });
});

test('one that came to its budget goes on where the user says so', async () => {
  const book = usedUp();
  let isUsedUp = false;
  const budgets: BudgetBook = {
    ...book,
    mayGo: (message) => !isUsedUp || book.mayGo(message),
    questionOf: () => null,
  };
  const world = openBatchesWorld({ budgets, limits: [] });
  world.outbox().start();
  world.gateway.answerAll(outcomes.accepted);
  const { id } = await world.ready(list);
  isUsedUp = true;
  await world.send(id);
  await world.settle();
  expect(world.batch(id).state).toMatchObject({ kind: 'paused', reason: 'budget' });
  expect(world.batches().resume({ batchId: id })).toMatchObject({
    error: { code: 'budget-reached' },
  });
  value(world.batches().resume({ batchId: id, budget: 'send-anyway' }));
  await world.settle();
  expect(world.batch(id)).toMatchObject({ state: { kind: 'done' }, counts: { accepted: 3 } });
});
