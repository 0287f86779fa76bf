import { expect, test } from 'vitest';
import { connect } from '../../../src/main/storage/connection';
import { databaseOver } from '../../../src/main/storage/database';
import { migrate, migrations } from '../../../src/main/storage/migrations';
import { join } from 'node:path';
import { closeAtEnd, tempDir } from '../storage/temp-database';
import { openSpendingWorld, rowsOf } from './spending-world';

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

/** A database whose messages were written before there were sums. */
function beforeSums() {
  const file = join(tempDir(), 'quicksend.db');
  const connection = connect(file);
  migrate(connection, migrations.slice(0, 5));
  connection.exec(oldMessages);
  migrate(connection);
  return closeAtEnd(databaseOver(connection, file));
}

test('messages from before the sums are summed once', async () => {
  const database = beforeSums();
  openSpendingWorld(database);
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
  const { report } = openSpendingWorld(beforeSums());
  const { currencies } = await report({ by });
  expect(currencies.flatMap(({ groups }) => groups.map(({ key, name }) => [key, name]))).toEqual(
    expected,
  );
});

test('the word on a message from before the sums still counts', async () => {
  const { messages, report } = openSpendingWorld(beforeSums());
  messages.settle('m4', 'arrived');
  messages.settle('m5', 'arrived');
  const [euros] = (await report()).currencies;
  expect(rowsOf(euros!.total)).toEqual(['estimated: 3 / 3 / 225000', 'named: 2 / 3 / 225000']);
});
