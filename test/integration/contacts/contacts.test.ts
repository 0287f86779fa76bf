import { describe, expect, test } from 'vitest';
import { contactName } from '#shared/domain/contact';
import type { CountryCode } from '#shared/domain/phone';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { createContacts, type ContactInput } from '../../../src/main/contacts/contacts';
import { createRecipientStore } from '../../../src/main/contacts/recipient-store';
import { createMessageStore } from '../../../src/main/history/message-store';
import { newMessage } from '../history/new-message';
import { openSound, startAt, tempDir } from '../storage/temp-database';

const dayMs = 86_400_000;

function setUp() {
  const database = openSound(tempDir());
  const world = { now: startAt, country: 'DE' as CountryCode, nextId: 1, practising: true };
  const contacts = createContacts({
    store: createContactStore(database),
    recipients: createRecipientStore(database),
    clock: { now: () => world.now },
    newId: () => `contact-${world.nextId++}`,
    defaultCountry: () => world.country,
    isPractising: () => world.practising,
  });

  function save(part: Partial<ContactInput>) {
    return contacts.save({
      id: null,
      name: 'Anna Vogel',
      numbers: [{ typed: '0171 1234567', label: 'mobile' }],
      note: '',
      ...part,
    });
  }

  function saved(part: Partial<ContactInput>) {
    const contact = save(part);
    if (!contact.ok) throw new Error(contact.error.code);
    return contact.value;
  }

  /** Texts a number, as far as its being accepted. */
  function text(recipient: string, at: number) {
    const messages = createMessageStore(database);
    const id = `m${world.nextId++}`;
    messages.enqueue([newMessage({ id, recipient, createdAt: at })], {
      kind: 'queued',
      dueAt: at,
      waitsFor: 'pace',
      attempts: 0,
    });
    messages.move(id, 'queued', { kind: 'sending', startedAt: at, attempts: 0 });
    messages.sweepInterrupted(at);
  }

  const found = (query: string) =>
    contacts.search({ query, limit: 100, offset: 0 }).contacts.map(contactName);
  const suggested = (query: string, limit = 8) => contacts.suggestRecipients({ query, limit });

  return { contacts, world, save, saved, text, found, suggested };
}

describe('save', () => {
  test('keeps what was typed beside the number it means', () => {
    const { contacts, saved } = setUp();
    const contact = saved({
      name: '  Anna Vogel ',
      note: ' likes tulips ',
      numbers: [
        { typed: ' 0171 1234567 ', label: ' mobile ' },
        { typed: '+1 (202) 555-0100', label: '' },
      ],
    });
    expect(contact).toEqual({
      id: 'contact-1',
      givenName: 'Anna Vogel',
      familyName: '',
      company: '',
      numbers: [
        { e164: '+491711234567', typed: '0171 1234567', label: 'mobile' },
        { e164: '+12025550100', typed: '+1 (202) 555-0100', label: '' },
      ],
      email: '',
      birthday: '',
      notes: 'likes tulips',
      tags: [],
      fields: [],
      language: '',
      consent: null,
      createdAt: startAt,
      updatedAt: startAt,
    });
    expect(contacts.search({ query: '', limit: 10, offset: 0 })).toEqual({
      contacts: [contact],
      total: 1,
    });
  });

  test('changes a contact whole', () => {
    const { contacts, world, saved, found } = setUp();
    const { id } = saved({});
    world.now += 5;
    const changed = saved({
      id,
      name: 'Anna Kraus',
      numbers: [{ typed: '0151 23456789', label: 'work' }],
    });
    expect(changed).toMatchObject({ id, createdAt: startAt, updatedAt: startAt + 5 });
    expect(found('Vogel')).toEqual([]);
    expect(found('0171 12')).toEqual([]);
    expect(found('kraus')).toEqual(['Anna Kraus']);
    expect(contacts.byNumber('+491711234567')).toBeNull();
    expect(contacts.byNumber('+4915123456789')).toEqual(changed);
  });

  test('leaves out empty numbers and keeps a number given twice once', () => {
    const { saved } = setUp();
    const { numbers } = saved({
      numbers: [
        { typed: ' ', label: 'mobile' },
        { typed: '0171 1234567', label: 'first' },
        { typed: '+491711234567', label: 'second' },
      ],
    });
    expect(numbers).toEqual([{ e164: '+491711234567', typed: '0171 1234567', label: 'first' }]);
  });

  test('keeps a number that was typed for another country', () => {
    const { world, saved } = setUp();
    const { id, numbers } = saved({});
    world.country = 'US';
    expect(saved({ id, name: 'Anna Kraus' }).numbers).toEqual(numbers);
  });

  test.each([
    [{ name: ' \n' }, { code: 'contact-name-missing' }],
    [{ numbers: [] }, { code: 'contact-number-missing' }],
    [{ numbers: [{ typed: '', label: 'mobile' }] }, { code: 'contact-number-missing' }],
    [
      { numbers: [{ typed: '12', label: '' }] },
      { code: 'contact-number-invalid', params: { number: '12' } },
    ],
    [{ id: 'nobody' }, { code: 'contact-not-found' }],
  ])('refuses %j', (part, error) => {
    const { save, found } = setUp();
    expect(save(part)).toEqual({ ok: false, error });
    expect(found('')).toEqual([]);
  });
});

describe('delete and restore', () => {
  test('hide a contact everywhere and bring it back whole', () => {
    const { contacts, saved, found, suggested } = setUp();
    const contact = saved({});
    expect(contacts.delete(contact.id)).toEqual({ ok: true, value: null });
    expect(found('')).toEqual([]);
    expect(found('anna')).toEqual([]);
    expect(suggested('anna')).toEqual([]);
    expect(contacts.byNumber('+491711234567')).toBeNull();

    expect(contacts.restore(contact.id)).toEqual({ ok: true, value: contact });
    expect(found('anna')).toEqual(['Anna Vogel']);
    expect(contacts.byNumber('+491711234567')).toEqual(contact);
  });

  test('say so when there is no such contact', () => {
    const { contacts, saved, save } = setUp();
    const { id } = saved({});
    const notFound = { ok: false, error: { code: 'contact-not-found' } };
    expect(contacts.delete('nobody')).toEqual(notFound);
    expect(contacts.restore('nobody')).toEqual(notFound);
    contacts.delete(id);
    expect(contacts.delete(id)).toEqual(notFound);
    expect(save({ id })).toEqual(notFound);
  });

  test('leave a contact alone that is not deleted', () => {
    const { contacts, saved } = setUp();
    const contact = saved({});
    expect(contacts.restore(contact.id)).toEqual({ ok: true, value: contact });
  });
});

describe('search', () => {
  function withPeople() {
    const world = setUp();
    const people = [
      ['Zoë Müller', '0171 2300001', 'wants the blue one'],
      ['Ämilie Großmann', '0151 23456789', ''],
      ['anna vogel', '+49 171 1234567', 'table 88'],
      ['Jürgen Łukasz', '+1 202 555 0100', 'Café René'],
    ] as const;
    for (const [name, typed, note] of people) {
      world.saved({ name, numbers: [{ typed, label: '' }], note });
    }
    return world;
  }

  test('without a query lists everyone by name, whatever accents and case', () => {
    expect(withPeople().found('')).toEqual([
      'Ämilie Großmann',
      'anna vogel',
      'Jürgen Łukasz',
      'Zoë Müller',
    ]);
  });

  test.each([
    ['zoe', ['Zoë Müller']],
    ['MÜLLER', ['Zoë Müller']],
    ['Mueller', ['Zoë Müller']],
    ['mul', ['Zoë Müller']],
    ['grossm', ['Ämilie Großmann']],
    ['GROẞMANN', ['Ämilie Großmann']],
    ['Aemilie', ['Ämilie Großmann']],
    ['lukasz juergen', ['Jürgen Łukasz']],
    ['cafe', ['Jürgen Łukasz']],
    ['vogel blue', []],
    ['ogel', []],
    ['0171 23', ['Zoë Müller']],
    ['171-23', ['Zoë Müller']],
    ['+49 171', ['anna vogel', 'Zoë Müller']],
    ['+49 (0)171 23', ['Zoë Müller']],
    ['0049171', ['anna vogel', 'Zoë Müller']],
    ['+171', []],
    ['(202) 555', ['Jürgen Łukasz']],
    ['4567', ['Ämilie Großmann', 'anna vogel']],
    ['anna 0171', ['anna vogel']],
    ['88', ['anna vogel']],
    ['table 88', ['anna vogel']],
    ['"zoe" OR *', []],
    ['zoe*', ['Zoë Müller']],
    ['name:zoe', []],
    ['🎂', []],
    ['  ', ['Ämilie Großmann', 'anna vogel', 'Jürgen Łukasz', 'Zoë Müller']],
  ])('for %j finds %j', (query, names) => {
    expect(withPeople().found(query)).toEqual(names);
  });

  test('answers a page and how many there are', () => {
    const { contacts } = withPeople();
    const page = contacts.search({ query: '171', limit: 1, offset: 1 });
    expect(page.contacts.map(contactName)).toEqual(['Zoë Müller']);
    expect(page.total).toBe(2);
  });

  test('finds a new contact by the umlaut that the query spells out', () => {
    const { saved, found } = setUp();
    saved({ name: 'Mueller' });
    expect(found('Müller')).toEqual(['Mueller']);
  });
});

describe('suggestRecipients', () => {
  test('puts often and lately texted numbers first, then names in order', () => {
    const { saved, text, suggested } = setUp();
    for (const [name, typed] of [
      ['Anna A', '+49 171 1234561'],
      ['Anna B', '+49 171 1234562'],
      ['Anna C', '+49 171 1234563'],
      ['Bea Annas', '+49 171 1234564'],
    ] as const) {
      saved({ name, numbers: [{ typed, label: 'mobile' }] });
    }
    text('+491711234563', startAt - dayMs);
    text('+491711234562', startAt - 3 * dayMs);
    text('+491711234562', startAt - 2 * dayMs);
    expect(suggested('anna').map(({ name }) => name)).toEqual([
      'Anna B',
      'Anna C',
      'Anna A',
      'Bea Annas',
    ]);
    expect(suggested('anna', 2).map(({ name }) => name)).toEqual(['Anna B', 'Anna C']);
    expect(suggested('anna')[0]).toEqual({
      e164: '+491711234562',
      contactId: 'contact-2',
      name: 'Anna B',
      label: 'mobile',
      lastTextedAt: startAt - 2 * dayMs,
    });
  });

  test('offers numbers that were texted before and that no contact has', () => {
    const { text, suggested } = setUp();
    text('+12025550100', startAt);
    const unnamed = {
      e164: '+12025550100',
      contactId: null,
      name: null,
      label: '',
      lastTextedAt: startAt,
    };
    expect(suggested('202 555')).toEqual([unnamed]);
    expect(suggested('')).toEqual([unnamed]);
    expect(suggested('ann')).toEqual([]);
  });

  test('offers, for a piece of a number, only the numbers that have it', () => {
    const { saved, suggested } = setUp();
    saved({
      numbers: [
        { typed: '0171 1234567', label: 'mobile' },
        { typed: '030 901820', label: 'work' },
      ],
    });
    expect(suggested('030').map(({ label }) => label)).toEqual(['work']);
    expect(suggested('vogel').map(({ label }) => label)).toEqual(['mobile', 'work']);
  });

  test('offers those texted lately, then contacts by name, where nothing is typed', () => {
    const { saved, text, suggested } = setUp();
    saved({ name: 'Anna' });
    text('+12025550100', startAt);
    expect(suggested('').map(({ e164 }) => e164)).toEqual(['+12025550100', '+491711234567']);
  });

  test('does not look for names in notes', () => {
    const { saved, suggested } = setUp();
    saved({ name: 'Bea', note: 'friend of Anna' });
    expect(suggested('anna')).toEqual([]);
  });

  test('offers nothing for nothing', () => {
    const { saved, suggested } = setUp();
    saved({});
    expect(suggested('anna', 0)).toEqual([]);
    expect(suggested('!?')).toEqual([]);
  });
});

test('recentRecipients names the numbers texted last, newest first, each once', () => {
  const { contacts, saved, text } = setUp();
  saved({});
  text('+491711234567', startAt);
  text('+12025550100', startAt + 1);
  text('+491711234567', startAt + 2);
  text('+12025550101', startAt + 3);
  expect(contacts.recentRecipients(2).map(({ e164, name }) => [e164, name])).toEqual([
    ['+12025550101', null],
    ['+491711234567', 'Anna Vogel'],
  ]);
});

describe('a number of fiction that was texted to practise', () => {
  test('is offered while practising, and not when the next text is for real', () => {
    const { contacts, world, text, suggested } = setUp();
    text('+12025550150', startAt);
    world.practising = false;
    expect(suggested('')).toEqual([]);
    expect(contacts.recentRecipients(5)).toEqual([]);
    world.practising = true;
    expect(suggested('').map(({ e164 }) => e164)).toEqual(['+12025550150']);
    expect(contacts.recentRecipients(5).map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });

  test('is offered for real when a contact has it', () => {
    const { world, saved, text, suggested } = setUp();
    saved({ numbers: [{ typed: '+1 202 555 0150', label: '' }] });
    text('+12025550150', startAt);
    world.practising = false;
    expect(suggested('').map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });
});
