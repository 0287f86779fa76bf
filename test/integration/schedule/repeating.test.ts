import { describe, expect, it } from 'vitest';
import { outcomes } from '../../support/outbox/scripted-gateway';
import { berlin, newYork, openWorld, type World } from './schedule-world';
import { fc } from '../../support/property';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// The clock starts on Thursday, 12 March 2026, at 11:00 in Berlin and 6:00 in New York.

async function repeating(parts: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  const world = await openWorld(parts);
  world.gateway.answerAll(outcomes.accepted);
  world.start();
  return world;
}

const daysSent = (world: World): unknown[] =>
  world.database
    .all('SELECT occurrence, state FROM messages ORDER BY seq')
    .map(({ occurrence, state }) => `${String(occurrence)} ${String(state)}`);

describe('a text that repeats', () => {
  it('goes each time, once', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'daily' });
    await world.clock.advance(3 * dayMs);
    expect(daysSent(world)).toEqual([
      '2026-03-12 accepted',
      '2026-03-13 accepted',
      '2026-03-14 accepted',
    ]);
    expect(world.sent()).toHaveLength(3);
  });

  it('is filled in anew each time', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'weekly' }, [berlin], 'Hi {{first_name}}');
    expect(world.schedules.list(5).schedules).toMatchObject([{ text: 'Hi {{first_name}}' }]);
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([`${berlin} Hi you`]);
  });

  it('stands in the history with what is wrong where it cannot be filled in', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'weekly' });
    const id = world.schedules.list(1).schedules[0]!.id;
    const schedule = world.schedules.get(id)!;
    world.schedules.change({ ...schedule, text: 'For {{company}}' });
    await world.clock.advance(2 * hourMs);
    expect(world.sent()).toEqual([]);
    expect(world.database.all('SELECT state, reason, text FROM messages')).toEqual([
      { state: 'rejected', reason: 'text-incomplete', text: 'For {{company}}' },
    ]);
    expect(world.schedules.get(id)?.next?.day).toBe('2026-03-19');
  });

  it('holds up none of those after it where it cannot be made', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'weekly' }, [berlin], 'First');
    await world.schedule('2026-03-12T12:00', { repeat: 'weekly' }, [newYork], 'Second');
    world.settings.onMerge = (text) => {
      if (text === 'First') throw new Error('it cannot be read');
    };
    await world.clock.advance(hourMs + 60_000);
    expect(world.sent()).toEqual([`${newYork} Second`]);
    expect(world.storeFailures).toHaveLength(1);
    world.settings.onMerge = null;
    await world.clock.advance(30_000);
    expect(world.sent()).toEqual([`${newYork} Second`, `${berlin} First`]);
  });

  it('goes however many of those before it cannot be made, each of which is tried again', async () => {
    const world = await repeating();
    const many = Array.from({ length: 120 }, (_, index) => `+1202555${String(1_000 + index)}`);
    for (let at = 0; at < many.length; at += 10) {
      const some = many.slice(at, at + 10);
      await world.schedule('2026-03-12T12:00', { repeat: 'weekly' }, some, 'First');
    }
    await world.schedule('2026-03-12T12:01', { repeat: 'weekly' }, [berlin], 'Second');
    expect(world.schedules.count()).toBe(121);
    let isBroken = true;
    world.settings.onMerge = (text) => {
      if (isBroken && text === 'First') throw new Error('it cannot be read');
    };
    const pass = async (ms: number) => {
      await world.clock.advance(ms);
      // So many texts are filled in one after the other.
      for (let turn = 0; turn < 200; turn += 1) await world.clock.advance(0);
    };
    await pass(hourMs);
    await pass(60_000);
    expect(world.sent()).toEqual([`${berlin} Second`]);
    expect(world.storeFailures).toHaveLength(1);
    isBroken = false;
    await pass(60_000);
    await pass(hourMs);
    expect(world.sent()).toHaveLength(1 + many.length);
  });

  it('tells of a failure of another kind, such as damage after a database that was busy', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'weekly' });
    let words = 'database is locked';
    world.settings.onMerge = () => {
      throw new Error(words);
    };
    await world.clock.advance(hourMs + 60_000);
    words = 'database disk image is malformed';
    await world.clock.advance(60_000);
    expect(world.storeFailures.map(String)).toEqual([
      'Error: database is locked',
      'Error: database disk image is malformed',
    ]);
  });

  it('does not go where it is stopped while it is filled in', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'daily' });
    const { id } = world.schedules.list(1).schedules[0]!;
    world.settings.onMerge = () => void world.room.deleteSchedule(id);
    await world.clock.advance(2 * dayMs);
    expect(world.sent()).toEqual([]);
    expect(daysSent(world)).toEqual([]);
  });

  it('goes on birthdays, each by their own clock', async () => {
    const world = await repeating({
      birthdays: { [berlin]: '1990-03-13', [newYork]: '--03-13' },
    });
    await world.schedule('2026-03-12T09:00', { repeat: 'birthday', clock: 'recipient' }, [
      berlin,
      newYork,
    ]);
    await world.clock.advance(Date.parse('2026-03-13T08:00Z') - world.clock.now());
    expect(world.sent()).toEqual([`${berlin} Hello`]);
    await world.clock.advance(5 * hourMs);
    expect(world.sent()).toEqual([`${berlin} Hello`, `${newYork} Hello`]);
    expect(world.schedules.list(5).schedules.map(({ next }) => next?.day)).toEqual([
      '2027-03-13',
      '2027-03-13',
    ]);
  });

  it('follows a birthday that is corrected, and waits for none where it is deleted', async () => {
    const world = await repeating({ birthdays: { [berlin]: '1990-06-01' } });
    await world.schedule('2026-03-12T09:00', { repeat: 'birthday' });
    world.birthdays[berlin] = '1990-03-14';
    world.scheduler.birthdaysChanged();
    await world.clock.advance(0);
    expect(world.schedules.list(1).schedules[0]?.next?.day).toBe('2026-03-14');
    world.birthdays[berlin] = '';
    world.scheduler.birthdaysChanged();
    await world.clock.advance(0);
    expect(world.schedules.list(1).schedules[0]?.next).toBeNull();
    await world.clock.advance(3 * dayMs);
    expect(world.sent()).toEqual([]);
  });

  it.each(['weekly', 'birthday'] as const)(
    'stands still after a restore until it is changed: %s',
    async (repeat) => {
      const world = await openWorld({ birthdays: { [berlin]: '1990-03-13' } });
      world.gateway.answerAll(outcomes.accepted);
      await world.schedule('2026-03-13T12:00', { repeat });
      const schedule = world.schedules.list(1).schedules[0]!;
      world.database.run('UPDATE schedules SET next_at = NULL, next_day = NULL, held = 1');
      world.start();
      world.scheduler.birthdaysChanged();
      await world.clock.advance(2 * dayMs);
      expect(world.sent()).toEqual([]);
      expect(world.schedules.get(schedule.id)).toMatchObject({ next: null, held: true });
      expect(world.schedules.page('all', 0, 5).schedules).toEqual([]);
      world.schedules.change(schedule);
      expect(world.schedules.page('all', 0, 5).schedules).toEqual([schedule]);
    },
  );

  it('is not made for who has no birthday', async () => {
    const world = await repeating();
    expect(await world.schedule('2026-03-12T09:00', { repeat: 'birthday' })).toMatchObject({
      error: { code: 'schedule-no-birthday' },
    });
  });

  it('goes for the last of several times that passed, and tells of the others', async () => {
    const before = await repeating();
    await before.schedule('2026-03-12T12:00', { repeat: 'daily' });
    await before.end();
    before.clock.jump(3 * dayMs + 2 * hourMs);
    const world = await repeating(before);
    await world.clock.advance(1_000);
    expect(daysSent(world)).toEqual(['2026-03-15 accepted']);
    expect(world.missed).toEqual([3]);
    await world.clock.advance(dayMs);
    expect(daysSent(world)).toEqual(['2026-03-15 accepted', '2026-03-16 accepted']);
  });

  it('asks about a last time that is too long ago', async () => {
    const before = await repeating();
    await before.schedule('2026-03-12T12:00', { repeat: 'daily' });
    await before.end();
    before.clock.jump(10 * hourMs);
    const world = await repeating(before);
    await world.clock.advance(1_000);
    expect(world.sent()).toEqual([]);
    expect(world.outbox.state()).toMatchObject({ held: 1 });
  });

  it('does not wait for years after a date that was wrong for a while', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'daily' });
    await world.clock.advance(2 * hourMs);
    world.clock.jump(3 * 365 * dayMs);
    await world.clock.advance(60_000);
    expect(world.schedules.list(1).schedules[0]?.next?.day.slice(0, 4)).toBe('2029');
    world.clock.jump(-3 * 365 * dayMs);
    await world.clock.advance(60_000);
    expect(world.schedules.list(1).schedules[0]?.next?.day).toBe('2026-03-13');
    await world.clock.advance(dayMs);
    expect(daysSent(world)).toContain('2026-03-13 accepted');
  });

  it('can be sent at once in the place of its next time, changed and deleted', async () => {
    const world = await repeating();
    await world.schedule('2026-03-12T12:00', { repeat: 'daily' });
    const scheduleId = world.schedules.list(1).schedules[0]!.id;
    expect(await world.room.sendScheduleNow({ scheduleId })).toMatchObject({ ok: true });
    await world.clock.advance(2 * hourMs);
    expect(daysSent(world)).toEqual(['2026-03-12 accepted']);
    const changed = await world.room.changeSchedule({
      scheduleId,
      text: 'Later',
      time: { at: '2026-03-14T08:00', clock: 'own', repeat: 'weekly' },
      quiet: 'ask',
    });
    expect(changed).toMatchObject({ value: { next: { day: '2026-03-14' }, repeat: 'weekly' } });
    await world.clock.advance(2 * dayMs);
    expect(world.sent().at(-1)).toBe(`${berlin} Later`);
    expect(world.room.deleteSchedule(scheduleId)).toEqual({ ok: true, value: null });
    await world.clock.advance(30 * dayMs);
    expect(world.sent()).toHaveLength(2);
  });

  it('is made for each of its days at most once, whatever clocks and restarts do', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: hourMs }) }),
      fc.record({
        do: fc.constant('jump' as const),
        ms: fc.integer({ min: -60 * hourMs, max: 60 * hourMs }),
      }),
      fc.record({ do: fc.constant('restart' as const), ms: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        let world = await repeating({ toleranceMs: 100 * dayMs });
        await world.schedule('2026-03-12T12:00', { repeat: 'daily' });
        const sent: string[] = [];
        for (const { do: what, ms } of steps) {
          if (what === 'pass') await world.clock.advance(ms);
          else if (what === 'jump') world.clock.jump(ms);
          else {
            await world.end();
            sent.push(...world.sent());
            world = await repeating({ ...world, toleranceMs: 100 * dayMs });
          }
        }
        for (let nap = 0; nap < 4; nap += 1) {
          world.clock.jump(12 * hourMs);
          await world.clock.advance(60_000);
        }
        sent.push(...world.sent());
        const days = world.database.all('SELECT occurrence FROM messages');
        expect(new Set(days.map(({ occurrence }) => occurrence)).size).toBe(days.length);
        expect(sent).toHaveLength(days.length);
        // None forgotten, at whatever date the clock stands: the next is at most a day (of 25 hours
        // in autumn) after now, or after the last one made where the date was set back since.
        const next = world.schedules.list(1).schedules[0]?.next?.at ?? Number.POSITIVE_INFINITY;
        const made = days.map(({ occurrence }) => Date.parse(`${String(occurrence)}T11:00Z`));
        const since = Math.max(world.clock.now(), Date.parse('2026-03-11T11:00Z'), ...made);
        expect(next - since).toBeLessThanOrEqual(25 * hourMs);
      }),
      { numRuns: 25 },
    );
  });
});
