import { describe, expect, test } from 'vitest';
import { contactName, everyone } from '#shared/domain/contact';
import { startAt } from '../storage/temp-database';
import { openContacts } from './contacts-world';

const dayMs = 86_400_000;

describe('search', () => {
  function withPeople() {
    const world = openContacts();
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

  test('puts those with a letter wrong below all that match, though their names come first', async () => {
    const { saved, found, suggested, text } = openContacts();
    for (const [givenName, nth] of [
      ['Brook', 1],
      ['Braun', 2],
      ['Aaron Bruan', 3],
      ['Zoe Braune', 4],
    ] as const) {
      const numbers = [{ typed: `+49 171 123456${nth}`, label: '' }];
      saved({ givenName, familyName: '', numbers });
    }
    // Texted often, and below those that match all the same.
    text('+491711234563');
    const expected = ['Braun', 'Zoe Braune', 'Aaron Bruan'];
    expect(await found('braun')).toEqual(expected);
    expect((await suggested('braun')).map(({ name }) => name)).toEqual(expected);
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
    const { saved, found } = openContacts();
    saved({ givenName: '', familyName: 'Mueller' });
    expect(await found('Müller')).toEqual(['Mueller']);
  });
});

describe('suggestRecipients', () => {
  test('puts often and lately texted numbers first, then names in order', async () => {
    const { saved, text, suggested } = openContacts();
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
    const { text, suggested } = openContacts();
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
    const { saved, suggested } = openContacts();
    saved({
      numbers: [
        { typed: '0171 1234567', label: 'mobile' },
        { typed: '030 901820', label: 'work' },
      ],
    });
    expect((await suggested('030')).map(({ label }) => label)).toEqual(['work']);
    expect((await suggested('vogel')).map(({ label }) => label)).toEqual(['mobile', 'work']);
  });

  test('offers of each contact the numbers that are labelled as mobiles first', async () => {
    const { saved, suggested } = openContacts();
    saved({
      numbers: [
        { typed: '030 901820', label: 'Zentrale' },
        { typed: '0171 1234567', label: 'Diensthandy' },
      ],
    });
    saved({ givenName: 'Xaver', numbers: [{ typed: '030 901821', label: 'work' }] });
    const inOrder = ['Diensthandy', 'Zentrale'];
    expect((await suggested('vogel')).map(({ label }) => label)).toEqual([...inOrder, 'work']);
    expect((await suggested('')).map(({ label }) => label)).toEqual([...inOrder, 'work']);
  });

  test('offers those texted lately, then contacts by name, where nothing is typed', async () => {
    const { saved, text, suggested } = openContacts();
    saved({ familyName: '' });
    text('+12025550100', startAt);
    expect((await suggested('')).map(({ e164 }) => e164)).toEqual([
      '+12025550100',
      '+491711234567',
    ]);
  });

  test('does not look for names in notes', async () => {
    const { saved, suggested } = openContacts();
    saved({ givenName: 'Bea', notes: 'friend of Anna' });
    expect(await suggested('anna')).toEqual([]);
  });

  test('offers nothing for nothing', async () => {
    const { saved, suggested } = openContacts();
    saved({});
    expect(await suggested('anna', 0)).toEqual([]);
    expect(await suggested('!?')).toEqual([]);
  });
});

test('recentRecipients names the numbers texted last, newest first, each once', () => {
  const { contacts, saved, text } = openContacts();
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
