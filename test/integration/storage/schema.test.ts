import { describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../../src/main/storage/migrations';
import { freshConnection } from './fresh-connection';
import { rowsOfVersion } from './rows-of-version';

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
