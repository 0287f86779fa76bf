import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { createRecipientStore } from '../../../src/main/contacts/recipient-store';
import { createHistoryStore } from '../../../src/main/history/history-store';
import { openSound, startAt, tempDir } from './temp-database';

const range = { limit: 10, offset: 0 };

test('whatever is typed into a search, it is answered', () => {
  const database = openSound(tempDir());
  const contacts = createContactStore(database);
  const recipients = createRecipientStore(database);
  const history = createHistoryStore(database);
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.stringMatching(/^["*^:(){}+\-0-9 ANDORNETa]{0,200}$/),
  );
  fc.assert(
    fc.property(typed, (query) => {
      expect(contacts.search(query, range)).toEqual({ contacts: [], total: 0 });
      expect(recipients.suggest(query, 10, startAt)).toEqual([]);
      expect(history.page({ query, beforeSeq: null, limit: 10 })).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a contact is found by every word of its name, however it is written', () => {
  const contacts = createContactStore(openSound(tempDir()));
  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŁłẞß]{1,12}$/);
  const change = fc.constantFrom<(word: string) => string>(
    (same) => same,
    (upper) => upper.toUpperCase(),
    (lower) => lower.toLowerCase(),
    (plain) => plain.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    (start) => start.slice(0, 2),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), change, (words, changed) => {
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
      contacts.save(contact);
      const query = words.map(changed).reverse().join(' ');
      expect(contacts.search(query, range).contacts).toEqual([contact]);
    }),
    { numRuns: 100 },
  );
});
