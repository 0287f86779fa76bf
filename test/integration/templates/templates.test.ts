import { describe, expect, test } from 'vitest';
import { maxTemplates } from '#shared/domain/template-model';
import { failure, value } from '../contacts/contacts-world';
import { openTemplatesWorld } from './templates-world';

describe('templates', () => {
  test('are kept in the order of their names, whatever their case', () => {
    const { saved, templates, world, contacts } = openTemplatesWorld();
    const order = saved({ name: ' order in ' });
    saved({ name: 'Appointment' });
    expect(templates.list()).toMatchObject([{ name: 'Appointment' }, order]);
    expect(order).toEqual({
      id: 'id-1',
      name: 'order in',
      text: 'Hi {{first_name}}!',
      language: 'en',
      createdAt: contacts.world.now,
      updatedAt: contacts.world.now,
    });
    expect(world.changes).toBe(2);
  });

  test('keep when they were made as they change', () => {
    const { saved, templates, contacts } = openTemplatesWorld();
    const { id, createdAt } = saved();
    contacts.world.now += 5;
    const changed = saved({ id: id as never, name: 'ORDER IN', text: 'Hello' });
    expect(changed).toMatchObject({ id, createdAt, updatedAt: createdAt + 5, text: 'Hello' });
    expect(templates.list()).toEqual([changed]);
  });

  test.each([
    ['a name', { name: '  ' }, 'name-missing', undefined],
    ['a text', { text: ' \n' }, 'text-empty', undefined],
    ['a name of its own', { name: 'order IN' }, 'name-taken', { name: 'Order in' }],
    ['a name of an ordinary length', { name: 'n'.repeat(101) }, 'name-too-long', { limit: 100 }],
    [
      'a text that can be sent',
      { name: 'Long', text: 't'.repeat(2_001) },
      'text-too-long',
      { units: 2_001, limit: 2_000 },
    ],
  ])('need %s', (_, changes, code, params) => {
    const { saved, templates, input, names } = openTemplatesWorld();
    saved();
    expect(templates.save({ ...input, ...changes })).toEqual(failure(code, params));
    expect(names()).toEqual(['Order in']);
  });

  test('are saved with mistakes in their fields: the user may not be done', () => {
    const { saved } = openTemplatesWorld();
    expect(saved({ text: 'Hi {{first_name' }).text).toBe('Hi {{first_name');
  });

  test('that are gone cannot be changed or deleted', () => {
    const { templates, input } = openTemplatesWorld();
    const gone = failure('template-not-found');
    expect(templates.save({ ...input, id: 'gone' })).toEqual(gone);
    expect(templates.delete('gone')).toEqual(gone);
    expect(templates.restore('gone')).toEqual(gone);
  });

  test('come back as they were when deleting is undone, once', () => {
    const { saved, templates, names } = openTemplatesWorld();
    const order = saved();
    value(templates.delete(order.id));
    expect(names()).toEqual([]);
    expect(value(templates.restore(order.id))).toEqual(order);
    expect(templates.list()).toEqual([order]);
    expect(templates.restore(order.id)).toEqual(failure('template-not-found'));
  });

  test('do not come back over another one that has the name by now', () => {
    const { saved, templates } = openTemplatesWorld();
    const order = saved();
    value(templates.delete(order.id));
    const other = saved({ text: 'Another' });
    expect(templates.restore(order.id)).toEqual(failure('name-taken', { name: 'Order in' }));
    expect(templates.list()).toEqual([other]);
  });

  test('are limited in number, and say so', () => {
    const { saved, templates, input, contacts } = openTemplatesWorld();
    contacts.database.transaction(() => {
      for (let number = 0; number < maxTemplates; number += 1) saved({ name: `T${number}` });
    });
    const tooMany = failure('templates-too-many', { limit: maxTemplates });
    expect(templates.save(input)).toEqual(tooMany);
    const [first] = templates.list();
    expect(saved({ id: first!.id as never, name: 'Changed' }).name).toBe('Changed');
  });
});
