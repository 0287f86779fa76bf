import { expect, test } from 'vitest';
import { appError } from '#shared/errors';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { berlin, newYork, openWorld } from './schedule-world';

/** A book whose budget is used up; it notes for which month it was asked, and about how many texts. */
function usedUp() {
  const asked: string[] = [];
  const excepted: string[] = [];
  const book: BudgetBook = {
    mayGo: () => true,
    except: (requestId) => void excepted.push(requestId),
    question(_, texts, dueAt) {
      const month = new Date(dueAt).toISOString().slice(0, 7);
      asked.push(`${month} ${String(texts.length)}`);
      return appError('budget-reached');
    },
    questionOf: () => null,
    lift: () => undefined,
  };
  return { book, asked, excepted };
}

// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin.

test('a text for another month is asked about for that month', async () => {
  const { book, asked } = usedUp();
  const world = await openWorld({ budgets: book });
  expect(await world.schedule('2026-05-12T12:00')).toMatchObject({
    error: { code: 'budget-reached' },
  });
  expect(asked).toEqual(['2026-05 1']);
  expect(world.waiting.count()).toBe(0);
});

test('a text that repeats is asked about with all its times of the first month', async () => {
  const { book, asked, excepted } = usedUp();
  const world = await openWorld({ budgets: book });
  const press = {
    ...world.request([berlin, newYork], 'Hello'),
    time: { at: '2026-03-12T12:00', repeat: 'weekly', clock: 'own' },
    quiet: 'ask',
  } as const;
  expect(await world.room.scheduleSms(press)).toMatchObject({ error: { code: 'budget-reached' } });
  expect(asked).toEqual(['2026-03 6']);
  expect(world.schedules.count()).toBe(0);

  expect(await world.room.scheduleSms({ ...press, budget: 'send-anyway' })).toMatchObject({
    ok: true,
  });
  const ids = world.schedules.list(5).schedules.map(({ id }) => id);
  expect(excepted).toEqual(
    ids.flatMap((id) => ['12', '19', '26'].map((day) => `schedule:${id}:2026-03-${day}`)),
  );
});
