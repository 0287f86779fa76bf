import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applicationId, connect, pragmaNumber } from '../../../src/main/storage/connection';
import { migrate, migrations, newestVersion } from '../../../src/main/storage/migrations';
import { tempDir } from './temp-database';

/**
 * Rows as each version wrote them, by the version's number: what a migration must bring along.
 * A new migration adds the rows of the version before it.
 */
const rowsOfVersion: readonly string[] = [
  // 0: an empty file
  '',
];

function freshConnection(): DatabaseSyncInstance {
  const connection = connect(join(tempDir(), 'quicksend.db'));
  onTestFinished(() => connection.close());
  return connection;
}

function schemaOf(connection: DatabaseSyncInstance): unknown {
  return connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

function countsOf(connection: DatabaseSyncInstance): Record<string, number> {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .all() as { name: string }[];
  return Object.fromEntries(
    tables.map(({ name }) => {
      const row: unknown = connection.prepare(`SELECT count(*) AS count FROM ${name}`).get();
      return [name, (row as { count: number }).count];
    }),
  );
}

test('every version before the newest has rows to be tested with', () => {
  expect(rowsOfVersion).toHaveLength(newestVersion);
});

describe.each(rowsOfVersion.map((rows, version) => ({ version, rows })))(
  'a database of version $version',
  ({ version, rows }) => {
    test('comes to the newest schema with its rows', () => {
      const connection = freshConnection();
      migrate(connection, migrations.slice(0, version));
      connection.exec(rows);
      const before = countsOf(connection);
      migrate(connection);
      expect(pragmaNumber(connection, 'user_version')).toBe(newestVersion);
      expect(pragmaNumber(connection, 'application_id')).toBe(applicationId);
      expect(countsOf(connection)).toMatchObject(before);
      const made = freshConnection();
      migrate(made);
      expect(schemaOf(connection)).toEqual(schemaOf(made));
    });
  },
);

test('a database of the newest version is left as it is', () => {
  const connection = freshConnection();
  migrate(connection);
  const before = schemaOf(connection);
  migrate(connection);
  expect(schemaOf(connection)).toEqual(before);
});

test('a step that fails leaves the version before it, whole', () => {
  const connection = freshConnection();
  const steps = ['CREATE TABLE a (x)', 'CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)'];
  expect(() => migrate(connection, steps)).toThrow('no such table: nowhere');
  expect(pragmaNumber(connection, 'user_version')).toBe(1);
  expect(Object.keys(countsOf(connection))).toEqual(['a']);
  migrate(connection, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)']);
  expect(pragmaNumber(connection, 'user_version')).toBe(2);
});

describe('the schema refuses', () => {
  const columns = `id, request_id, created_at, account_id, account_label, practice, sender_id,
    recipient, text`;
  const values = `'m', 'r', 1, 'a', 'Shop', 0, '7', '+12025550100', 'Ready'`;
  const insert = (more: string, moreValues: string) =>
    `INSERT INTO messages (${columns}, ${more}) VALUES (${values}, ${moreValues})`;
  const queued = insert('state, due_at, waits_for, attempts', `'queued', 1, 'undo', 0`);

  test.each([
    ['a state that does not exist', insert('state, ended_at', `'lost', 1`)],
    [
      'a queued message that is not due',
      insert('state, waits_for, attempts', `'queued', 'undo', 0`),
    ],
    ['a message in sending that has not started', insert('state, attempts', `'sending', 0`)],
    ['a rejected message without a reason', insert('state, ended_at', `'rejected', 1`)],
    [
      'a rejected message with a cost',
      insert(
        'state, ended_at, reason, cost_micros, cost_currency',
        `'rejected', 1, 'other', 1, 'EUR'`,
      ),
    ],
    ['an amount without a currency', insert('state, ended_at, cost_micros', `'accepted', 1, 1`)],
    ['a part of a cent', insert('state, ended_at, cost_micros', `'accepted', 1, 0.5`)],
    [
      'an accepted message that is settled',
      insert('state, ended_at, settlement', `'accepted', 1, 'arrived'`),
    ],
    ['an accepted message that waits', insert('state, ended_at, due_at', `'accepted', 1, 1`)],
    ['a recipient that is not E.164', queued.replace('+12025550100', '+1 202 555')],
    ['another text for a message', `${queued}; UPDATE messages SET text = 'Late'`],
    [
      'a contact without a name',
      `INSERT INTO contacts (id, name, sort_key, note, created_at, updated_at)
       VALUES ('c', ' ', '', '', 1, 1)`,
    ],
    [
      'a number of nobody',
      `INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
       VALUES (1, 0, '+12025550100', '', '')`,
    ],
    ['a draft that is not JSON', `INSERT INTO drafts (slot, draft) VALUES (1, '{')`],
    ['a second draft', `INSERT INTO drafts (slot, draft) VALUES (2, '{}')`],
  ])('%s', (_, sql) => {
    const connection = freshConnection();
    migrate(connection);
    expect(() => connection.exec(sql)).toThrow(/constraint failed|cannot store|does not change/);
  });
});
