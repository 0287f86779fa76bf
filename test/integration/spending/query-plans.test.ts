import { expect, test } from 'vitest';
import { balanceQueries } from '../../../src/main/spending/balances';
import { budgetQueries } from '../../../src/main/spending/budget-store';
import { catchUpQueries } from '../../../src/main/spending/catch-up';
import { countingQueries } from '../../../src/main/spending/counting';
import { ledgerQueries } from '../../../src/main/spending/ledger';
import { plannedQueries } from '../../../src/main/spending/planned';
import { recipientQueries } from '../../../src/main/spending/recipient-sums';
import { keyQueries } from '../../../src/main/spending/spending-keys';
import { spendingQueries } from '../../../src/main/spending/spending-store';
import { sumQueries } from '../../../src/main/spending/sums';
import { unsummedQueries } from '../../../src/main/spending/unsummed';
import { openSound, tempDir } from '../storage/temp-database';

/** Tables that have a row for each name, account or line, and lists that were given with the query. */
const small = /^(SCAN|SEARCH) (spending_lines|spending_keys|json_each)\b/;

/** The steps in which SQLite would read all rows of a table, see https://sqlite.org/eqp.html */
function scans(sql: string): readonly string[] {
  return openSound(tempDir())
    .all(`EXPLAIN QUERY PLAN ${sql}`)
    .map((row) => String(row['detail']))
    .filter((step) => step.startsWith('SCAN ') && !small.test(step))
    .filter((step) => !/^SCAN (CONSTANT ROW|\(subquery-\d+\))$/.test(step));
}

const queries = {
  ...catchUpQueries,
  ...countingQueries,
  ...ledgerQueries,
  ...sumQueries,
  ...unsummedQueries,
  ...keyQueries,
  ...recipientQueries,
  ...spendingQueries,
  ...plannedQueries,
  ...budgetQueries,
  ...balanceQueries,
};

/** Empty at all times but once, at the first start with sums, and read from its end. */
const unsummed = 'SCAN spending_unsummed';

test.each(Object.entries(queries))('no table is read as a whole for “%s”', (_, sql) => {
  const found = scans(sql);
  expect(found.filter((step) => !step.includes('USING') && step !== unsummed)).toEqual([]);
});

test('what waits is found by the indexes that hold nothing else', () => {
  expect(scans(plannedQueries.sending)).toEqual(['SCAN message_log USING INDEX messages_sending']);
  expect(scans(plannedQueries.singles)).toEqual(['SCAN message_log USING INDEX messages_singles']);
  expect(scans(plannedQueries.scheduled)).toEqual([]);
});
