import { describe, expect, test } from 'vitest';
import { failure, value } from '../contacts/contacts-world';
import { aBatchOf, fictionNumbers, openBatchesWorld } from './batches-world';
import { aClub, forTheClub, numberOf } from './club';

/** A draft for two with the tag `Club`, who are called by their names. */
async function aNamedClub() {
  const world = openBatchesWorld({ limits: [] });
  world.outbox().start();
  world.join(0);
  world.join(1);
  const id = await forTheClub(world);
  value(world.batches().change({ batchId: id, change: { text: 'Hello {{first_name}}' } }));
  return { world, id };
}

type World = Awaited<ReturnType<typeof aNamedClub>>['world'];

/** Reviews a draft; the answer confirms it. */
async function aPress(world: World, batchId: string) {
  const { reviewId } = await world.review(batchId);
  return { batchId, reviewId, requestId: 'press' };
}

describe('a review no longer holds', () => {
  test('once the draft has changed', async () => {
    const { world, id } = await aBatchOf(2);
    const press = await aPress(world, id);
    value(world.batches().change({ batchId: id, change: { text: 'Else' } }));
    expect(await world.batches().confirm(press)).toEqual(failure('batch-review-stale'));
    expect(world.batch(id).state).toEqual({ kind: 'draft' });
  });

  test.each<[string, (world: World) => void]>([
    [
      'somebody else is on its list',
      (world) => {
        world.join(2);
      },
    ],
    [
      'one of them has opted out',
      (world) => {
        value(world.rooms.optOuts.add(numberOf(1), 'at the counter'));
      },
    ],
    [
      'the text of one has changed',
      (world) => {
        world.contacts.database.run(`UPDATE contacts SET given_name = 'Zoë' WHERE seq = 1`);
      },
    ],
  ])('once %s', async (_, change) => {
    const { world, id } = await aNamedClub();
    const press = await aPress(world, id);
    change(world);
    world.room().contactsChanged();
    expect(await world.batches().confirm(press)).toEqual(failure('batch-review-stale'));
    expect(world.batch(id).state).toEqual({ kind: 'draft' });
  });

  test('once quiet hours have begun for somebody who was to get it at once', async () => {
    const { world, id } = await aNamedClub();
    const press = await aPress(world, id);
    const until = world.clock.now() + 36_000_000;
    world.world.allowedFrom.set(numberOf(1), until);
    expect(await world.batches().confirm(press)).toEqual(failure('batch-review-stale'));
    expect(world.batch(id).state).toEqual({ kind: 'draft' });

    // Now it is said who waits, and the user may choose.
    const review = await world.review(id);
    expect(review).toMatchObject({ quiet: 1, waves: [{ at: null }, { at: until }] });
    const again = { ...press, reviewId: review.reviewId };
    value(await world.batches().confirm(again));
    expect(world.batch(id).state).toEqual({ kind: 'sending' });
  });

  test('where contacts change whenever it is looked at', async () => {
    const { world, id } = await aNamedClub();
    const press = await aPress(world, id);
    world.room().contactsChanged();
    world.world.onAllowedAt = () => {
      world.room().contactsChanged();
    };
    expect(await world.batches().confirm(press)).toEqual(failure('batch-review-stale'));
  });

  test('where nobody would go', async () => {
    const { world } = await aBatchOf(0);
    const { id } = await world.ready('12');
    const press = await aPress(world, id);
    expect(await world.batches().confirm(press)).toEqual(failure('batch-nobody-goes'));
  });
});

describe('a review holds', () => {
  test('where contacts are put in order, as some seconds after the first start, or others change', async () => {
    const { world, id } = await aNamedClub();
    const press = await aPress(world, id);
    world.contacts.database.run('UPDATE contacts SET sort_key = 9 - seq');
    world.rooms.ground.changed('all');
    world.contacts.saved({ givenName: 'Not in the club' });
    world.room().contactsChanged();
    value(await world.batches().confirm(press));
    expect(world.batch(id)).toMatchObject({ state: { kind: 'sending' }, counts: { queued: 1 } });
  });

  test('where it is to repeat, whoever is on the list then', async () => {
    const { world, id } = await aClub();
    const time = { at: '2026-03-13T12:00', clock: 'own', repeat: 'daily' } as const;
    const { reviewId } = await world.review(id, { time });
    world.join(2);
    world.room().contactsChanged();
    value(world.repeats().add({ batchId: id, reviewId, requestId: 'press' }));
  });

  test('where quiet hours begin that the user has said to send in', async () => {
    const { world, id } = await aNamedClub();
    const { reviewId } = await world.review(id, { quiet: 'send-anyway' });
    world.world.allowedFrom.set(numberOf(1), world.clock.now() + 36_000_000);
    value(await world.batches().confirm({ batchId: id, reviewId, requestId: 'press' }));
  });

  test('where one that was asked for before it ends after it', async () => {
    const { world, id } = await aClub();
    const { id: listed } = await world.ready(fictionNumbers(3));
    const [, { reviewId }] = await Promise.all([world.review(id), world.review(listed)]);
    value(await world.batches().confirm({ batchId: listed, reviewId, requestId: 'press' }));
    expect(world.batch(listed).state).toEqual({ kind: 'sending' });
  });
});
