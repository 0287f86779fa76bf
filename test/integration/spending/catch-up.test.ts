import { expect, test } from 'vitest';
import { spendingGroupings, totalOf } from '#shared/domain/spending';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { catchUp } from '../../../src/main/spending/catch-up';
import { connect } from '../../../src/main/storage/connection';
import { databaseOver, type Database } from '../../../src/main/storage/database';
import { migrate, migrations } from '../../../src/main/storage/migrations';
import { join } from 'node:path';
import { closeAtEnd, tempDir } from '../storage/temp-database';
import { openSpendingWorld, rowsOf, utcDay } from './spending-world';
import { fc } from '../../support/property';

const oldMessages = `
  INSERT INTO prices VALUES ('a', 'DE', 75000, 'EUR', 1);
  INSERT INTO contacts (seq, id, given_name, sort_key, notes, created_at, updated_at) VALUES
    (1, 'c1', 'Anna', 'anna', '', 1, 1);
  INSERT INTO contact_numbers (contact_seq, position, e164, typed, label) VALUES
    (1, 0, '+491711234567', '0171 1234567', 'mobile');
  INSERT INTO tags VALUES (1, 'Regulars', 'regulars');
  INSERT INTO contact_tags VALUES (1, 1);
  INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
    account_id, account_label, practice) VALUES
    (1, 'b1', 'Sale', 1, '{}', 'done', 2, 'r1', 2, 'a', 'Shop', 0);
  INSERT INTO messages (id, request_id, created_at, account_id, account_label, practice, sender_id,
    recipient, contact_id, text, batch_id, state, ended_at, reason, settlement, segments,
    cost_micros, cost_currency) VALUES
    ('m1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Sale', 'b1', 'accepted', 2, NULL,
      NULL, 2, 150000, 'EUR'),
    ('m2', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234568', NULL, 'Sale', 'b1', 'accepted', 2, NULL,
      NULL, NULL, NULL, NULL),
    ('m3', 'r2', 1, 'b', 'Shop 2', 0, '7', '+12025550100', NULL, 'Hello', NULL, 'accepted', 2, NULL,
      NULL, 1, NULL, NULL),
    ('m4', 'r3', 1, 'a', 'Shop', 0, '7', '+491711234567', NULL, 'Hello', NULL, 'unknown', 2,
      'timed-out', NULL, NULL, NULL, NULL),
    ('m5', 'r4', 1, 'a', 'Shop', 0, '7', '+491711234567', NULL, 'Hello', NULL, 'unknown', 2,
      'timed-out', 'not-arrived', NULL, NULL, NULL),
    ('m6', 'r5', 1, 'a', 'Shop', 0, '7', '+4906', NULL, '', NULL, 'accepted', 2, NULL, NULL, 1,
      75000, 'EUR'),
    ('m7', 'r6', 1, 'p', 'Practice', 1, '7', '+12025550100', NULL, 'Hello', NULL, 'accepted', 2,
      NULL, NULL, 1, 75000, 'EUR'),
    ('m8', 'r7', 1, 'a', 'Shop', 0, '7', '+12025550100', NULL, 'Hello', NULL, 'rejected', 2, 'other',
      NULL, NULL, NULL, NULL);`;

/** Catches up; with `slices`, ends between two slices after so many, as a kill would. */
async function caughtUp(database: Database, slices = Infinity): Promise<void> {
  const ending = new AbortController();
  let begun = 0;
  await catchUp(
    {
      database,
      prices: createPriceStore(database),
      dayOf: utcDay,
      breathe: () => {
        if (begun === slices) ending.abort();
        begun += 1;
        return Promise.resolve();
      },
      // Each look at the clock is a slice's time away from the last: a slice is one page.
      elapsed: () => (elapsedMs += 100),
    },
    ending.signal,
  );
}
let elapsedMs = 0;

/** A database whose messages were written before there were sums. */
function beforeSums(messages = oldMessages) {
  const file = join(tempDir(), 'quicksend.db');
  const connection = connect(file);
  migrate(connection, migrations.slice(0, 5));
  connection.exec(messages);
  migrate(connection);
  return closeAtEnd(databaseOver(connection, file));
}

test('messages from before the sums are summed once', async () => {
  const database = beforeSums();
  await caughtUp(database);
  await caughtUp(database);
  const { report } = openSpendingWorld(database);
  const { currencies } = await report({ by: 'recipient' });
  expect(currencies.map(({ currency, total }) => [currency, rowsOf(total)])).toEqual([
    ['EUR', ['estimated: 1 / 1 / 75000', 'named: 2 / 3 / 225000', 'unclear: 1 / 1 / 75000']],
    [null, ['unpriced: 1 / 1 / 0']],
  ]);
  const groups = currencies.flatMap(({ groups }) =>
    groups.map(({ key, name, figures }) => [key, name, ...rowsOf(figures)]),
  );
  expect(groups).toEqual([
    ['+491711234567', 'Anna', 'named: 1 / 2 / 150000', 'unclear: 1 / 1 / 75000'],
    ['', '', 'named: 1 / 1 / 75000'],
    ['+491711234568', '+49 171 1234568', 'estimated: 1 / 1 / 75000'],
    ['+12025550100', '+1 202 555 0100', 'unpriced: 1 / 1 / 0'],
  ]);
});

test.each([
  [
    'account',
    [
      ['a', 'Shop'],
      ['b', 'Shop 2'],
    ],
  ],
  [
    'tag',
    [
      ['regulars', 'Regulars'],
      ['', ''],
      ['', ''],
    ],
  ],
  [
    'batch',
    [
      ['b1', 'Sale'],
      ['', ''],
      ['', ''],
    ],
  ],
  [
    'country',
    [
      ['DE', ''],
      ['', ''],
      ['US', ''],
    ],
  ],
] as const)('they are summed by %s', async (by, expected) => {
  const database = beforeSums();
  await caughtUp(database);
  const { currencies } = await openSpendingWorld(database).report({ by });
  expect(currencies.flatMap(({ groups }) => groups.map(({ key, name }) => [key, name]))).toEqual(
    expected,
  );
});

test('the word on a message from before the sums still counts', async () => {
  const database = beforeSums();
  await caughtUp(database);
  const { messages, report } = openSpendingWorld(database);
  messages.settle('m4', 'arrived');
  messages.settle('m5', 'arrived');
  const [euros] = (await report()).currencies;
  expect(rowsOf(euros!.total)).toEqual(['estimated: 3 / 3 / 225000', 'named: 2 / 3 / 225000']);
});

test('the word on a message whose turn has not come yet counts when it comes', async () => {
  const database = beforeSums();
  const { messages, report } = openSpendingWorld(database);
  messages.settle('m4', 'arrived');
  messages.settle('m5', 'arrived');
  expect((await report()).currencies).toEqual([]);
  await caughtUp(database);
  const [euros] = (await report()).currencies;
  expect(rowsOf(euros!.total)).toEqual(['estimated: 3 / 3 / 225000', 'named: 2 / 3 / 225000']);
});

test('an account keeps the name that its newest messages have', async () => {
  const database = beforeSums();
  database.run(`
    INSERT INTO spending_keys (kind, key, name) VALUES ('account', 'a', 'Renamed since')`);
  await caughtUp(database);
  const { accounts } = await openSpendingWorld(database).report();
  expect(accounts).toContainEqual({ id: 'a', name: 'Renamed since' });
});

/** More than fill a slice: to 37 people, through two accounts, over half a year. */
const manyMessages = `
  INSERT INTO prices VALUES ('a', 'DE', 75000, 'EUR', 1);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
  INSERT INTO messages (id, request_id, created_at, account_id, account_label, practice, sender_id,
    recipient, text, state, ended_at, reason, segments, cost_micros, cost_currency)
  SELECT 'm' || i, 'r' || i, 1, CASE i % 3 WHEN 0 THEN 'b' ELSE 'a' END, 'Shop', 0, '7',
    '+4917112345' || (10 + i % 37), 'Hello', CASE i % 7 WHEN 0 THEN 'unknown' ELSE 'accepted' END,
    i * 17280000, CASE i % 7 WHEN 0 THEN 'timed-out' END,
    CASE i % 7 WHEN 0 THEN NULL ELSE 1 + i % 2 END,
    CASE WHEN i % 7 > 1 THEN 50000 + i END, CASE WHEN i % 7 > 1 THEN 'EUR' END
  FROM n;`;

/** A database that a kill ends at a write: what its transaction wrote before is gone. */
function killedAfter(database: Database, writes: number): Database {
  let left = writes;
  return {
    ...database,
    run(sql, params) {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return database.run(sql, params);
    },
  };
}

test('a kill at any point of it loses nothing and counts nothing twice', async () => {
  const reportsOf = (database: Database) => {
    const { report } = openSpendingWorld(database);
    const asked = spendingGroupings.map((by) => report({ by, bucket: 'month' }));
    return Promise.all([...asked, report({ bucket: 'week' })]);
  };
  const untouched = beforeSums(manyMessages);
  await caughtUp(untouched);
  const expected = await reportsOf(untouched);
  expect(expected[0].currencies.map(({ total }) => totalOf(total).messages)).toEqual([815, 85]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.nat(1_500), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      async (kills, slices) => {
        const database = beforeSums(manyMessages);
        for (const writes of kills) {
          await caughtUp(killedAfter(database, writes)).catch(() => undefined);
        }
        await caughtUp(database, slices);
        await caughtUp(database);
        expect(await reportsOf(database)).toEqual(expected);
      },
    ),
    { numRuns: 12 },
  );
});
