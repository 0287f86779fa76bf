import { describe, expect, test } from 'vitest';
import { everyone } from '#shared/domain/contact';
import { everyMessage } from '#shared/domain/history-filter';
import { createMessageStore } from '../../../src/main/history/message-store';
import { openContactsWorld } from '../contacts/contacts-world';
import { newMessage } from '../history/new-message';
import { openHistory } from '../history/opened-history';
import { openSound, startAt, tempDir } from './temp-database';
import { fc } from '../../support/property';

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

describe('among messages', () => {
  const texts = {
    cake: 'Ihre Torte 🎂 ist fertig',
    hello: '👋🏽 Hi, your order is ready',
    flag: 'Free delivery to 🇩🇪🇦🇹',
    order: 'Order 15 is ready',
  };

  function found(query: string): readonly string[] {
    const database = openSound(tempDir());
    const store = createMessageStore(database);
    for (const [id, text] of Object.entries(texts)) {
      const recipientName = id === 'order' ? 'Rosa 🌷' : null;
      store.enqueue([newMessage({ id, text, recipientName })], {
        kind: 'queued',
        dueAt: startAt,
        waitsFor: 'pace',
        attempts: 0,
      });
    }
    const filter = { ...everyMessage, query };
    const page = openHistory(database).list({
      filter,
      cursor: null,
      direction: 'older',
      limit: 20,
    });
    if (!page.ok) throw new Error(page.error.code);
    return page.value.messages.map(({ id }) => id);
  }

  test.each([
    ['🎂', ['cake']],
    ['🎂\ufe0f torte', ['cake']],
    ['👋', ['hello']],
    ['👋🏿', ['hello']],
    ['🇩🇪', ['flag']],
    ['🇦🇹', ['flag']],
    ['🇩🇰', []],
    ['🌷', ['order']],
    ['🌷 🎂', []],
    ['ready 🌷', ['order']],
    ['🍕', []],
  ])('an emoji is found in texts and names: %s', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test.each([
    ['one letter', 'o'.repeat(10_000), []],
    ['one word', 'ready '.repeat(1_667), ['order', 'hello']],
    ['one emoji', '🎂'.repeat(5_000), ['cake']],
    ['a digit', '1'.repeat(10_000), []],
    ['quotes', '"'.repeat(10_000), []],
    ['words of the index', 'ready AND '.repeat(1_000), []],
    ['a text and its end', `${texts.cake} ${'"(NEAR* OR '.repeat(900)}`, []],
  ])('10,000 characters are an answer: %s', (_, query, ids) => {
    expect(query.length).toBeGreaterThanOrEqual(9_900);
    expect(found(query)).toEqual(ids);
  });
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
