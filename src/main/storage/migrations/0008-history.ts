/**
 * Messages written so that a million of them are small and quick to look through; see decision 0017.
 *
 * - `message_log` is the table; `messages` is a view that shows its rows whole, with the names of
 *   before. What repeats from message to message stands once: to whom in `message_people`, from where in
 *   `message_origins`. These never change; a person whom no message names any more is deleted. In both,
 *   '' is for none, since NULL is never the same as NULL.
 * - A request has each number once, and so has an occurrence of a schedule, under whatever name. A batch
 *   is one request: its messages are found by the batch, and are in no index of requests.
 * - `message_blocks` sums up 256 neighbouring messages at a time, for history to pass over those that
 *   cannot have what it looks for: what they are at most, and at least. Its `messages` alone is exact. In
 *   `origins` and `batches` bit n is for all numbers with the remainder n by 50.
 * - `took_ms` is how long the last attempt took. `message_attempts` are those before it, and what the
 *   message has no column for of a last one that was not accepted: it is `not_sent` for no reason.
 * - `raw_answer` is written short, see `raw-answer.ts`, and has been `understood` where the other columns
 *   say what is in it.
 * - `deleted` is set when the user deletes a message: it is gone from the history, and blanked soon. The
 *   row stays, for a request must never be sent again, and a batch has its counts.
 * - `hours` is NULL for the usual ones, `everyday`.
 * - `message_currencies` are those that there were costs in.
 * - The search index holds the words that `message-index.ts` makes. `people_fts` has the numbers of people,
 *   each as all runs of three digits in it: what is deleted leaves nothing behind.
 */
export const historySchema = `
CREATE TABLE message_people (
  seq INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL CHECK (recipient GLOB '+[1-9]*' AND NOT recipient GLOB '+*[^0-9]*'),
  contact_id TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (recipient, contact_id, name)
) STRICT;
CREATE INDEX message_people_of_contact ON message_people (contact_id) WHERE contact_id <> '';

CREATE VIRTUAL TABLE people_fts USING fts5 (
  pieces, content = '', detail = 'none', tokenize = 'ascii'
);
INSERT INTO people_fts (people_fts, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER message_people_insert AFTER INSERT ON message_people
BEGIN
  INSERT INTO people_fts (rowid, pieces)
  SELECT NEW.seq, group_concat(substr(NEW.recipient, value, 3), ' ')
  FROM json_each('[2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]')
  WHERE value <= length(NEW.recipient) - 2;
END;
CREATE TRIGGER message_people_delete AFTER DELETE ON message_people
BEGIN
  INSERT INTO people_fts (people_fts, rowid, pieces)
  SELECT 'delete', OLD.seq, group_concat(substr(OLD.recipient, value, 3), ' ')
  FROM json_each('[2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]')
  WHERE value <= length(OLD.recipient) - 2;
END;

CREATE TABLE message_origins (
  seq INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL,
  account_label TEXT NOT NULL,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  sender_id TEXT NOT NULL,
  UNIQUE (account_id, account_label, practice, sender_id)
) STRICT;

CREATE TABLE message_log (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  request_id TEXT NOT NULL CHECK (request_id <> ''),
  created_at INTEGER NOT NULL,
  origin_seq INTEGER NOT NULL REFERENCES message_origins (seq),
  person_seq INTEGER NOT NULL REFERENCES message_people (seq),
  text TEXT NOT NULL,
  resend_of TEXT,
  batch_seq INTEGER REFERENCES batches (seq),
  schedule_id TEXT CHECK (schedule_id <> ''),
  occurrence TEXT CHECK ((occurrence IS NULL) = (schedule_id IS NULL)),
  hours TEXT CHECK (hours IN ('any', 'marketing')),

  state TEXT NOT NULL CHECK (state IN
    ('scheduled', 'queued', 'sending', 'accepted', 'rejected', 'unknown', 'cancelled')),
  due_at INTEGER CHECK ((due_at IS NOT NULL) = (state IN ('scheduled', 'queued'))),
  waits_for TEXT CHECK ((waits_for IS NOT NULL) = (state = 'queued')),
  attempts INTEGER CHECK ((attempts IS NOT NULL) = (state IN ('queued', 'sending'))),
  started_at INTEGER CHECK ((started_at IS NOT NULL) = (state = 'sending')),
  ended_at INTEGER CHECK ((ended_at IS NULL) = (state IN ('scheduled', 'queued', 'sending'))),
  took_ms INTEGER CHECK (took_ms IS NULL OR state IN ('accepted', 'rejected', 'unknown')),
  reason TEXT CHECK ((reason IS NOT NULL) = (state IN ('rejected', 'unknown'))),
  provider_words TEXT CHECK (provider_words IS NULL OR state IN ('rejected', 'unknown')),
  settlement TEXT
    CHECK (settlement IS NULL OR state = 'unknown')
    CHECK (settlement IN ('arrived', 'not-arrived', 'sent-again')),
  provider_message_id TEXT CHECK (provider_message_id IS NULL OR state = 'accepted'),
  provider_status TEXT CHECK (provider_status IS NULL OR state = 'accepted'),
  segments INTEGER CHECK (segments IS NULL OR state = 'accepted'),
  cost_micros INTEGER CHECK (cost_micros IS NULL OR state = 'accepted'),
  cost_currency TEXT CHECK ((cost_currency IS NULL) = (cost_micros IS NULL)),
  segment_price_micros INTEGER CHECK (segment_price_micros IS NULL OR state = 'accepted'),
  segment_price_currency TEXT
    CHECK ((segment_price_currency IS NULL) = (segment_price_micros IS NULL)),
  raw_answer TEXT CHECK (raw_answer IS NULL OR state IN ('accepted', 'rejected', 'unknown')),
  understood INTEGER
    CHECK (understood IS NULL OR (understood = 1 AND raw_answer IS NOT NULL)),
  deleted INTEGER
    CHECK (deleted IS NULL OR (deleted = 1 AND ended_at IS NOT NULL))
) STRICT;

CREATE TABLE message_attempts (
  message_seq INTEGER NOT NULL REFERENCES message_log (seq),
  number INTEGER NOT NULL CHECK (number > 0),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  not_sent TEXT,
  status INTEGER,
  provider_words TEXT,
  raw_answer TEXT,
  PRIMARY KEY (message_seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_currencies (currency TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE message_blocks (
  block INTEGER PRIMARY KEY,
  messages INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  states INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  batches INTEGER NOT NULL,
  least_cost INTEGER,
  most_cost INTEGER
) STRICT;
CREATE INDEX message_blocks_by_time ON message_blocks (last_at, first_at);

CREATE TRIGGER message_log_insert AFTER INSERT ON message_log
BEGIN
  INSERT INTO message_blocks
  VALUES (NEW.seq >> 8, NEW.deleted IS NULL, NEW.created_at, NEW.created_at,
    CASE NEW.state WHEN 'scheduled' THEN 1 WHEN 'queued' THEN 2 WHEN 'sending' THEN 4
      WHEN 'accepted' THEN 8 WHEN 'rejected' THEN 16 WHEN 'unknown' THEN 32 ELSE 64 END,
    1 << (NEW.origin_seq % 50), coalesce(1 << (NEW.batch_seq % 50), 0),
    NEW.cost_micros, NEW.cost_micros)
  ON CONFLICT (block) DO UPDATE SET
    messages = messages + excluded.messages,
    first_at = min(first_at, excluded.first_at),
    last_at = max(last_at, excluded.last_at),
    states = states | excluded.states,
    origins = origins | excluded.origins,
    batches = batches | excluded.batches,
    least_cost = coalesce(min(least_cost, excluded.least_cost), least_cost, excluded.least_cost),
    most_cost = coalesce(max(most_cost, excluded.most_cost), most_cost, excluded.most_cost);
  INSERT INTO message_currencies SELECT NEW.cost_currency WHERE NEW.cost_currency IS NOT NULL
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER message_log_state AFTER UPDATE OF state ON message_log
BEGIN
  UPDATE message_blocks SET
    states = states | CASE NEW.state WHEN 'scheduled' THEN 1 WHEN 'queued' THEN 2
      WHEN 'sending' THEN 4 WHEN 'accepted' THEN 8 WHEN 'rejected' THEN 16 WHEN 'unknown' THEN 32
      ELSE 64 END,
    least_cost = coalesce(min(least_cost, NEW.cost_micros), least_cost, NEW.cost_micros),
    most_cost = coalesce(max(most_cost, NEW.cost_micros), most_cost, NEW.cost_micros)
  WHERE block = NEW.seq >> 8;
  INSERT INTO message_currencies SELECT NEW.cost_currency WHERE NEW.cost_currency IS NOT NULL
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER message_log_deleted AFTER UPDATE OF deleted ON message_log
BEGIN
  UPDATE message_blocks SET messages = messages + (NEW.deleted IS NULL) - (OLD.deleted IS NULL)
  WHERE block = NEW.seq >> 8;
END;

INSERT INTO message_people (recipient, contact_id, name)
SELECT DISTINCT recipient, coalesce(contact_id, ''), coalesce(recipient_name, '') FROM messages;
INSERT INTO message_origins (account_id, account_label, practice, sender_id)
SELECT DISTINCT account_id, account_label, practice, sender_id FROM messages;
INSERT INTO message_log (
  seq, id, request_id, created_at, origin_seq, person_seq, text, resend_of, batch_seq, schedule_id,
  occurrence, hours, state, due_at, waits_for, attempts, started_at, ended_at, reason,
  provider_words, settlement, provider_message_id, provider_status, segments, cost_micros,
  cost_currency, segment_price_micros, segment_price_currency, raw_answer)
SELECT
  messages.seq, messages.id, messages.request_id, messages.created_at, message_origins.seq,
  message_people.seq, text, resend_of, batches.seq, schedule_id, occurrence,
  nullif(hours, 'everyday'), messages.state, due_at, waits_for, attempts, started_at, ended_at,
  messages.reason, provider_words, settlement, provider_message_id, provider_status, segments,
  cost_micros, cost_currency, segment_price_micros, segment_price_currency,
  char(1) || raw_answer
FROM messages
JOIN message_people ON message_people.recipient = messages.recipient
  AND message_people.contact_id = coalesce(messages.contact_id, '')
  AND message_people.name = coalesce(messages.recipient_name, '')
JOIN message_origins USING (account_id, account_label, practice, sender_id)
LEFT JOIN batches ON batches.id = messages.batch_id
ORDER BY messages.seq;

DROP TABLE messages;
DROP TABLE messages_fts;
CREATE VIRTUAL TABLE messages_fts USING fts5 (
  words, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);
INSERT INTO messages_fts (rowid, words)
SELECT message_log.seq, indexed_message(message_log.seq, text, name)
FROM message_log JOIN message_people ON message_people.seq = person_seq
WHERE text <> '' ORDER BY message_log.seq;

CREATE INDEX messages_of_request ON message_log (request_id) WHERE batch_seq IS NULL;
CREATE INDEX messages_queued ON message_log (seq, waits_for) WHERE state = 'queued';
CREATE INDEX messages_singles ON message_log (origin_seq, seq, waits_for)
  WHERE state = 'queued' AND batch_seq IS NULL;
CREATE INDEX messages_undoable ON message_log (due_at)
  WHERE state = 'queued' AND waits_for = 'undo';
CREATE INDEX messages_scheduled ON message_log (due_at, seq) WHERE state = 'scheduled';
CREATE UNIQUE INDEX messages_of_occurrence ON message_log (schedule_id, occurrence, person_seq)
  WHERE schedule_id IS NOT NULL;
CREATE INDEX messages_of_batch ON message_log (batch_seq, state, seq, waits_for)
  WHERE batch_seq IS NOT NULL;
CREATE INDEX messages_in_batch ON message_log (batch_seq, seq) WHERE batch_seq IS NOT NULL;
CREATE INDEX messages_sending ON message_log (seq) WHERE state = 'sending';
CREATE INDEX messages_unsettled ON message_log (seq)
  WHERE state = 'unknown' AND settlement IS NULL;
CREATE INDEX messages_to_person ON message_log (person_seq, seq);
CREATE INDEX messages_resent ON message_log (resend_of) WHERE resend_of IS NOT NULL;
CREATE INDEX messages_to_blank ON message_log (seq) WHERE deleted = 1 AND text <> '';

CREATE VIEW messages AS
SELECT
  message_log.seq AS seq, message_log.id AS id, message_log.request_id AS request_id,
  message_log.created_at AS created_at, message_origins.account_id AS account_id,
  message_origins.account_label AS account_label, message_origins.practice AS practice,
  message_origins.sender_id AS sender_id, message_people.recipient AS recipient,
  nullif(message_people.contact_id, '') AS contact_id,
  nullif(message_people.name, '') AS recipient_name,
  text, resend_of, (SELECT batches.id FROM batches WHERE batches.seq = batch_seq) AS batch_id,
  schedule_id, occurrence, coalesce(hours, 'everyday') AS hours, message_log.state AS state,
  due_at, waits_for, attempts, started_at, ended_at, took_ms, message_log.reason AS reason,
  provider_words, settlement, provider_message_id, provider_status, segments, cost_micros,
  cost_currency, segment_price_micros, segment_price_currency, raw_answer, understood, deleted,
  origin_seq, person_seq, batch_seq
FROM message_log
CROSS JOIN message_people ON message_people.seq = person_seq
CROSS JOIN message_origins ON message_origins.seq = origin_seq;

CREATE TRIGGER message_people_stay_as_written BEFORE UPDATE ON message_people
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;
CREATE TRIGGER message_origins_stay_as_written BEFORE UPDATE ON message_origins
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;

CREATE TRIGGER messages_stay_as_written
BEFORE UPDATE OF seq, id, request_id, created_at, origin_seq, person_seq, text, resend_of,
  batch_seq, schedule_id, occurrence ON message_log
WHEN NOT (
  NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.request_id = OLD.request_id
  AND NEW.created_at = OLD.created_at AND NEW.origin_seq = OLD.origin_seq
  AND NEW.resend_of IS OLD.resend_of AND NEW.batch_seq IS OLD.batch_seq
  AND NEW.schedule_id IS OLD.schedule_id AND NEW.occurrence IS OLD.occurrence
  AND (
    (
      OLD.state NOT IN ('scheduled', 'queued', 'sending') AND NEW.text = ''
      AND EXISTS (
        SELECT 1 FROM message_people WHERE seq = NEW.person_seq
          AND recipient LIKE '+_%0' || OLD.seq AND contact_id = '' AND name = '')
    ) OR (
      OLD.state NOT IN ('scheduled', 'queued', 'sending') AND NEW.text = ''
      AND NEW.person_seq = OLD.person_seq
    ) OR (OLD.state = 'scheduled' AND NEW.text <> '' AND NEW.person_seq = OLD.person_seq)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;

CREATE TRIGGER messages_are_never_removed BEFORE DELETE ON message_log
BEGIN
  SELECT RAISE(ABORT, 'a message stays as a sum');
END;

CREATE TRIGGER messages_once_to_each BEFORE INSERT ON message_log
BEGIN
  SELECT RAISE(ABORT, 'a request has each recipient once')
  FROM message_people AS written
  CROSS JOIN message_people AS same ON same.recipient = written.recipient
  CROSS JOIN message_log AS known ON known.person_seq = same.seq
    AND known.seq >= CASE WHEN NEW.batch_seq IS NULL
      THEN (
        SELECT min(seq) FROM message_log
        WHERE request_id = NEW.request_id AND batch_seq IS NULL)
      ELSE (SELECT min(seq) FROM message_log WHERE batch_seq = NEW.batch_seq) END
    AND known.request_id = NEW.request_id
  WHERE written.seq = NEW.person_seq;
  SELECT RAISE(ABORT, 'an occurrence has each recipient once')
  FROM message_people AS written
  CROSS JOIN message_people AS same ON same.recipient = written.recipient
  CROSS JOIN message_log AS known ON known.schedule_id = NEW.schedule_id
    AND known.occurrence = NEW.occurrence AND known.person_seq = same.seq
  WHERE written.seq = NEW.person_seq AND NEW.schedule_id IS NOT NULL;
END;

CREATE TRIGGER messages_count_as_texted
AFTER UPDATE OF state ON message_log
WHEN OLD.state = 'sending' AND NEW.state IN ('accepted', 'unknown')
BEGIN
  INSERT INTO texted_numbers (e164, times, last_texted_at)
  SELECT recipient, 1, NEW.ended_at FROM message_people WHERE seq = NEW.person_seq
  ON CONFLICT (e164) DO UPDATE SET
    times = times + 1,
    last_texted_at = max(last_texted_at, excluded.last_texted_at);
END;
`;
