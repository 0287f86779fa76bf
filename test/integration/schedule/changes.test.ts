import { describe, expect, it } from 'vitest';
import type { QuietAnswer } from '#shared/domain/scheduled';
import { appError } from '#shared/errors';
import type { BudgetBook } from '../../../src/main/outbox/ports';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { berlin, openWorld, type World } from './schedule-world';

// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin.
const at = (day: string) => ({ at: `${day}T12:00`, clock: 'own', repeat: 'once' }) as const;
const weeklyAt = (day: string) => ({ ...at(day), repeat: 'weekly' }) as const;

async function scheduled(world: World, text: string, day = '2026-03-13'): Promise<string> {
  const answer = await world.schedule(`${day}T12:00`, {}, [berlin], text);
  return answer.ok ? (answer.value.messages[0]?.id ?? '') : '';
}

async function repeated(world: World, text: string): Promise<string> {
  const answer = await world.schedule('2026-03-13T12:00', { repeat: 'weekly' }, [berlin], text);
  return answer.ok ? (answer.value.schedules[0]?.id ?? '') : '';
}

const quiet = 'ask';

describe('a message for later that is changed', () => {
  it('asks where the same text already waits for the same number, not about itself', async () => {
    const world = await openWorld();
    const messageId = await scheduled(world, 'Hello');
    await scheduled(world, 'Goodbye');
    const time = at('2026-03-14');
    const change = { messageId, text: 'Hello', time, quiet } as const;
    expect(await world.room.changeMessage(change)).toMatchObject({ ok: true });
    const same = { ...change, text: 'Goodbye' };
    expect(await world.room.changeMessage(same)).toMatchObject({
      error: {
        code: 'duplicate-scheduled',
        params: { recipient: '+49 1511 2345678', at: Date.parse('2026-03-13T11:00Z') },
      },
    });
    expect(world.messages.get(messageId)?.text).toBe('Hello');
    const confirmed = await world.room.changeMessage({ ...same, duplicateConfirmed: true });
    expect(confirmed).toMatchObject({ ok: true, value: { text: 'Goodbye' } });
  });

  it('asks where the same text went to the same number a moment ago', async () => {
    const world = await openWorld();
    const messageId = await scheduled(world, 'Hello');
    world.sendSms({ ...world.request([berlin], 'Goodbye'), duplicateConfirmed: false });
    await world.clock.advance(60_000);
    const change = { messageId, text: 'Goodbye', time: at('2026-03-14'), quiet } as const;
    expect(await world.room.changeMessage(change)).toMatchObject({
      error: { code: 'duplicate-recent' },
    });
  });

  it('asks of the budget of its new month, and of the same one with what it replaces', async () => {
    const { book, asked, excepted } = noting();
    const world = await openWorld({ budgets: book });
    const messageId = await scheduled(world, 'Hello');
    book.isUsedUp = true;
    const change = { messageId, text: 'Hello', time: at('2026-04-14'), quiet } as const;
    expect(await world.room.changeMessage(change)).toMatchObject({
      error: { code: 'budget-reached' },
    });
    expect(asked.at(-1)).toEqual(['2026-04', ['Hello'], []]);
    const within = { ...change, text: 'Hello you', time: at('2026-03-20') };
    await world.room.changeMessage(within);
    expect(asked.at(-1)).toEqual(['2026-03', ['Hello you'], ['Hello']]);
    const answered = await world.room.changeMessage({ ...change, budget: 'send-anyway' });
    expect(answered).toMatchObject({ ok: true });
    // Not its request: others of the same press were not asked about.
    expect(excepted).toEqual([messageId]);
  });

  it('is not changed where it came due while its fields were filled in', async () => {
    const world = await openWorld();
    const messageId = await scheduled(world, 'Hello');
    world.settings.onMerge = () => world.outbox.undo([messageId]);
    const change = { messageId, text: 'Hello you', time: at('2026-03-14'), quiet } as const;
    expect(await world.room.changeMessage(change)).toMatchObject({
      error: { code: 'message-not-scheduled' },
    });
  });
});

describe('a text that repeats and is changed', () => {
  it('asks where the same one repeats for the same number already, not about itself', async () => {
    const world = await openWorld();
    const scheduleId = await repeated(world, 'Hello');
    await repeated(world, 'Goodbye');
    const change = { scheduleId, text: 'Hello', time: weeklyAt('2026-03-14'), quiet } as const;
    expect(await world.room.changeSchedule(change)).toMatchObject({ ok: true });
    const same = { ...change, text: 'Goodbye' };
    expect(await world.room.changeSchedule(same)).toMatchObject({
      error: { code: 'duplicate-scheduled' },
    });
    const confirmed = await world.room.changeSchedule({ ...same, duplicateConfirmed: true });
    expect(confirmed).toMatchObject({ ok: true, value: { text: 'Goodbye' } });
  });

  it('asks of the budget with all its times of the first month', async () => {
    const { book, asked, excepted } = noting();
    const world = await openWorld({ budgets: book });
    const scheduleId = await repeated(world, 'Hello');
    book.isUsedUp = true;
    const change = { scheduleId, text: 'Hi', time: weeklyAt('2026-03-17'), quiet } as const;
    expect(await world.room.changeSchedule(change)).toMatchObject({
      error: { code: 'budget-reached' },
    });
    expect(asked.at(-1)).toEqual(['2026-03', ['Hi', 'Hi', 'Hi'], []]);
    expect(world.schedules.get(scheduleId)?.text).toBe('Hello');
    const answered = await world.room.changeSchedule({ ...change, budget: 'send-anyway' });
    expect(answered).toMatchObject({ ok: true });
    expect(excepted).toEqual(
      ['17', '24', '31'].map((day) => `schedule:${scheduleId}:2026-03-${day}`),
    );
  });
});

describe('sending now what waits for its time, in quiet hours,', () => {
  const night = { kind: 'own', from: '20:00', until: '08:00' } as const;
  const morningAt = Date.parse('2026-03-13T07:00Z');

  async function atNight() {
    const world = await openWorld({ quietHours: night });
    world.gateway.answerAll(outcomes.accepted);
    world.start();
    const messageId = await scheduled(world, 'Hello');
    const scheduleId = await repeated(world, 'Again');
    await world.clock.advance(11 * 3_600_000);
    const { room } = world;
    return {
      world,
      send: {
        message: (quiet?: QuietAnswer) =>
          Promise.resolve(room.sendMessageNow({ messageId, ...(quiet && { quiet }) })),
        'text that repeats': (quiet?: QuietAnswer) =>
          room.sendScheduleNow({ scheduleId, ...(quiet && { quiet }) }),
      },
    };
  }

  it.each(['message', 'text that repeats'] as const)('asks: a %s', async (what) => {
    const { world, send } = await atNight();
    expect(await send[what]()).toMatchObject({
      error: { code: 'quiet-hours', params: { firstAt: morningAt } },
    });
    await world.clock.advance(60_000);
    expect(world.sent()).toEqual([]);
  });

  it.each(['message', 'text that repeats'] as const)(
    'sends it by the user’s word: a %s',
    async (what) => {
      const { world, send } = await atNight();
      expect(await send[what]('send-anyway')).toMatchObject({ ok: true });
      await world.clock.advance(60_000);
      expect(world.sent()).toHaveLength(1);
    },
  );

  it.each(['message', 'text that repeats'] as const)(
    'lets it wait for their end: a %s',
    async (what) => {
      const { world, send } = await atNight();
      expect(await send[what]('when-allowed')).toMatchObject({
        value: { state: { kind: 'scheduled', dueAt: morningAt } },
      });
      await world.clock.advance(11 * 3_600_000);
      expect(world.sent()).toHaveLength(1);
    },
  );

  it('fills the fields of a text that repeats by the time at which it goes', async () => {
    const { world, send } = await atNight();
    await send['text that repeats']('when-allowed');
    expect(world.settings.filledAt.at(-1)).toBe(morningAt);
  });
});

describe('marketing that waits by itself, as one that was sent again', () => {
  it('keeps quiet hours, whatever is answered', async () => {
    const night = { kind: 'own', from: '20:00', until: '08:00' } as const;
    const world = await openWorld({ quietHours: night });
    world.start();
    const id = await scheduled(world, 'Sale!');
    world.database.run(`UPDATE message_log SET hours = 'marketing'`);
    const late = { at: '2026-03-13T22:00', clock: 'own', repeat: 'once' } as const;
    const change = { messageId: id, text: 'Sale!', time: late } as const;
    expect(await world.room.changeMessage({ ...change, quiet: 'ask' })).toMatchObject({
      error: { code: 'quiet-hours', params: { mustWait: 1 } },
    });
    const answered = await world.room.changeMessage({ ...change, quiet: 'send-anyway' });
    const morningAt = Date.parse('2026-03-14T07:00Z');
    expect(answered).toMatchObject({ value: { hours: 'marketing', state: { dueAt: morningAt } } });
    await world.clock.advance(12 * 3_600_000);
    expect(world.room.sendMessageNow({ messageId: id })).toMatchObject({
      error: { code: 'quiet-hours', params: { mustWait: 1 } },
    });
    world.room.sendMessageNow({ messageId: id, quiet: 'send-anyway' });
    await world.clock.advance(60_000);
    expect(world.sent()).toEqual([]);
    expect(world.messages.get(id)?.state).toMatchObject({ kind: 'scheduled' });
  });
});

/** A book that notes what it was asked: the month, the texts and what they take the place of. */
function noting() {
  const asked: (readonly [string, readonly string[], readonly string[]])[] = [];
  const excepted: string[] = [];
  const book: BudgetBook & { isUsedUp: boolean } = {
    isUsedUp: false,
    mayGo: () => true,
    except: (id) => void excepted.push(id),
    question(_, texts, dueAt, replaced = []) {
      const month = new Date(dueAt).toISOString().slice(0, 7);
      asked.push([month, texts.map(({ text }) => text), replaced.map(({ text }) => text)]);
      return book.isUsedUp ? appError('budget-reached') : null;
    },
    questionOf: () => null,
    lift: () => undefined,
  };
  return { book, asked, excepted };
}
