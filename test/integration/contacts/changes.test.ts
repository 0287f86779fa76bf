import { expect, test } from 'vitest';
import { createContactStore } from '../../../src/main/contacts/contact-store';
import { followChanges } from '../../../src/main/contacts/search/changes';
import { buildIndex } from '../../../src/main/contacts/search/index-data';
import { indexQueries, searchEntry } from '../../../src/main/contacts/search/index-rows';
import type { Database } from '../../../src/main/storage/database';
import { generateContacts } from '../../support/contacts/generate-contacts';
import { openSound, tempDir } from '../storage/temp-database';

test('a block of changes is placed with one row for each, in the list and in the bin', () => {
  const database = openSound(tempDir());
  const store = createContactStore({ database, sortKey: ({ familyName }) => familyName });
  const seqs = store.together(() =>
    [...generateContacts(400, 5)].map((contact) => store.writeBack({ contact, revision: 1 })),
  );
  store.together(() => {
    seqs.slice(300).forEach((seq) => store.setDeleted(seq, seq));
  });
  const read = (sql: string) => database.all(sql).map(searchEntry);
  const listed = read(indexQueries.listed);
  const inBin = read(indexQueries.inBin);
  const { database: counting, rowsAfter } = countingRows(database);
  const changes = followChanges(counting, buildIndex([...listed, ...inBin]));

  const blocks = [listed.slice(20, 270), inBin.slice(20)].flat();
  changes.add(blocks.map(({ seq }) => seq));
  expect(changes.layers().before).toEqual([
    ...Array.from({ length: 250 }, () => 270),
    ...Array.from({ length: 80 }, () => 400),
  ]);
  expect(rowsAfter()).toBeLessThanOrEqual(blocks.length);
});

/** The same database, which counts the neighbours that were read. */
function countingRows(database: Database) {
  let rows = 0;
  const isNeighbours = (sql: string) =>
    sql === indexQueries.listedAfter || sql === indexQueries.inBinAfter;
  const counting: Database = {
    ...database,
    get: (sql, params) => {
      const row = database.get(sql, params);
      if (isNeighbours(sql) && row !== undefined) rows += 1;
      return row;
    },
    all: (sql, params) => {
      const found = database.all(sql, params);
      if (isNeighbours(sql)) rows += found.length;
      return found;
    },
  };
  return { database: counting, rowsAfter: () => rows };
}
