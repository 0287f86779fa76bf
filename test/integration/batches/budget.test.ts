import { describe, expect, test } from 'vitest';
import { appError } from '../../../src/shared/errors';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { value } from '../contacts/contacts-world';
import { openBatchesWorld } from './batches-world';
import { aClub, dayMs, hourMs, noon, numberOf } from './club';

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

/** A book that asks about whatever costs something, and notes what it was asked. */
function asking() {
  const asked: { readonly dueAt: string; readonly micros: number }[] = [];
  const excepted: string[] = [];
  const book: BudgetBook = {
    mayGo: ({ requestId }) => excepted.includes(requestId),
    except: (requestId) => void excepted.push(requestId),
    question: () => null,
    questionOf(_, costIn, dueAt) {
      const micros = costIn('EUR');
      asked.push({ dueAt: new Date(dueAt).toISOString(), micros });
      return micros === 0 ? null : appError('budget-reached');
    },
    lift: () => undefined,
  };
  return { book, asked, excepted };
}

const euros = (world: ReturnType<typeof openBatchesWorld>): void => {
  const price = { amountMicros: 50_000, currency: 'EUR' };
  world.world.prices = [{ accountId: 'account-1', country: 'US', price, seenAt: 1 }];
};

test('one that goes in another month is asked about for that month', async () => {
  const { book, asked } = asking();
  const world = openBatchesWorld({ budgets: book, limits: [] });
  euros(world);
  const { id } = await world.ready(list);
  const april = { at: '2026-04-02T10:00', clock: 'own', repeat: 'once' } as const;
  await expect(world.send(id, april)).rejects.toThrow('budget-reached');
  expect(asked).toEqual([{ dueAt: '2026-04-02T08:00:00.000Z', micros: 150_000 }]);
});

test('one that goes in two months is asked about for each, with what goes then', async () => {
  const { book, asked } = asking();
  const world = openBatchesWorld({ budgets: { ...book, questionOf: noted }, limits: [] });
  function noted(...of: Parameters<BudgetBook['questionOf']>) {
    book.questionOf(...of);
    return null;
  }
  euros(world);
  world.world.allowedFrom.set('+12025550102', Date.UTC(2026, 4, 5));
  const { id } = await world.ready(list);
  await world.send(id);
  expect(asked.map(({ dueAt, micros }) => [dueAt.slice(0, 7), micros])).toEqual([
    ['2026-03', 100_000],
    ['2026-05', 50_000],
  ]);
});

test('one that repeats is asked about with all its times of the first month', async () => {
  const { book, asked, excepted } = asking();
  const { world, id } = await aClub(['', ''], book);
  euros(world);
  const time = noon('weekly');
  const plan = { batchId: id, time, quiet: 'when-allowed' } as const;
  const { reviewId } = value(await world.batches().review(plan));
  const press = { batchId: id, reviewId, requestId: 'press' };
  expect(world.repeats().add(press)).toMatchObject({ error: { code: 'budget-reached' } });
  // 12, 19 and 26 March, to two people each.
  expect(asked).toEqual([{ dueAt: '2026-03-12T11:00:00.000Z', micros: 300_000 }]);
  expect(excepted).toEqual([]);
  value(world.repeats().add({ ...press, budget: 'send-anyway' }));
  await world.pass(hourMs);
  world.clock.jump(14 * dayMs);
  await world.pass(0);
  expect(world.sentTo()).toHaveLength(4);
  // In April the budget decides again.
  world.clock.jump(7 * dayMs);
  await world.pass(0);
  const [april] = value(world.batches().list({ before: null, limit: 10 })).batches;
  expect(april?.state).toMatchObject({ kind: 'paused', reason: 'budget' });
});

describe('one on birthdays', () => {
  /** Two have birthday in March, after the first time and before it, and one in April. */
  async function aBirthdayClub() {
    const { book, asked, excepted } = asking();
    const { world, id } = await aClub(['1990-03-13', '--03-11', '2001-04-02'], book);
    euros(world);
    return { world, id, asked, excepted };
  }

  test('is asked about with those of the first month', async () => {
    const { world, id, asked, excepted } = await aBirthdayClub();
    const plan = { batchId: id, time: noon('birthday'), quiet: 'when-allowed' } as const;
    const { reviewId } = value(await world.batches().review(plan));
    const press = { batchId: id, reviewId, requestId: 'press' };
    expect(world.repeats().add(press)).toMatchObject({ error: { code: 'budget-reached' } });
    expect(asked).toEqual([{ dueAt: '2026-03-13T11:00:00.000Z', micros: 50_000 }]);
    expect(excepted).toEqual([]);
    value(world.repeats().add({ ...press, budget: 'send-anyway' }));
    await world.pass(hourMs);
    world.clock.jump(dayMs);
    await world.pass(0);
    expect(world.sentTo()).toEqual([numberOf(0)]);
  });

  test('is not asked about where nobody has one in that month', async () => {
    const { world, id, asked } = await aBirthdayClub();
    value(await world.repeat(id, noon('birthday', '2026-05-02')));
    expect(asked).toEqual([]);
  });
});

test('one that repeats is asked about anew where its text or time is changed', async () => {
  const { book, asked } = asking();
  const { world, id } = await aClub(['', ''], book);
  const { id: repeatId } = value(await world.repeat(id, noon('weekly')));
  euros(world);
  const change = { repeatId, text: 'Two segments '.repeat(20), time: noon('monthly') };
  expect(await world.repeats().change(change)).toMatchObject({ error: { code: 'budget-reached' } });
  expect(asked.at(-1)).toEqual({ dueAt: '2026-03-12T11:00:00.000Z', micros: 200_000 });
  const answered = await world.repeats().change({ ...change, budget: 'send-anyway' });
  expect(answered).toMatchObject({ ok: true, value: { time: { repeat: 'monthly' } } });
});
