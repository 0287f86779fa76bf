import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { databaseOver } from '../../../src/main/storage/database';
import { openHistory } from '../history/opened-history';
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
  // 1: names in one column
  `INSERT INTO contacts (id, name, sort_key, note, created_at, updated_at, deleted_at) VALUES
     ('c1', 'Anna Vogel', 'anna vogel', 'likes tulips', 1, 2, NULL),
     ('c2', 'Zoë', 'zoe', '', 3, 3, 4);
   INSERT INTO contact_numbers (contact_seq, position, e164, typed, label) VALUES
     (1, 0, '+491711234567', '0171 1234567', 'mobile'),
     (1, 1, '+4930901820', '030 901820', 'work'),
     (2, 0, '+12025550100', '(202) 555-0100', '');
   INSERT INTO contacts_fts (rowid, name, note, number) VALUES (1, 'anna vogel', 'tulips', '4917');
   INSERT INTO messages (id, request_id, created_at, account_id, account_label, practice, sender_id,
     recipient, contact_id, recipient_name, text, state, ended_at, cost_micros, cost_currency) VALUES
     ('m1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Anna Vogel', 'Ready', 'accepted',
      2, 75000, 'EUR');
   INSERT INTO messages (id, request_id, created_at, account_id, account_label, practice, sender_id,
     recipient, text, state, due_at, waits_for, attempts) VALUES
     ('m2', 'r2', 1, 'a', 'Shop', 0, '7', '+12025550100', 'Wait', 'queued', 9, 'undo', 0);
   INSERT INTO messages_fts (rowid, text, name, number) VALUES (1, 'ready', 'anna vogel', '4917');
   INSERT INTO texted_numbers VALUES ('+491711234567', 1, 2);
   INSERT INTO drafts VALUES (1, '{}');
   INSERT INTO paces VALUES ('a', '[20]', 0);
   INSERT INTO outbox VALUES (1, 0);
   INSERT INTO prices VALUES ('a', 'DE', 75000, 'EUR', 1);`,
  // 2: messages that are by themselves and cannot be scheduled; m4 was blanked, m5 was the last
  `INSERT INTO contacts (id, given_name, sort_key, notes, created_at, updated_at) VALUES
     ('c1', 'Anna', 'anna', '', 1, 1);
   INSERT INTO contact_numbers (contact_seq, position, e164, typed, label) VALUES
     (1, 0, '+491711234567', '0171 1234567', 'mobile');
   INSERT INTO opt_outs VALUES ('+12025550199', 1, 'STOP');
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, contact_id, recipient_name, text, state, ended_at, provider_message_id,
     provider_status, segments, cost_micros, cost_currency, segment_price_micros,
     segment_price_currency, raw_answer) VALUES
     (1, 'm1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Anna', 'Ready', 'accepted', 2,
      'p1', 'sent', 1, 75000, 'EUR', 75000, 'EUR', '{}');
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, state, due_at, waits_for, attempts) VALUES
     (2, 'm2', 'r2', 3, 'a', 'Shop', 0, '7', '+12025550100', 'Wait', 'queued', 9, 'no-connection', 2);
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, state, started_at, attempts) VALUES
     (3, 'm3', 'r3', 4, 'b', 'Shop 2', 1, '7', '+12025550101', 'Going', 'sending', 5, 1);
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, resend_of, state, ended_at, reason, provider_words, settlement) VALUES
     (4, 'm4', 'r4', 5, 'a', 'Shop', 0, '7', '+104', '', NULL, 'rejected', 6, 'carrier', NULL, NULL),
     (7, 'm5', 'r5', 6, 'a', 'Shop', 0, '7', '+12025550100', 'Wait', 'm2', 'unknown', 7, 'timed-out',
      'oh', 'not-arrived');
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, state, ended_at) VALUES
     (8, 'm6', 'r5', 6, 'a', 'Shop', 0, '7', '+12025550102', 'Wait', 'cancelled', 7);
   INSERT INTO messages_fts (rowid, text, name, number) VALUES (1, 'ready', 'anna', '4917'),
     (8, 'wait', '', '1202');
   INSERT INTO texted_numbers VALUES ('+491711234567', 1, 2);`,
  // 3: messages of batches and schedules, which keep no hours yet
  `INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
     account_id, account_label, practice) VALUES
     (1, 'b1', 'Sale', 1, '{}', 'sending', 2, 'r1', 2, 'a', 'Shop', 0);
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, batch_id, schedule_id, occurrence, state, due_at) VALUES
     (1, 'm1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'Sale', 'b1', NULL, NULL,
      'scheduled', 9),
     (2, 'm2', 'r2', 2, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', NULL, 's1', '2026-11-22',
      'scheduled', 9);`,
  // 4: schedules
  `INSERT INTO schedules (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, hours, repeat, first, zone, next_at, next_day) VALUES
     (1, 's1', 'r1', 1, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', 'everyday', 'weekly',
      '2026-11-22T10:00', 'Europe/Berlin', 9, '2026-11-29');
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, schedule_id, occurrence, hours, state, due_at) VALUES
     (1, 'm1', 'r2', 2, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', 's1', '2026-11-22',
      'everyday', 'scheduled', 9);`,
  // 5: templates; and messages that were never summed: m1 to m5 cost, m6 was blanked, m7 is practice
  `INSERT INTO templates VALUES ('t1', 'Ready', 'ready', 'It is ready.', 'en', 1, 1);
   INSERT INTO prices VALUES ('a', 'DE', 75000, 'EUR', 1);
   INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
     account_id, account_label, practice) VALUES
     (1, 'b1', 'Sale', 1, '{}', 'done', 2, 'r1', 2, 'a', 'Shop', 0);
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, batch_id, state, ended_at, reason, settlement, segments, cost_micros,
     cost_currency) VALUES
     (1, 'm1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'Sale', 'b1', 'accepted', 2, NULL, NULL,
      2, 150000, 'EUR'),
     (2, 'm2', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234568', 'Sale', 'b1', 'accepted', 2, NULL, NULL,
      NULL, NULL, NULL),
     (3, 'm3', 'r2', 1, 'b', 'Shop 2', 0, '7', '+12025550100', 'Hello', NULL, 'accepted', 2, NULL,
      NULL, 1, NULL, NULL),
     (4, 'm4', 'r3', 1, 'a', 'Shop', 0, '7', '+491711234567', 'Hello', NULL, 'unknown', 2,
      'timed-out', NULL, NULL, NULL, NULL),
     (5, 'm5', 'r4', 1, 'a', 'Shop', 0, '7', '+491711234567', 'Hello', NULL, 'unknown', 2,
      'timed-out', 'not-arrived', NULL, NULL, NULL),
     (6, 'm6', 'r5', 1, 'a', 'Shop', 0, '7', '+4906', '', NULL, 'accepted', 2, NULL, NULL,
      1, 75000, 'EUR'),
     (7, 'm7', 'r6', 1, 'p', 'Practice', 1, '7', '+12025550100', 'Hello', NULL, 'accepted', 2, NULL,
      NULL, 1, 75000, 'EUR'),
     (8, 'm8', 'r7', 1, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', NULL, 'rejected', 2, 'other',
      NULL, NULL, NULL, NULL);`,
  // 6: what was spent
  `INSERT INTO spending_keys (id, kind, key, name) VALUES (1, 'account', 'a', 'Shop');
   INSERT INTO spending_lines (id, account, certainty, currency) VALUES (1, 1, 'named', 'EUR');
   INSERT INTO spending VALUES (1, 20000, 0, 1, 2, 3, 150000);
   INSERT INTO batches (seq, id, name, created_at, draft, state, state_at) VALUES
     (1, 'b1', 'Sale', 1, '{}', 'draft', 2);`,
  // 7: every column of a message; m3 names nobody, m4 has an answer that nobody understood
  `INSERT INTO batches (seq, id, name, created_at, draft, state, state_at, request_id, confirmed_at,
     account_id, account_label, practice) VALUES
     (3, 'b1', 'Sale', 1, '{}', 'sending', 2, 'r1', 2, 'a', 'Shop', 0);
   INSERT INTO messages (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, contact_id, recipient_name, text, resend_of, batch_id, schedule_id,
     occurrence, hours, state, due_at, waits_for, attempts, ended_at, reason, provider_words,
     settlement, provider_message_id, provider_status, segments, cost_micros, cost_currency,
     segment_price_micros, segment_price_currency, raw_answer) VALUES
     (1, 'm1', 'r1', 1, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Anna', 'Sale', NULL, 'b1', NULL,
      NULL, 'marketing', 'queued', 9, 'pace', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, NULL, NULL),
     (2, 'm2', 'r2', 2, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Anna', 'Hello', NULL, NULL,
      's1', '2026-11-22', 'everyday', 'unknown', NULL, NULL, NULL, 5, 'timed-out', 'oh', 'arrived',
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
     (700, 'm3', 'r3', 3, 'b', 'Shop 2', 1, '8', '+12025550100', NULL, NULL, 'Hello', 'm2', NULL,
      NULL, NULL, 'any', 'cancelled', NULL, NULL, NULL, 6, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, NULL, NULL),
     (701, 'm4', 'r4', 2, 'a', 'Shop', 0, '7', '+491711234567', 'c1', 'Anna', 'Thanks', NULL, NULL,
      NULL, NULL, 'everyday', 'accepted', NULL, NULL, NULL, 7, NULL, NULL, NULL, 'p1', 'sent', 2,
      150000, 'EUR', 75000, 'EUR', 'Thanks, ' || char(2)),
     (702, 'm5', 'r5', 8, 'a', 'Shop', 0, '7', '+49702', NULL, NULL, '', NULL, NULL, NULL, NULL,
      'everyday', 'rejected', NULL, NULL, NULL, 9, 'other', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, NULL);`, // 8: messages written short
  `INSERT INTO message_people VALUES (1, '+491711234567', 'c1', 'Anna');
   INSERT INTO message_origins VALUES (1, 'a', 'Shop', 0, '7');
   INSERT INTO message_log (id, request_id, created_at, origin_seq, person_seq, text, state, ended_at,
     segments, cost_micros, cost_currency) VALUES
     ('m1', 'r1', 1, 1, 1, 'Hello', 'accepted', 2, 1, 75000, 'EUR');`,
  // 9: a text that repeats
  `INSERT INTO schedules (seq, id, request_id, created_at, account_id, account_label, practice,
     sender_id, recipient, text, hours, repeat, first, zone, next_at, next_day) VALUES
     (1, 's1', 'r1', 1, 'a', 'Shop', 0, '7', '+12025550100', 'Hello', 'everyday', 'weekly',
      '2025-01-31T10:00', 'Europe/Berlin', 9, '2025-01-31');`,
];

function freshConnection(): DatabaseSyncInstance {
  const connection = connect(join(tempDir(), 'quicksend.db'));
  onTestFinished(() => connection.close());
  return connection;
}

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

const peopleAndOrigins = `
  INSERT INTO message_people VALUES (1, '+12025550100', '', ''), (2, '+12025550101', '', ''),
    (3, '+101', '', ''), (4, '+12025550100', 'c', 'Anna');
  INSERT INTO message_origins VALUES (1, 'a', 'Shop', 0, '7'), (2, 'b', 'Shop', 0, '7');`;

describe('the schema refuses', () => {
  const columns = 'id, request_id, created_at, origin_seq, person_seq, text';
  const values = `'m', 'r', 1, 1, 1, 'Ready'`;
  const insert = (more: string, moreValues: string) =>
    `INSERT INTO message_log (${columns}, ${more}) VALUES (${values}, ${moreValues})`;
  const accepted = insert('state, ended_at', `'accepted', 1`);
  const queued = insert('state, due_at, waits_for, attempts', `'queued', 1, 'undo', 0`);

  const scheduled = insert('state, due_at', `'scheduled', 9`);
  const occurring = insert(
    'state, due_at, schedule_id, occurrence',
    `'scheduled', 9, 's', '2026-11-22'`,
  );

  test.each([
    ['a scheduled message without a time', insert('state', `'scheduled'`)],
    ['a scheduled message that has ended', insert('state, due_at, ended_at', `'scheduled', 9, 1`)],
    [
      'an occurrence of no schedule',
      insert('state, due_at, occurrence', `'scheduled', 9, '2026-11-22'`),
    ],
    ['an occurrence twice', `${occurring}; ${occurring.replace(`'m', 'r'`, `'m2', 'r2'`)}`],
    ['a message of no batch', insert('state, due_at, batch_seq', `'scheduled', 9, 7`)],
    [
      'the same number twice in a request',
      `${queued}; ${queued.replace(`'m', 'r', 1, 1, 1`, `'n', 'r', 1, 1, 4`)}`,
    ],
    [
      'the same number twice for an occurrence',
      `${occurring}; ${occurring.replace(`'m', 'r', 1, 1, 1`, `'n', 'q', 1, 1, 4`)}`,
    ],
    ['the deletion of a message that waits', `${queued}; UPDATE message_log SET deleted = 1`],
    ['the removal of a message', `${accepted}; DELETE FROM message_log`],
    ['another name for a person', `UPDATE message_people SET name = 'B'`],
    ['another account for an origin', `UPDATE message_origins SET account_id = 'c'`],
    [
      'another recipient for a scheduled message',
      `${scheduled}; UPDATE message_log SET person_seq = 2`,
    ],
    ['an empty text for a scheduled message', `${scheduled}; UPDATE message_log SET text = ''`],
    [
      'a batch that goes without being confirmed',
      `INSERT INTO batches (id, name, created_at, draft, state, state_at)
       VALUES ('b', '', 1, '{}', 'sending', 1)`,
    ],
    [
      'a batch whose account is not known',
      `INSERT INTO batches (id, name, created_at, draft, state, state_at, request_id, confirmed_at)
       VALUES ('b', '', 1, '{}', 'sending', 1, 'r', 1)`,
    ],
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
    [
      'a recipient that is not E.164',
      `INSERT INTO message_people (recipient, contact_id, name) VALUES ('+1 202 555', '', '')`,
    ],
    ['another text for a message', `${queued}; UPDATE message_log SET text = 'Late'`],
    [
      'half a consent',
      `INSERT INTO contacts (id, notes, sort_key, created_at, updated_at, consent_given_on)
       VALUES ('c', '', '', 1, 1, '2026-01-31')`,
    ],
    [
      'two templates of one name',
      `INSERT INTO templates (id, name, key, text, language, created_at, updated_at) VALUES
       ('1', 'Hi', 'hi', 'Hello', 'en', 1, 1), ('2', 'HI', 'hi', 'Hello', 'en', 1, 1)`,
    ],
    ['two tags of one name', `INSERT INTO tags (name, key) VALUES ('VIP', 'vip'), ('vip', 'vip')`],
    [
      'a lift without a reason',
      `INSERT INTO opt_out_lifts (e164, opted_out_at, how, lifted_at, reason)
       VALUES ('+12025550100', 1, '', 2, ' ')`,
    ],
    [
      'the blanking of a message that waits',
      `${queued}; UPDATE message_log SET text = '', person_seq = 3`,
    ],
    [
      'a blanking that changes who paid',
      `${accepted}; UPDATE message_log SET text = '', person_seq = 3, origin_seq = 2`,
    ],
    [
      'a blanking that names another',
      `${accepted}; UPDATE message_log SET text = '', person_seq = 4`,
    ],
    [
      'a number of nobody',
      `INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
       VALUES (1, 0, '+12025550100', '', '')`,
    ],
    ['a draft that is not JSON', `INSERT INTO drafts (slot, draft) VALUES (1, '{')`],
    ['half a blanking', `${accepted}; UPDATE message_log SET person_seq = 3`],
    ['a second draft', `INSERT INTO drafts (slot, draft) VALUES (2, '{}')`],
  ])('%s', (_, sql) => {
    const connection = freshConnection();
    migrate(connection);
    connection.exec(peopleAndOrigins);
    expect(() => connection.exec(sql)).toThrow(
      /constraint failed|cannot store|does not change|stays as a sum|recipient once/,
    );
  });
});

test('the schema lets the text of a scheduled message be edited', () => {
  const connection = freshConnection();
  migrate(connection);
  connection.exec(`${peopleAndOrigins}
    INSERT INTO message_log (id, request_id, created_at, origin_seq, person_seq, text, state, due_at)
    VALUES ('m', 'r', 7, 1, 1, 'Later', 'scheduled', 99);
    UPDATE message_log SET text = 'Tomorrow'`);
  expect(connection.prepare('SELECT text FROM messages').get()).toEqual({ text: 'Tomorrow' });
});

test('the schema lets a message that is over be blanked', () => {
  const connection = freshConnection();
  migrate(connection, migrations.slice(0, 1));
  connection.exec(rowsOfVersion[1]!);
  migrate(connection);
  connection.exec(`INSERT INTO message_people VALUES (9, '+4901', '', '');
    UPDATE message_log SET text = '', person_seq = 9 WHERE id = 'm1'`);
  expect(
    connection.prepare(`SELECT text, recipient, cost_micros FROM messages WHERE id = 'm1'`).get(),
  ).toEqual({ text: '', recipient: '+4901', cost_micros: 75_000 });
});
