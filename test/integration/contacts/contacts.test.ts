import { describe, expect, test } from 'vitest';
import { contactName, everyone } from '#shared/domain/contact';
import { startAt } from '../storage/temp-database';
import { openContactsWorld } from './contacts-world';

const dayMs = 86_400_000;

function setUp() {
  const all = openContactsWorld();
  const { contacts } = all.rooms;
  return {
    ...all,
    contacts,
    found: (text: string) => all.names({ text }),
    suggested: (query: string, limit = 8) => contacts.suggestRecipients({ query, limit }),
  };
}

describe('save', () => {
  test('keeps what was typed beside the number it means', async () => {
    const { contacts, saved } = setUp();
    const contact = saved({
      givenName: '  Anna ',
      familyName: ' Vogel ',
      company: ' Tulips & Co ',
      email: ' anna@example.com ',
      birthday: '--02-29',
      notes: ' likes tulips ',
      tags: [' VIP ', 'vip', ''],
      language: 'de',
      consent: { givenOn: '2025-01-30', source: ' card ', wording: ' Text me. ' },
      numbers: [
        { typed: ' 0171 1234567 ', label: ' mobile ' },
        { typed: '+1 (202) 555-0100', label: '' },
      ],
    });
    expect(contact).toEqual({
      id: 'id-1',
      givenName: 'Anna',
      familyName: 'Vogel',
      company: 'Tulips & Co',
      numbers: [
        { e164: '+491711234567', typed: '0171 1234567', label: 'mobile' },
        { e164: '+12025550100', typed: '+1 (202) 555-0100', label: '' },
      ],
      email: 'anna@example.com',
      birthday: '--02-29',
      notes: 'likes tulips',
      tags: ['VIP'],
      fields: [],
      language: 'de',
      consent: { givenOn: '2025-01-30', source: 'card', wording: 'Text me.' },
      createdAt: startAt,
      updatedAt: startAt,
    });
    expect(await contacts.list({ query: everyone, limit: 10, offset: 0 })).toEqual({
      contacts: [{ ...contact, optedOut: [], deletedAt: null }],
      total: 1,
      firstTypoAt: 1,
    });
    expect(contacts.get(contact.id)).toEqual({
      ok: true,
      value: { ...contact, optOuts: [], deletedAt: null, merges: [] },
    });
  });

  test('changes a contact whole', async () => {
    const { contacts, world, saved, found } = setUp();
    const { id } = saved({});
    world.now += 5;
    const changed = saved({
      id,
      familyName: 'Kraus',
      numbers: [{ typed: '0151 23456789', label: 'work' }],
    });
    expect(changed).toMatchObject({ id, createdAt: startAt, updatedAt: startAt + 5 });
    expect(await found('Vogel')).toEqual([]);
    expect(await found('0171 12')).toEqual([]);
    expect(await found('kraus')).toEqual(['Anna Kraus']);
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
    expect(saved({ id, familyName: 'Kraus' }).numbers).toEqual(numbers);
  });

  test('takes a contact without a name, which is called by its number', async () => {
    const { saved, found } = setUp();
    saved({ givenName: ' ', familyName: '' });
    expect(await found('')).toEqual(['0171 1234567']);
  });

  test.each([
    [{ numbers: [] }, { code: 'contact-number-missing' }],
    [{ numbers: [{ typed: '', label: 'mobile' }] }, { code: 'contact-number-missing' }],
    [
      { numbers: [{ typed: '12', label: '' }] },
      { code: 'contact-number-invalid', params: { number: '12' } },
    ],
    [{ email: 'anna' }, { code: 'contact-email-invalid' }],
    [{ birthday: '2025-02-29' }, { code: 'contact-birthday-invalid' }],
    [
      { consent: { givenOn: '2025-13-01', source: 'card', wording: '' } },
      { code: 'contact-consent-incomplete' },
    ],
    [
      { consent: { givenOn: '2025-01-30', source: ' ', wording: '' } },
      { code: 'contact-consent-incomplete' },
    ],
    [{ id: 'nobody' }, { code: 'contact-not-found' }],
  ])('refuses %j', async (part, error) => {
    const { save, found } = setUp();
    expect(save(part)).toEqual({ ok: false, error });
    expect(await found('')).toEqual([]);
  });
});

describe('delete and restore', () => {
  test('hide a contact everywhere and bring it back whole', async () => {
    const { contacts, saved, found, suggested } = setUp();
    const contact = saved({});
    expect(contacts.delete(contact.id)).toEqual({ ok: true, value: null });
    expect(await found('')).toEqual([]);
    expect(await found('anna')).toEqual([]);
    expect(await suggested('anna')).toEqual([]);
    expect(contacts.byNumber('+491711234567')).toBeNull();

    expect(contacts.restore(contact.id)).toEqual({ ok: true, value: contact });
    expect(await found('anna')).toEqual(['Anna Vogel']);
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
      world.saved({
        givenName: name,
        familyName: '',
        numbers: [{ typed, label: '' }],
        notes: note,
      });
    }
    return world;
  }

  test('without a query lists everyone by name, whatever accents and case', async () => {
    expect(await withPeople().found('')).toEqual([
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
    ['ogel', ['anna vogel']],
    ['gel', []],
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
  ])('for %j finds %j', async (query, names) => {
    expect(await withPeople().found(query)).toEqual(names);
  });

  test('answers a page and how many there are', async () => {
    const { contacts } = withPeople();
    const page = await contacts.list({
      query: { ...everyone, text: '171' },
      limit: 1,
      offset: 1,
    });
    expect(page.contacts.map(contactName)).toEqual(['Zoë Müller']);
    expect(page.total).toBe(2);
  });

  test('finds a new contact by the umlaut that the query spells out', async () => {
    const { saved, found } = setUp();
    saved({ givenName: '', familyName: 'Mueller' });
    expect(await found('Müller')).toEqual(['Mueller']);
  });
});

describe('suggestRecipients', () => {
  test('puts often and lately texted numbers first, then names in order', async () => {
    const { saved, text, suggested } = setUp();
    for (const [name, typed] of [
      ['Anna A', '+49 171 1234561'],
      ['Anna B', '+49 171 1234562'],
      ['Anna C', '+49 171 1234563'],
      ['Bea Annas', '+49 171 1234564'],
    ] as const) {
      saved({ givenName: name, familyName: '', numbers: [{ typed, label: 'mobile' }] });
    }
    text('+491711234563', startAt - dayMs);
    text('+491711234562', startAt - 3 * dayMs);
    text('+491711234562', startAt - 2 * dayMs);
    expect((await suggested('anna')).map(({ name }) => name)).toEqual([
      'Anna B',
      'Anna C',
      'Anna A',
      'Bea Annas',
    ]);
    expect((await suggested('anna', 2)).map(({ name }) => name)).toEqual(['Anna B', 'Anna C']);
    expect((await suggested('anna'))[0]).toEqual({
      e164: '+491711234562',
      contactId: 'id-2',
      name: 'Anna B',
      label: 'mobile',
      lastTextedAt: startAt - 2 * dayMs,
      optedOut: false,
    });
  });

  test('offers numbers that were texted before and that no contact has', async () => {
    const { text, suggested } = setUp();
    text('+12025550100', startAt);
    const unnamed = {
      e164: '+12025550100',
      contactId: null,
      name: null,
      label: '',
      lastTextedAt: startAt,
      optedOut: false,
    };
    expect(await suggested('202 555')).toEqual([unnamed]);
    expect(await suggested('')).toEqual([unnamed]);
    expect(await suggested('ann')).toEqual([]);
  });

  test('offers, for a piece of a number, only the numbers that have it', async () => {
    const { saved, suggested } = setUp();
    saved({
      numbers: [
        { typed: '0171 1234567', label: 'mobile' },
        { typed: '030 901820', label: 'work' },
      ],
    });
    expect((await suggested('030')).map(({ label }) => label)).toEqual(['work']);
    expect((await suggested('vogel')).map(({ label }) => label)).toEqual(['mobile', 'work']);
  });

  test('offers those texted lately, then contacts by name, where nothing is typed', async () => {
    const { saved, text, suggested } = setUp();
    saved({ familyName: '' });
    text('+12025550100', startAt);
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual([
      '+12025550100',
      '+491711234567',
    ]);
  });

  test('does not look for names in notes', async () => {
    const { saved, suggested } = setUp();
    saved({ givenName: 'Bea', notes: 'friend of Anna' });
    expect(await suggested('anna')).toEqual([]);
  });

  test('offers nothing for nothing', async () => {
    const { saved, suggested } = setUp();
    saved({});
    expect(await suggested('anna', 0)).toEqual([]);
    expect(await suggested('!?')).toEqual([]);
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
  test('is offered while practising, and not when the next text is for real', async () => {
    const { contacts, world, text, suggested } = setUp();
    text('+12025550150', startAt);
    world.practising = false;
    expect(await suggested('')).toEqual([]);
    expect(contacts.recentRecipients(5)).toEqual([]);
    world.practising = true;
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual(['+12025550150']);
    expect(contacts.recentRecipients(5).map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });

  test('is offered for real when a contact has it', async () => {
    const { world, saved, text, suggested } = setUp();
    saved({ numbers: [{ typed: '+1 202 555 0150', label: '' }] });
    text('+12025550150', startAt);
    world.practising = false;
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual(['+12025550150']);
  });
});
