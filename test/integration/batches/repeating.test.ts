import { describe, expect, test } from 'vitest';
import { failure, value } from '../contacts/contacts-world';
import { fictionNumbers } from './batches-world';
import { aClub, dayMs, hourMs, noon, numberOf } from './club';
import { fc } from '../../support/property';

describe('a batch that repeats', () => {
  test('goes each time to whoever has the tag then', async () => {
    const { world, id } = await aClub();
    const repeat = value(await world.repeat(id, noon('weekly')));
    expect(repeat).toMatchObject({ name: 'Club news', next: { day: '2026-03-12' } });
    expect(world.batches().get(id)).toEqual(failure('batch-not-found'));
    await world.pass(hourMs);
    expect(world.sentTo()).toEqual([numberOf(0), numberOf(1)]);
    world.join(2);
    world.clock.jump(7 * dayMs);
    await world.pass(0);
    expect(world.sentTo().slice(2)).toEqual([numberOf(0), numberOf(1), numberOf(2)]);
    expect(value(world.batches().list({ before: null, limit: 10 })).batches).toMatchObject([
      { name: 'Club news', state: { kind: 'done' }, counts: { accepted: 3 } },
      { name: 'Club news', state: { kind: 'done' }, counts: { accepted: 2 } },
    ]);
  });

  test('is made once, however often it was pressed', async () => {
    const { world, id } = await aClub();
    const plan = { batchId: id, time: noon('daily'), quiet: 'when-allowed' } as const;
    const { reviewId } = value(await world.batches().review(plan));
    const press = { batchId: id, reviewId, requestId: 'press' };
    expect(world.repeats().add(press)).toEqual(world.repeats().add(press));
    expect(world.repeats().add({ ...press, requestId: 'other' })).toEqual(
      failure('batch-not-draft'),
    );
  });

  test('goes on each birthday, the 29th of February on the 28th, and to nobody between', async () => {
    const { world, id } = await aClub(['1990-03-13', '--02-29', '']);
    const review = await world.review(id, { time: noon('birthday') });
    expect(review).toMatchObject({ total: 3, going: 2, leftOut: { 'no-birthday': 1 }, waves: [] });
    value(await world.repeat(id, noon('birthday')));
    // Half an hour after noon on each of these days.
    await world.pass(1.5 * hourMs);
    for (const day of ['2026-03-13', '2026-06-01', '2027-02-28', '2027-03-01', '2027-03-13']) {
      world.clock.jump(Date.parse(`${day}T11:30Z`) - world.clock.now());
      await world.pass(0);
    }
    expect(world.sentTo()).toEqual([numberOf(0), numberOf(1), numberOf(0)]);
    expect(value(world.batches().list({ before: null, limit: 10 })).batches).toHaveLength(3);
    expect(world.world.problems).toEqual([]);
  });

  test('stands still after a restore until it has a time again', async () => {
    const { world, id } = await aClub();
    const repeat = value(await world.repeat(id, noon('weekly')));
    world.contacts.database.run('UPDATE batch_repeats SET next_at = NULL, next_day = NULL');
    await world.pass(8 * dayMs);
    expect(world.sentTo()).toEqual([]);
    const change = { repeatId: repeat.id, text: 'Hello', time: noon('weekly', '2026-03-21') };
    value(await world.repeats().change(change));
    await world.pass(dayMs + 2 * hourMs);
    expect(world.sentTo()).toHaveLength(2);
  });

  test('waits for the user where the computer was off for longer than the tolerance', async () => {
    const { world, id } = await aClub();
    value(await world.repeat(id, noon('daily')));
    world.clock.jump(2 * dayMs + 5 * hourMs);
    world.restart();
    await world.pass(0);
    expect(world.sentTo()).toEqual([]);
    const [batch] = value(world.batches().list({ before: null, limit: 10 })).batches;
    expect(batch).toMatchObject({ state: { kind: 'waiting' }, counts: { queued: 2 } });
    expect(world.world.problems).toMatchObject([
      { code: 'batch-repeat-missed', params: { name: 'Club news', count: 2 } },
    ]);
    value(world.batches().resume({ batchId: batch!.id }));
    await world.pass(0);
    expect(world.sentTo()).toHaveLength(2);
  });

  test('goes by itself where it is late by less', async () => {
    const { world, id } = await aClub();
    value(await world.repeat(id, noon('daily')));
    world.clock.jump(2.5 * hourMs);
    world.restart();
    await world.pass(0);
    expect(world.sentTo()).toHaveLength(2);
  });

  test('is kept as a draft and told of where it cannot go, and goes on the next time', async () => {
    const { world, id } = await aClub();
    const { id: repeatId } = value(await world.repeat(id, noon('daily')));
    world.world.isAccountThere = false;
    await world.pass(hourMs);
    expect(world.world.problems).toMatchObject([{ code: 'batch-repeat-failed' }]);
    const [draft] = value(world.batches().list({ before: null, limit: 10 })).batches;
    expect(draft).toMatchObject({ state: { kind: 'draft' }, name: 'Club news' });
    world.world.isAccountThere = true;
    await world.pass(dayMs);
    expect(world.sentTo()).toHaveLength(2);
    value(world.repeats().remove(repeatId));
    await world.pass(3 * dayMs);
    expect(world.sentTo()).toHaveLength(2);
  });

  test('tells the user where all of its people are left out', async () => {
    const { world, id } = await aClub();
    value(await world.repeat(id, noon('daily')));
    for (const index of [0, 1]) world.rooms.optOuts.add(numberOf(index), 'asked');
    await world.pass(hourMs);
    expect(world.world.problems).toMatchObject([{ code: 'batch-repeat-nobody' }]);
    expect(world.sentTo()).toEqual([]);
  });

  test('sent now takes the place of its next time', async () => {
    const { world, id } = await aClub();
    const repeat = value(await world.repeat(id, noon('daily')));
    value(await world.repeats().sendNow(repeat.id));
    await world.pass(2 * hourMs);
    expect(world.sentTo()).toHaveLength(2);
    await world.pass(dayMs);
    expect(world.sentTo()).toHaveLength(4);
  });

  test('goes with the changed text at the changed time', async () => {
    const { world, id } = await aClub();
    const { id: repeatId } = value(await world.repeat(id, noon('daily')));
    const change = { repeatId, text: 'Other words', time: noon('weekly', '2026-03-14') };
    expect(await world.repeats().change({ ...change, text: ' ' })).toEqual(failure('text-empty'));
    value(await world.repeats().change(change));
    await world.pass(dayMs);
    expect(world.sentTo()).toEqual([]);
    await world.pass(2 * dayMs);
    expect(world.gateway.attempts.map(({ text }) => text)).toEqual(['Other words', 'Other words']);
  });

  test('cannot be made of a list, which would never change', async () => {
    const { world } = await aClub();
    const { id } = await world.ready(fictionNumbers(2));
    const plan = { batchId: id, time: noon('daily'), quiet: 'when-allowed' } as const;
    expect(await world.batches().review(plan)).toEqual(failure('batch-repeat-list'));
  });

  test('has each time once, whatever ends, jumps of the date and presses come between', async () => {
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 30 }) }),
      fc.record({ kind: fc.constant('jump' as const), hours: fc.integer({ min: -30, max: 60 }) }),
      fc.record({ kind: fc.constant('restart' as const) }),
      fc.record({ kind: fc.constant('send-now' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 8 }), async (deeds) => {
        const { world, id } = await aClub();
        const repeat = value(await world.repeat(id, noon('daily')));
        const presses: Promise<unknown>[] = [];
        for (const one of deeds) {
          if (one.kind === 'pass') await world.pass(one.hours * hourMs);
          else if (one.kind === 'jump') world.clock.jump(one.hours * hourMs);
          else if (one.kind === 'restart') world.restart();
          else presses.push(world.repeats().sendNow(repeat.id));
        }
        await Promise.all(presses);
        await world.pass(hourMs);
        const times = world.contacts.database.all(
          'SELECT count(*) AS n FROM messages GROUP BY batch_id, recipient',
        );
        expect(times.every(({ n }) => n === 1)).toBe(true);
        const days = world.contacts.database
          .all("SELECT request_id FROM batches WHERE state <> 'draft'")
          .map((row) => row['request_id']);
        expect(new Set(days).size).toBe(days.length);
      }),
      { numRuns: 12 },
    );
  });
});
