import { describe, expect, test } from 'vitest';
import { createNameOrder } from '../../../src/main/contacts/order/name-order';
import { reorderContacts } from '../../../src/main/contacts/order/reorder';
import { openContactsWorld } from './contacts-world';

const swedish = createNameOrder('sv');

function withPeople() {
  const all = openContactsWorld();
  for (const givenName of ['Öberg', 'Zander', 'Oscar', '']) {
    all.saved({ givenName, familyName: '' });
  }
  const keys = () => all.database.all('SELECT sort_key FROM contacts ORDER BY seq');
  return { ...all, keys, slicing: all.rooms.ground.slicing };
}

describe('the list of contacts', () => {
  test('is put into the order of another language', async () => {
    const { database, names, rooms, slicing } = withPeople();
    expect(await names()).toEqual(['Öberg', 'Oscar', 'Zander', '0171 1234567']);
    expect(await reorderContacts(database, swedish, slicing)).toBe(true);
    rooms.search.contactsChanged('all');
    expect(await names()).toEqual(['Oscar', 'Zander', 'Öberg', '0171 1234567']);
  });

  test('is left alone where it is in that order', async () => {
    const { database, slicing } = withPeople();
    expect(await reorderContacts(database, swedish, slicing)).toBe(true);
    expect(await reorderContacts(database, swedish, slicing)).toBe(false);
  });

  test('is put in order anew where that was cut short, even for the order of before', async () => {
    const { database, keys, slicing } = withPeople();
    const english = createNameOrder('en');
    await reorderContacts(database, english, slicing);
    const before = keys();
    const cut = () => {
      throw new Error('the program ends');
    };
    await expect(reorderContacts(database, swedish, { ...slicing, together: cut })).rejects.toThrow(
      'the program ends',
    );
    expect(await reorderContacts(database, english, slicing)).toBe(true);
    expect(keys()).toEqual(before);
  });

  test('is put in order in slices, each of them', async () => {
    const { database, saved, rooms } = openContactsWorld();
    for (let index = 0; index < 1_100; index += 1) saved({ givenName: `Ö${String(index)}` });
    let breaths = 0;
    const breathe = () => {
      breaths += 1;
      return Promise.resolve();
    };
    await reorderContacts(database, swedish, { ...rooms.ground.slicing, breathe });
    expect(breaths).toBeGreaterThan(3);
    const [row] = database.all(`SELECT count(*) AS total FROM contacts
      WHERE sort_key GLOB '${swedish.key({ givenName: 'Ö', familyName: '', company: '', numbers: [] })}*'`);
    expect(row).toEqual({ total: 1_100 });
  });
});

test('a contact that came from version 1 takes its place when the program tidies up', async () => {
  const { database, rooms, names, saved } = openContactsWorld();
  saved({ givenName: 'Zoe', familyName: '' });
  database.run(`INSERT INTO contacts (id, given_name, sort_key, notes, created_at, updated_at)
    VALUES ('old', 'Bea', 'zzz', '', 1, 1)`);
  await rooms.tidy(new AbortController().signal);
  expect(await names()).toEqual(['Bea', 'Zoe']);
});
