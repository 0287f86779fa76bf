import { openTemplateRoom } from '../../../src/main/templates/template-room';
import type { Language } from '#shared/domain/settings';
import { openContactsWorld, value } from '../contacts/contacts-world';

/** The rooms of templates and contacts over a real database, with time in the test's hands. */
export function openTemplatesWorld() {
  const contacts = openContactsWorld();
  const world = { language: 'en' as Language, changes: 0, timeZone: 'Europe/Berlin' };
  const room = openTemplateRoom({
    database: contacts.database,
    language: () => world.language,
    newId: () => `id-${contacts.world.nextId++}`,
    onChange: () => {
      world.changes += 1;
    },
    contact(id) {
      const found = contacts.rooms.contacts.get(id);
      return found.ok && found.value.deletedAt === null ? found.value : null;
    },
    contactOfNumber: (e164) => contacts.rooms.contacts.byNumber(e164),
    fields: () => contacts.rooms.customFields.list(),
    now: () => contacts.world.now,
    timeZone: () => world.timeZone,
  });
  const input = { id: null, name: 'Order in', text: 'Hi {{first_name}}!', language: 'en' };
  return {
    ...room,
    contacts,
    world,
    input,
    /** A template that is expected to be saved. */
    saved: (changes: Partial<typeof input> = {}) =>
      value(room.templates.save({ ...input, ...changes })),
    names: () => room.templates.list().map(({ name }) => name),
  };
}
