import { describe, expect, test } from 'vitest';
import { everyone, type ContactQuery } from '#shared/domain/contact';
import { hasBit } from '../../../src/main/contacts/search/bits';
import { findQuery, scopes, type Scope } from '../../../src/main/contacts/search/find';
import { buildIndex, type SearchEntry } from '../../../src/main/contacts/search/index-data';
import { generateContacts } from '../../support/contacts/generate-contacts';
import { fc } from '../../support/property';

function entry(part: Partial<SearchEntry>): SearchEntry {
  return {
    seq: 1,
    givenName: '',
    familyName: '',
    company: '',
    email: '',
    notes: '',
    numbers: [],
    tags: [],
    consent: false,
    optedOut: false,
    inBin: false,
    ...part,
  };
}

const shop = [
  entry({
    givenName: 'Ämilie',
    familyName: 'Großmann',
    tags: ['VIP', 'Messe 2024'],
    consent: true,
  }),
  entry({ givenName: 'anna', familyName: 'vogel', notes: 'table 88', tags: ['vip'] }),
  entry({ givenName: 'Anne', familyName: 'Kraus', optedOut: true, consent: true }),
  entry({ company: 'Café René GmbH', email: 'info@rene.example' }),
  entry({ givenName: 'Seán', familyName: 'O’Brien', notes: 'likes Vogel' }),
  entry({ givenName: '芳', familyName: '王' }),
  entry({ givenName: 'Hanna', familyName: 'Vogt', inBin: true }),
];

function find(query: Partial<ContactQuery>, scope: Scope = scopes.list) {
  const { exact, near } = findQuery(buildIndex(shop), { ...everyone, ...query }, scope);
  const names = (bits: typeof exact) =>
    shop
      .filter((_, rank) => hasBit(bits, rank))
      .map(({ givenName, company }) => (givenName === '' ? company : givenName));
  return { exact: names(exact), near: names(near) };
}

describe('a text', () => {
  test.each([
    ['ann', ['anna', 'Anne'], []],
    ['ANNA', ['anna'], ['Anne']],
    ['anan', [], ['anna', 'Anne']],
    ['grossmann', ['Ämilie'], []],
    ['GROẞMANN', ['Ämilie'], []],
    ['Aemilie grossm', ['Ämilie'], []],
    ['amelie', [], ['Ämilie']],
    ['grossman aemili', ['Ämilie'], []],
    ['gorssmann aemili', [], ['Ämilie']],
    ['obrien', ['Seán'], []],
    ["o'brien sean", ['Seán'], []],
    ['cafe', ['Café René GmbH'], []],
    ['info@rene', ['Café René GmbH'], []],
    ['vogel', ['anna', 'Seán'], []],
    ['table 88', ['anna'], []],
    ['messe', ['Ämilie'], []],
    ['王芳', ['芳'], []],
    ['王', ['芳'], []],
    ['ogle', [], []],
    ['🎂', [], []],
  ])('%j finds %j as typed and %j but for a letter', (text, exact, near) => {
    expect(find({ text })).toEqual({ exact, near });
  });

  test('is looked for in notes and tags by the list alone, in e-mail addresses by To as well', () => {
    expect(find({ text: 'vogel' }, scopes.recipients).exact).toEqual(['anna']);
    expect(find({ text: 'messe' }, scopes.recipients).exact).toEqual([]);
    expect(find({ text: 'info' }, scopes.recipients).exact).toEqual(['Café René GmbH']);
    expect(find({ text: 'info' }, scopes.names).exact).toEqual([]);
  });
});

describe('a query', () => {
  test.each<[Partial<ContactQuery>, readonly string[]]>([
    [{}, ['Ämilie', 'anna', 'Anne', 'Café René GmbH', 'Seán', '芳']],
    [{ only: 'consent' }, ['Ämilie', 'Anne']],
    [{ only: 'no-consent' }, ['anna', 'Café René GmbH', 'Seán', '芳']],
    [{ only: 'opted-out' }, ['Anne']],
    [{ only: 'in-bin' }, ['Hanna']],
    [{ tags: ['ViP '] }, ['Ämilie', 'anna']],
    [{ tags: ['VIP', 'messe 2024'] }, ['Ämilie']],
    [{ tags: ['messe'] }, []],
    [{ text: 'a', tags: ['vip'], only: 'no-consent' }, ['anna']],
    [{ text: 'vogt', only: 'in-bin' }, ['Hanna']],
  ])('%j finds %j', (query, names) => {
    expect(find(query).exact).toEqual(names);
  });

  test('with a typo leaves out those whom its group leaves out', () => {
    expect(find({ text: 'anan', only: 'consent' }).near).toEqual(['Anne']);
    expect(find({ text: 'hanan', only: 'in-bin' }).near).toEqual(['Hanna']);
  });
});

describe('of customers in nineteen languages', () => {
  const customers = [...generateContacts(150, 7)];
  const index = buildIndex(
    customers.map((customer, rank) =>
      entry({ ...customer, seq: rank + 1, consent: customer.consent !== null }),
    ),
  );
  const hitsOf = (text: string) => findQuery(index, { ...everyone, text }, scopes.list);
  const startsOf = (word: string) =>
    Array.from({ length: word.length }, (_, end) => word.slice(0, end + 1));
  const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isFoundBy = (text: string, rank: number) => hasBit(hitsOf(text).exact, rank);

  test('each is found by every start of each of its words', () => {
    const missed = customers.flatMap((customer, rank) =>
      [customer.givenName, customer.familyName, customer.company, customer.email, customer.notes]
        .concat(customer.tags)
        .flatMap(wordsOf)
        .flatMap(startsOf)
        .filter((start) => /[\p{L}\p{N}]/u.test(start) && !isFoundBy(start, rank)),
    );
    expect(missed).toEqual([]);
  });

  test('each is found by every piece of three digits and more of its numbers', () => {
    const missed = customers.flatMap((customer, rank) =>
      customer.numbers
        .flatMap(({ e164, typed }) => [e164, typed])
        .flatMap((number) => [...piecesOf(number)])
        .filter((piece) => piece.replaceAll(/\D/g, '').length >= 3 && !isFoundBy(piece, rank)),
    );
    expect(missed).toEqual([]);
  });

  test('each is found by a name with any typo of one letter', () => {
    const names = customers.flatMap(({ givenName, familyName }, rank) =>
      wordsOf(`${givenName} ${familyName}`)
        .filter(
          (word) => /^\p{L}{4,}$/u.test(word.normalize('NFC')) && !/\p{Script=Han}/u.test(word),
        )
        .map((word) => ({ word: word.normalize('NFC'), rank })),
    );
    const typo = fc.constantFrom<(word: string, at: number) => string>(
      (word, at) => word.slice(0, at) + word.slice(at + 1),
      (word, at) => `${word.slice(0, at)}x${word.slice(at)}`,
      (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
      (word, at) => {
        return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
      },
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), typo, fc.nat(), ({ word, rank }, change, at) => {
        const text = change(word, at % word.length);
        const { exact, near } = hitsOf(text);
        expect([text, hasBit(exact, rank) || hasBit(near, rank)]).toEqual([text, true]);
      }),
      { numRuns: 500 },
    );
  });

  function* piecesOf(number: string): Generator<string> {
    for (let from = 0; from < number.length; from += 1) {
      for (let to = from + 3; to <= number.length; to += 1) yield number.slice(from, to);
    }
  }
});
