import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { openContactsWorld } from '../contacts/contacts-world';
import { openHistory } from '../history/opened-history';
import { startAt } from './temp-database';

const range = { limit: 10, offset: 0 };

test('whatever is typed into a search, it is answered', async () => {
  const { database, rooms } = openContactsWorld();
  const { search } = rooms;
  const history = openHistory(database);
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.stringMatching(/^["*^:(){}+\-0-9 ANDORNETa]{0,200}$/),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (query) => {
      const found = await search.search({ ...everyone, text: query }, range);
      expect(found).toMatchObject({ seqs: [], total: 0 });
      expect(await search.suggest(query, 10, startAt)).toEqual([]);
      expect(history.listBefore({ query, before: null, limit: 10 })).toEqual({
        ok: true,
        value: { messages: [], nextBefore: null },
      });
    }),
    { numRuns: 150 },
  );
});

test('a contact is found by every word of its name, however it is written', async () => {
  const { rooms } = openContactsWorld();
  const { contacts } = rooms.ground;
  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŁłẞß]{1,12}$/);
  const change = fc.constantFrom<(word: string) => string>(
    (same) => same,
    (upper) => upper.toUpperCase(),
    (lower) => lower.toLowerCase(),
    (plain) => plain.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    (start) => start.slice(0, 2),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      change,
      async (words, changed) => {
        const contact = {
          id: 'c',
          givenName: words.join(' '),
          familyName: '',
          company: '',
          numbers: [{ e164: '+12025550100', typed: '', label: '' }],
          email: '',
          birthday: '',
          notes: '',
          tags: [],
          fields: [],
          language: '',
          consent: null,
          createdAt: startAt,
          updatedAt: startAt,
        };
        const { seq } = contacts.write(contact);
        rooms.search.contactsChanged([seq]);
        const query = words.map(changed).reverse().join(' ');
        const found = await rooms.search.search({ ...everyone, text: query }, range);
        expect(found.seqs).toEqual([seq]);
      },
    ),
    { numRuns: 100 },
  );
});
