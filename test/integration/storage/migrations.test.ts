import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { describe, expect, test } from 'vitest';
import { applicationId, pragmaNumber } from '../../../src/main/storage/connection';
import { databaseOver } from '../../../src/main/storage/database';
import { migrate, migrations, newestVersion } from '../../../src/main/storage/migrations';
import { openHistory } from '../history/opened-history';
import { freshConnection } from './fresh-connection';
import { rowsOfVersion } from './rows-of-version';

function schemaOf(connection: DatabaseSyncInstance): unknown {
  return connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

/**
 * How many rows each table has, but for the index of contacts, which is not in the file any more, and
 * for that of messages, which has been made anew.
 */
function countsOf(connection: DatabaseSyncInstance): Record<string, number> {
  const tables = connection
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type IN ('table', 'view') AND name NOT LIKE '%!_fts%' ESCAPE '!'`,
    )
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

test('the second version keeps what was known of each contact, and what waits to be sent', () => {
  const connection = freshConnection();
  migrate(connection, migrations.slice(0, 1));
  connection.exec(rowsOfVersion[1]!);
  migrate(connection);
  const rows = (sql: string): unknown => connection.prepare(sql).all();
  expect(
    rows(`SELECT id, given_name, family_name, company, notes, consent_given_on, created_at,
      updated_at, deleted_at FROM contacts ORDER BY seq`),
  ).toEqual([
    {
      id: 'c1',
      given_name: 'Anna Vogel',
      family_name: '',
      company: '',
      notes: 'likes tulips',
      consent_given_on: null,
      created_at: 1,
      updated_at: 2,
      deleted_at: null,
    },
    {
      id: 'c2',
      given_name: 'Zoë',
      family_name: '',
      company: '',
      notes: '',
      consent_given_on: null,
      created_at: 3,
      updated_at: 3,
      deleted_at: 4,
    },
  ]);
  expect(rows('SELECT contact_seq, typed, label FROM contact_numbers')).toEqual([
    { contact_seq: 1, typed: '0171 1234567', label: 'mobile' },
    { contact_seq: 1, typed: '030 901820', label: 'work' },
    { contact_seq: 2, typed: '(202) 555-0100', label: '' },
  ]);
  expect(rows('SELECT id, text, state, cost_micros FROM messages')).toEqual([
    { id: 'm1', text: 'Ready', state: 'accepted', cost_micros: 75_000 },
    { id: 'm2', text: 'Wait', state: 'queued', cost_micros: null },
  ]);
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);
});

test('the third version keeps every message as it was, in its place', () => {
  const connection = freshConnection();
  migrate(connection, migrations.slice(0, 2));
  connection.exec(rowsOfVersion[2]!);
  const messages = () =>
    connection.prepare('SELECT * FROM messages ORDER BY seq').all() as Record<string, unknown>[];
  const found = (): unknown =>
    connection.prepare(`SELECT rowid FROM messages_fts WHERE messages_fts MATCH 'wait'`).all();
  const before = messages();
  migrate(connection, migrations.slice(0, 4));
  const byItself = { batch_id: null, schedule_id: null, occurrence: null, hours: 'everyday' };
  expect(messages()).toEqual(before.map((message) => ({ ...message, ...byItself })));
  expect(found()).toEqual([{ rowid: 8 }]);
  expect(connection.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(connection.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
});

test('the third version counts on whom was texted, and gives no place twice', () => {
  const connection = freshConnection();
  migrate(connection, migrations.slice(0, 2));
  connection.exec(rowsOfVersion[2]!);
  migrate(connection, migrations.slice(0, 3));
  connection.exec(`UPDATE messages SET state = 'unknown', reason = 'interrupted', ended_at = 8,
    started_at = NULL, attempts = NULL WHERE id = 'm3'`);
  expect(connection.prepare('SELECT e164, times FROM texted_numbers ORDER BY e164').all()).toEqual([
    { e164: '+12025550101', times: 1 },
    { e164: '+491711234567', times: 1 },
  ]);
  connection.exec(`INSERT INTO messages (id, request_id, created_at, account_id, account_label,
    practice, sender_id, recipient, text, state, due_at) VALUES
    ('m7', 'r7', 7, 'a', 'Shop', 0, '7', '+12025550100', 'Later', 'scheduled', 99)`);
  expect(connection.prepare(`SELECT seq FROM messages WHERE id = 'm7'`).get()).toEqual({ seq: 9 });
});

test('the eighth version shows every message as it was, and finds it', () => {
  const connection = freshConnection();
  migrate(connection, migrations.slice(0, 7));
  connection.exec(rowsOfVersion[7]!);
  const rows = (sql: string) => connection.prepare(sql).all() as Record<string, unknown>[];
  const before = rows('SELECT * FROM messages ORDER BY seq');
  const columns = Object.keys(before[0]!).filter((name) => name !== 'raw_answer');
  migrate(connection);
  const database = databaseOver(connection, '');
  expect(rows(`SELECT ${columns.join()} FROM messages ORDER BY seq`)).toEqual(
    before.map(({ raw_answer: _, ...row }) => row),
  );
  const history = openHistory(database);
  const ids = (query: string) => {
    const found = history.listBefore({ query, before: null, limit: 10 });
    return found.ok ? found.value.messages.map(({ id }) => id) : [];
  };
  expect(ids('')).toEqual(['m5', 'm4', 'm3', 'm2', 'm1']);
  expect(ids('anna 171')).toEqual(['m4', 'm2', 'm1']);
  expect(ids('hello')).toEqual(['m3', 'm2']);
  expect(history.details('m4')).toMatchObject({ value: { rawAnswer: 'Thanks, \u0002' } });
  expect(rows('SELECT block, messages, first_at, last_at, states FROM message_blocks')).toEqual([
    { block: 0, messages: 2, first_at: 1, last_at: 2, states: 2 + 32 },
    { block: 2, messages: 3, first_at: 2, last_at: 8, states: 8 + 16 + 64 },
  ]);
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);
  expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

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
