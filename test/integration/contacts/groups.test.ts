import { describe, expect, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { failure, openContactsWorld, value } from './contacts-world';

describe('tags', () => {
  function withTags() {
    const all = openContactsWorld();
    const anna = all.saved({ tags: ['VIP', 'roses'] });
    const bea = all.saved({ givenName: 'Bea', tags: ['vip'] });
    const counts = async () =>
      Object.fromEntries((await all.rooms.tags.list()).map(({ name, count }) => [name, count]));
    return { ...all, anna, bea, tags: all.rooms.tags, counts };
  }

  test('are one whatever their case, counted without the bin', async () => {
    const { counts, list, rooms, bea } = withTags();
    expect(await counts()).toEqual({ roses: 1, VIP: 2 });
    expect((await list({ tags: ['vip'] })).map(({ tags }) => tags)).toEqual([
      ['roses', 'VIP'],
      ['VIP'],
    ]);
    value(rooms.contacts.delete(bea.id));
    expect(await counts()).toEqual({ roses: 1, VIP: 1 });
  });

  test('narrow a list down to those who have all of them', async () => {
    const { names } = withTags();
    expect(await names({ tags: ['vip', 'ROSES'] })).toEqual(['Anna Vogel']);
    expect(await names({ tags: ['vip', 'nothing'] })).toEqual([]);
  });

  test('are given to many and taken from many at once', async () => {
    const { tags, counts, anna, bea, world, list } = withTags();
    world.now += 5;
    const selection = { kind: 'query', query: everyone } as const;
    const changes = { add: ['Roses', 'new'], remove: ['vip'] };
    expect(await tags.change(selection, changes)).toBe(2);
    expect(await counts()).toEqual({ new: 2, roses: 2, VIP: 0 });
    expect((await list()).map(({ updatedAt }) => updatedAt)).toEqual([world.now, world.now]);

    world.now += 5;
    const again = { add: ['new'], remove: ['vip'] };
    expect(await tags.change({ kind: 'ids', ids: [anna.id, bea.id, 'nobody'] }, again)).toBe(0);
    expect((await list()).map(({ updatedAt }) => updatedAt)).not.toContain(world.now);
  });

  test('are renamed everywhere, in saved searches too', async () => {
    const { tags, counts, rooms } = withTags();
    const query = { ...everyone, tags: ['Vip'] };
    value(await rooms.savedSearches.save({ id: null, name: 'Best', query }));
    value(await tags.rename('vip', ' Stammkunde '));
    expect(await counts()).toEqual({ roses: 1, Stammkunde: 2 });
    expect(await rooms.savedSearches.list()).toMatchObject([
      { query: { tags: ['Stammkunde'] }, count: 2 },
    ]);
  });

  test('may change no more than their case', async () => {
    const { tags, counts } = withTags();
    value(await tags.rename('VIP', 'Vip'));
    expect(await counts()).toEqual({ roses: 1, Vip: 2 });
  });

  test('become one where the new name is taken', async () => {
    const { tags, counts, list } = withTags();
    value(await tags.rename('VIP', 'ROSES'));
    expect(await counts()).toEqual({ roses: 2 });
    expect((await list()).map((contact) => contact.tags)).toEqual([['roses'], ['roses']]);
  });

  test('are deleted, and their contacts stay', async () => {
    const { tags, counts, names } = withTags();
    value(await tags.delete('vip'));
    expect(await counts()).toEqual({ roses: 1 });
    expect(await names()).toEqual(['Anna Vogel', 'Bea Vogel']);
  });

  test('say so where there is none, or no name', async () => {
    const { tags } = withTags();
    expect(await tags.rename('nothing', 'x')).toEqual(failure('tag-not-found'));
    expect(await tags.rename('vip', ' ')).toEqual(failure('name-missing'));
    expect(await tags.delete('nothing')).toEqual(failure('tag-not-found'));
  });

  test('reach every contact of a long list', async () => {
    const { rooms, saved } = openContactsWorld();
    for (let index = 0; index < 850; index += 1) saved({ givenName: String(index) });
    const selection = { kind: 'query', query: everyone } as const;
    expect(await rooms.tags.change(selection, { add: ['all'], remove: [] })).toBe(850);
    value(await rooms.tags.rename('all', 'everyone'));
    expect(await rooms.tags.list()).toEqual([{ name: 'everyone', count: 850 }]);
    value(await rooms.tags.delete('everyone'));
    expect(await rooms.tags.list()).toEqual([]);
  });
});

describe('saved searches', () => {
  test('are live groups', async () => {
    const { rooms, saved, save } = openContactsWorld();
    const { savedSearches } = rooms;
    const consent = { givenOn: '2025-01-30', source: 'card', wording: '' };
    saved();
    const bea = saved({ givenName: 'Bea', consent });
    const kept = value(
      await savedSearches.save({
        id: null,
        name: ' Agreed ',
        query: { ...everyone, only: 'consent' },
      }),
    );
    expect(kept).toMatchObject({ name: 'Agreed', count: 1 });
    value(save({ id: bea.id, consent: null }));
    expect(await savedSearches.list()).toEqual([{ ...kept, count: 0 }]);
  });

  test('are renamed, changed and deleted', async () => {
    const { rooms, saved } = openContactsWorld();
    const { savedSearches } = rooms;
    saved();
    const one = value(await savedSearches.save({ id: null, name: 'One', query: everyone }));
    const query = { ...everyone, text: 'nobody' };
    value(await savedSearches.save({ id: one.id, name: 'ONE', query }));
    expect(await savedSearches.list()).toEqual([{ id: one.id, name: 'ONE', query, count: 0 }]);
    value(savedSearches.delete(one.id));
    expect(await savedSearches.list()).toEqual([]);
  });

  test('refuse a name that is missing or taken, and what is gone', async () => {
    const { rooms } = openContactsWorld();
    const { savedSearches } = rooms;
    value(await savedSearches.save({ id: null, name: 'One', query: everyone }));
    const save = (id: string | null, name: string) =>
      savedSearches.save({ id, name, query: everyone });
    expect(await save(null, ' ')).toEqual(failure('name-missing'));
    expect(await save(null, 'one ')).toEqual(failure('name-taken', { name: 'one' }));
    expect(await save('nothing', 'Two')).toEqual(failure('saved-search-not-found'));
    expect(savedSearches.delete('nothing')).toEqual(failure('saved-search-not-found'));
  });
});

describe('fields of the user’s own', () => {
  function withFields() {
    const all = openContactsWorld();
    const { customFields } = all.rooms;
    const size = value(customFields.add(' Shoe size ', 'number'));
    const visit = value(customFields.add('Last visit', 'date'));
    const motto = value(customFields.add('Motto', 'text'));
    return { ...all, customFields, size, visit, motto };
  }

  test('are listed in the order in which they were added', () => {
    const { customFields, size, visit, motto } = withFields();
    expect(size).toEqual({ id: 'id-1', name: 'Shoe size', kind: 'number' });
    expect(customFields.list()).toEqual([size, visit, motto]);
  });

  test('take values of their kind, numbers with a dot or a comma', () => {
    const { saved, size, visit, motto } = withFields();
    const { fields } = saved({
      fields: [
        { fieldId: motto.id, value: ' Carpe diem ' },
        { fieldId: size.id, value: '+38,5' },
        { fieldId: visit.id, value: '2024-02-29' },
        { fieldId: 'gone', value: 'x' },
      ],
    });
    expect(fields).toEqual([
      { fieldId: size.id, value: '38.5' },
      { fieldId: visit.id, value: '2024-02-29' },
      { fieldId: motto.id, value: 'Carpe diem' },
    ]);
  });

  test('leave out what is empty', () => {
    const { saved, size } = withFields();
    expect(saved({ fields: [{ fieldId: size.id, value: ' ' }] }).fields).toEqual([]);
  });

  test('refuse what is not of their kind, by name', () => {
    const { save, size, visit } = withFields();
    for (const value of ['large', '1.000,5', '1e3', '.5']) {
      expect(save({ fields: [{ fieldId: size.id, value }] })).toEqual(
        failure('contact-field-invalid', { field: 'Shoe size' }),
      );
    }
    expect(save({ fields: [{ fieldId: visit.id, value: '31.01.2025' }] })).toEqual(
      failure('contact-field-invalid', { field: 'Last visit' }),
    );
  });

  test('are renamed and deleted with what everyone has in them', async () => {
    const { customFields, saved, size, visit, motto, rooms } = withFields();
    const { id } = saved({
      fields: [
        { fieldId: size.id, value: '38' },
        { fieldId: motto.id, value: 'Carpe diem' },
      ],
    });
    const renamed = value(customFields.rename(size.id, 'Size'));
    value(await customFields.delete(motto.id));
    expect(customFields.list()).toEqual([renamed, visit]);
    expect(value(rooms.contacts.get(id)).fields).toEqual([{ fieldId: size.id, value: '38' }]);
  });

  test('refuse a name that is missing or taken, and what is gone', async () => {
    const { customFields, size } = withFields();
    expect(customFields.add(' ', 'text')).toEqual(failure('name-missing'));
    expect(customFields.add('MOTTO', 'date')).toEqual(failure('name-taken', { name: 'Motto' }));
    expect(customFields.rename(size.id, 'motto')).toEqual(failure('name-taken', { name: 'Motto' }));
    expect(customFields.rename(size.id, 'shoe SIZE').ok).toBe(true);
    expect(customFields.rename('gone', 'x')).toEqual(failure('field-not-found'));
    expect(await customFields.delete('gone')).toEqual(failure('field-not-found'));
  });
});
