import { describe, expect, test } from 'vitest';
import { binMs } from '../../../src/main/contacts/bin';
import { failure, openContactsWorld, value } from './contacts-world';

function withTwo() {
  const all = openContactsWorld();
  const kept = all.saved({ tags: ['VIP'], notes: 'roses' });
  const gone = all.saved({
    givenName: 'A.',
    familyName: 'Vogel',
    company: 'Vogel KG',
    numbers: [
      { typed: '+49 171 1234567', label: '' },
      { typed: '+12025550100', label: 'work' },
    ],
    email: 'a@vogel.example',
    tags: ['vip', 'wholesale'],
    notes: 'tulips',
  });
  return { ...all, kept, gone, merges: all.rooms.merges };
}

const all = { tags: [], text: '', only: 'all' } as const;

describe('merging two contacts', () => {
  test('makes one that lacks nothing of either', async () => {
    const { world, rooms, kept, gone, merges, list } = withTwo();
    world.now += 5;
    const { contact } = value(merges.merge(kept.id, gone.id));
    expect(contact).toEqual({
      ...kept,
      company: 'Vogel KG',
      numbers: [...kept.numbers, gone.numbers[1]],
      email: 'a@vogel.example',
      tags: ['VIP', 'wholesale'],
      notes: 'roses\ntulips',
      updatedAt: world.now,
    });
    expect((await list()).map(({ id }) => id)).toEqual([kept.id]);
    expect(rooms.contacts.get(gone.id)).toEqual(failure('contact-not-found'));
    expect(value(rooms.contacts.get(kept.id)).merges).toMatchObject([{ goneName: 'A. Vogel' }]);
  });

  test('brings the messages to both together', () => {
    const { kept, gone, merges, text, rooms } = withTwo();
    const first = text('+491711234567');
    const second = text('+12025550100');
    const { contact } = value(merges.merge(kept.id, gone.id));
    const e164s = contact.numbers.map(({ e164 }) => e164);
    const page = rooms.personMessages.page({ contactIds: [contact.id], e164s }, null, 10);
    expect(page.map(({ id }) => id)).toEqual([second, first]);
  });

  test('is refused with itself, and with what is gone or in the bin', () => {
    const { kept, gone, merges, rooms } = withTwo();
    expect(merges.merge(kept.id, kept.id)).toEqual(failure('merge-with-itself'));
    expect(merges.merge(kept.id, 'nobody')).toEqual(failure('contact-not-found'));
    value(rooms.contacts.delete(gone.id));
    expect(merges.merge(kept.id, gone.id)).toEqual(failure('contact-not-found'));
  });

  test('is refused where nobody could save the outcome', () => {
    const { saved, rooms } = openContactsWorld();
    const numbers = (from: number) =>
      Array.from({ length: 11 }, (_, index) => ({
        typed: `+120255501${String(from + index)}`,
        label: '',
      }));
    const [one, other] = [saved({ numbers: numbers(10) }), saved({ numbers: numbers(30) })];
    expect(rooms.merges.merge(one.id, other.id)).toEqual(
      failure('merge-too-many-numbers', { limit: 20 }),
    );
  });
});

describe('undoing a merge', () => {
  test('brings both back as they were', async () => {
    const { kept, gone, merges, list, rooms, names } = withTwo();
    const { mergeId } = value(merges.merge(kept.id, gone.id));
    value(merges.undo(mergeId));
    expect(await list()).toMatchObject([gone, kept]);
    expect(await names({ text: 'tulips' })).toEqual(['A. Vogel']);
    expect(value(rooms.contacts.get(kept.id)).merges).toEqual([]);
    expect(merges.undo(mergeId)).toEqual(failure('merge-not-found'));
  });

  test.each([
    ['was changed', (w: ReturnType<typeof withTwo>) => w.save({ id: w.kept.id })],
    ['is in the bin', (w: ReturnType<typeof withTwo>) => w.rooms.contacts.delete(w.kept.id)],
    [
      'has another tag',
      (w: ReturnType<typeof withTwo>) =>
        w.rooms.tags.change({ kind: 'query', query: all }, { add: ['new'], remove: [] }),
    ],
    [
      'was merged again',
      (w: ReturnType<typeof withTwo>) => w.merges.merge(w.kept.id, w.saved({}).id),
    ],
  ])('is refused where the contact %s since, and loses nothing', async (_, change) => {
    const world = withTwo();
    const { mergeId } = value(world.merges.merge(world.kept.id, world.gone.id));
    await change(world);
    const before = [await world.list(), await world.list({ only: 'in-bin' })];
    expect(world.merges.undo(mergeId)).toEqual(failure('merge-changed-since'));
    expect([await world.list(), await world.list({ only: 'in-bin' })]).toEqual(before);
  });

  test('goes back through several, the last one first', async () => {
    const { kept, gone, merges, saved, list } = withTwo();
    const third = saved({ givenName: 'Third' });
    const first = value(merges.merge(kept.id, gone.id));
    const second = value(merges.merge(kept.id, third.id));
    expect(merges.undo(first.mergeId)).toEqual(failure('merge-changed-since'));
    value(merges.undo(second.mergeId));
    value(merges.undo(first.mergeId));
    expect(await list()).toMatchObject([gone, kept, third]);
  });

  test('does not take a change before the merge for one that an earlier merge may undo', async () => {
    const { kept, gone, merges, saved, save, list } = withTwo();
    const third = saved({ givenName: 'Third' });
    const first = value(merges.merge(kept.id, gone.id));
    value(save({ id: kept.id, givenName: 'Changed' }));
    const second = value(merges.merge(kept.id, third.id));
    value(merges.undo(second.mergeId));
    expect(merges.undo(first.mergeId)).toEqual(failure('merge-changed-since'));
    expect((await list()).map(({ givenName }) => givenName)).toEqual(['Changed', 'Third']);
  });

  test('is possible for 30 days', async () => {
    const { world, kept, gone, merges, rooms } = withTwo();
    const { mergeId } = value(merges.merge(kept.id, gone.id));
    world.now += binMs;
    await rooms.tidy(new AbortController().signal);
    expect(merges.into(kept.id)).toHaveLength(1);
    world.now += 1;
    await rooms.tidy(new AbortController().signal);
    expect(merges.undo(mergeId)).toEqual(failure('merge-not-found'));
  });
});
