/**
 * Rows as each version wrote them, by the version's number: what a migration must bring along.
 * A new migration adds the rows of the version before it.
 */
export const rowsOfVersion: readonly string[] = [
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
