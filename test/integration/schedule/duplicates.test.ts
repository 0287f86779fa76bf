import { describe, expect, it } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { berlin, newYork, openWorld } from './schedule-world';

// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin.
const friday = { at: '2026-03-13T12:00', clock: 'own', repeat: 'once' } as const;
const minuteMs = 60_000;

async function started() {
  const world = await openWorld();
  world.gateway.answerAll(outcomes.accepted);
  world.start();
  const schedule = (
    text: string,
    given: { readonly duplicateConfirmed?: boolean; readonly repeat?: 'once' | 'weekly' } = {},
    recipient = berlin,
  ) =>
    world.room.scheduleSms({
      ...world.request([recipient], text),
      time: { ...friday, repeat: given.repeat ?? 'once' },
      quiet: 'ask',
      ...(given.duplicateConfirmed === true && { duplicateConfirmed: true }),
    });
  return { world, schedule };
}

describe('scheduling a text', () => {
  it('asks where the same one went to the same number a moment ago', async () => {
    const { world, schedule } = await started();
    world.sendSms({ ...world.request([berlin], 'Hello'), duplicateConfirmed: false });
    await world.clock.advance(3 * minuteMs);
    expect(await schedule('Hello')).toMatchObject({
      error: { code: 'duplicate-recent', params: { recipient: '+49 1511 2345678', minutes: 3 } },
    });
    expect(world.waiting.count()).toBe(0);
    expect(await schedule('Hello', { duplicateConfirmed: true })).toMatchObject({ ok: true });
    expect(world.waiting.count()).toBe(1);
  });

  it('asks where the same one already waits for the same number, however long ago it was written', async () => {
    const { world, schedule } = await started();
    await schedule('Hello');
    await world.clock.advance(60 * minuteMs);
    expect(await schedule('Hello')).toMatchObject({
      error: {
        code: 'duplicate-scheduled',
        params: { recipient: '+49 1511 2345678', at: Date.parse('2026-03-13T11:00Z') },
      },
    });
    expect(world.waiting.count()).toBe(1);
    expect(await schedule('Hello', { duplicateConfirmed: true })).toMatchObject({ ok: true });
  });

  it('asks where the same one repeats for the same number already', async () => {
    const { world, schedule } = await started();
    const weekly = { repeat: 'weekly' } as const;
    await schedule('Hi {{first_name}}', weekly);
    expect(await schedule('Hi {{first_name}}', weekly)).toMatchObject({
      error: { code: 'duplicate-scheduled' },
    });
    expect(world.schedules.count()).toBe(1);
    const again = await schedule('Hi {{first_name}}', { ...weekly, duplicateConfirmed: true });
    expect(again).toMatchObject({ ok: true });
  });

  it('does not ask about another text, another number, or what was called off', async () => {
    const { world, schedule } = await started();
    const first = await schedule('Hello');
    expect(await schedule('Hello again')).toMatchObject({ ok: true });
    expect(await schedule('Hello', {}, newYork)).toMatchObject({ ok: true });
    const id = first.ok ? (first.value.messages[0]?.id ?? '') : '';
    world.outbox.undo([id]);
    expect(await schedule('Hello')).toMatchObject({ ok: true });
  });

  it('answers the same press as it did before', async () => {
    const { world } = await started();
    const press = { ...world.request([berlin], 'Hello'), time: friday, quiet: 'ask' } as const;
    const first = await world.room.scheduleSms(press);
    expect(await world.room.scheduleSms(press)).toEqual(first);
  });
});

describe('a text with fields for later', () => {
  it.each(['once', 'weekly'] as const)(
    'is filled in by the language of its template: %s',
    async (repeat) => {
      const { world } = await started();
      await world.room.scheduleSms({
        ...world.request([berlin], 'Hallo {{first_name}}'),
        language: 'de',
        time: { ...friday, repeat },
        quiet: 'ask',
      });
      await world.clock.advance(26 * 60 * minuteMs);
      expect(world.sent()).toEqual([`${berlin} Hallo you`]);
      expect([...new Set(world.settings.languages)]).toEqual(['de']);
    },
  );
});
