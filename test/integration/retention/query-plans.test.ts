import { expect, test } from 'vitest';
import { everyMessage } from '#shared/domain/history-filter';
import { packedQueries } from '../../../src/main/history-export/packed-messages';
import { compileSearch } from '../../../src/main/history/search-sql';
import { readSearchTerm } from '#shared/domain/search-marks';
import { readStatements } from '../../../src/main/history-export/read-history';
import { compileFilter } from '../../../src/main/history/filter-sql';
import { retentionQueries } from '../../../src/main/retention/retention';
import { openSound, tempDir } from '../storage/temp-database';

const database = () => openSound(tempDir());

/** The steps in which SQLite would read all rows of a table, see https://sqlite.org/eqp.html */
function scans(sql: string): readonly string[] {
  return database()
    .all(`EXPLAIN QUERY PLAN ${sql}`)
    .map((row) => String(row['detail']))
    .filter((step) => step.startsWith('SCAN ') && !step.startsWith('SCAN CONSTANT ROW'))
    .filter((step) => !/\b(messages_fts|text_retention|json_each)\b/.test(step));
}

function readQueries() {
  const compiled = compileFilter(database(), { ...everyMessage, fromAt: 1, untilAt: 2 });
  if (compiled === null) throw new Error('No message can pass');
  return {
    ...packedQueries,
    last: readStatements.last,
    anyBlock: readStatements.anyBlock(compiled),
    walk: readStatements.walk(compiled),
    ...Object.fromEntries(
      ['order', '4711', '47', 'anna 47'].map((query) => [
        query,
        readStatements.search(compiled, compileSearch(database(), readSearchTerm(query)!)),
      ]),
    ),
  };
}

test('no step of an export reads the whole log', () => {
  const found = Object.values(readQueries()).flatMap(scans);
  expect(found).toEqual([]);
});

test.each(Object.entries(retentionQueries))('no table is read as a whole for “%s”', (_, sql) => {
  expect(scans(sql)).toEqual([]);
});
