/**
 * Batches, and messages that wait for a time of their own.
 *
 * - The table of messages is written anew, since its CHECKs must know the state `scheduled`. A
 *   scheduled message has a time (`due_at`) and nothing else that waits; it is in no queue.
 * - `schedule_id` and `occurrence` name what a repeating schedule made a message for: each recipient
 *   gets each occurrence once, whatever happens while it is made.
 * - A scheduled message's text may be edited; every other stays as it was written, but for blanking.
 * - `batches.draft` is what is being prepared, as JSON. What was confirmed stands in columns: it is
 *   what is sent, and does not change with the contacts.
 * - `batches.unknowns` counts the messages of unknown outcome at the end of what was sent so far.
 * - `batch_recipients` are the rows of a list that was pasted or read from a file, until the batch is
 *   confirmed; `batch_left_out` are those who got nothing, with the reason, from then on.
 * - Lists that grow (a batch's `state` and `reason`, why someone was left out) are checked when a row is
 *   read: a CHECK cannot be changed without writing the table anew.
 */
export const batchesSchema = `
CREATE TABLE batches (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  draft TEXT NOT NULL CHECK (json_valid(draft)),

  state TEXT NOT NULL,
  reason TEXT,
  state_at INTEGER NOT NULL,

  request_id TEXT UNIQUE CHECK (request_id <> ''),
  confirmed_at INTEGER CHECK ((confirmed_at IS NULL) = (request_id IS NULL)),
  account_id TEXT CHECK ((account_id IS NULL) = (request_id IS NULL)),
  account_label TEXT CHECK ((account_label IS NULL) = (request_id IS NULL)),
  practice INTEGER CHECK (practice IN (0, 1)) CHECK ((practice IS NULL) = (request_id IS NULL)),
  goes_on INTEGER NOT NULL DEFAULT 0 CHECK (goes_on IN (0, 1)),
  unknowns INTEGER NOT NULL DEFAULT 0 CHECK (unknowns >= 0),

  CHECK ((state = 'draft') = (request_id IS NULL))
) STRICT;

CREATE INDEX batches_sending ON batches (account_id, seq) WHERE state = 'sending';
CREATE INDEX batches_called_off ON batches (seq) WHERE state = 'cancelled';

CREATE TABLE batch_recipients (
  batch_seq INTEGER NOT NULL REFERENCES batches (seq) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  typed TEXT NOT NULL,
  e164 TEXT,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (batch_seq, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_recipients_of_number ON batch_recipients (e164) WHERE e164 IS NOT NULL;

CREATE TABLE batch_left_out (
  batch_seq INTEGER NOT NULL REFERENCES batches (seq) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  typed TEXT NOT NULL,
  e164 TEXT,
  contact_id TEXT,
  name TEXT,
  reason TEXT NOT NULL,
  field TEXT,
  PRIMARY KEY (batch_seq, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_left_out_of_number ON batch_left_out (e164) WHERE e164 IS NOT NULL;
CREATE INDEX batch_left_out_of_contact ON batch_left_out (contact_id)
  WHERE contact_id IS NOT NULL;

CREATE TABLE messages_anew (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  request_id TEXT NOT NULL CHECK (request_id <> ''),
  created_at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  account_label TEXT NOT NULL,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  sender_id TEXT NOT NULL,
  recipient TEXT NOT NULL CHECK (recipient GLOB '+[1-9]*' AND NOT recipient GLOB '+*[^0-9]*'),
  contact_id TEXT,
  recipient_name TEXT,
  text TEXT NOT NULL,
  resend_of TEXT,
  batch_id TEXT REFERENCES batches (id),
  schedule_id TEXT CHECK (schedule_id <> ''),
  occurrence TEXT CHECK ((occurrence IS NULL) = (schedule_id IS NULL)),

  state TEXT NOT NULL CHECK (state IN
    ('scheduled', 'queued', 'sending', 'accepted', 'rejected', 'unknown', 'cancelled')),
  due_at INTEGER CHECK ((due_at IS NOT NULL) = (state IN ('scheduled', 'queued'))),
  waits_for TEXT CHECK ((waits_for IS NOT NULL) = (state = 'queued')),
  attempts INTEGER CHECK ((attempts IS NOT NULL) = (state IN ('queued', 'sending'))),
  started_at INTEGER CHECK ((started_at IS NOT NULL) = (state = 'sending')),
  ended_at INTEGER CHECK ((ended_at IS NULL) = (state IN ('scheduled', 'queued', 'sending'))),
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
  raw_answer TEXT CHECK (raw_answer IS NULL OR state = 'accepted'),

  UNIQUE (request_id, recipient)
) STRICT;

INSERT INTO messages_anew (
  seq, id, request_id, created_at, account_id, account_label, practice, sender_id, recipient,
  contact_id, recipient_name, text, resend_of, state, due_at, waits_for, attempts, started_at,
  ended_at, reason, provider_words, settlement, provider_message_id, provider_status, segments,
  cost_micros, cost_currency, segment_price_micros, segment_price_currency, raw_answer)
SELECT
  seq, id, request_id, created_at, account_id, account_label, practice, sender_id, recipient,
  contact_id, recipient_name, text, resend_of, state, due_at, waits_for, attempts, started_at,
  ended_at, reason, provider_words, settlement, provider_message_id, provider_status, segments,
  cost_micros, cost_currency, segment_price_micros, segment_price_currency, raw_answer
FROM messages ORDER BY seq;
DROP TABLE messages;
ALTER TABLE messages_anew RENAME TO messages;

CREATE INDEX messages_queued ON messages (seq, waits_for) WHERE state = 'queued';
CREATE INDEX messages_singles ON messages (account_id, seq, waits_for)
  WHERE state = 'queued' AND batch_id IS NULL;
CREATE INDEX messages_undoable ON messages (due_at)
  WHERE state = 'queued' AND waits_for = 'undo';
CREATE INDEX messages_scheduled ON messages (due_at, seq) WHERE state = 'scheduled';
CREATE UNIQUE INDEX messages_of_occurrence ON messages (schedule_id, occurrence, recipient)
  WHERE schedule_id IS NOT NULL;
CREATE INDEX messages_of_batch ON messages (batch_id, state, seq, waits_for)
  WHERE batch_id IS NOT NULL;
CREATE INDEX messages_in_batch ON messages (batch_id, seq) WHERE batch_id IS NOT NULL;
CREATE INDEX messages_sending ON messages (seq) WHERE state = 'sending';
CREATE INDEX messages_unsettled ON messages (seq) WHERE state = 'unknown' AND settlement IS NULL;
CREATE INDEX messages_to_recipient ON messages (recipient, created_at);
CREATE INDEX messages_of_number ON messages (recipient);
CREATE INDEX messages_of_contact ON messages (contact_id) WHERE contact_id IS NOT NULL;

CREATE TRIGGER messages_stay_as_written
BEFORE UPDATE OF seq, id, request_id, created_at, account_id, account_label, practice, sender_id,
  recipient, contact_id, recipient_name, text, resend_of, batch_id, schedule_id, occurrence
  ON messages
WHEN NOT (
  NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.request_id = OLD.request_id
  AND NEW.created_at = OLD.created_at AND NEW.account_id = OLD.account_id
  AND NEW.account_label = OLD.account_label AND NEW.practice = OLD.practice
  AND NEW.sender_id = OLD.sender_id AND NEW.resend_of IS OLD.resend_of
  AND NEW.batch_id IS OLD.batch_id AND NEW.schedule_id IS OLD.schedule_id
  AND NEW.occurrence IS OLD.occurrence
  AND (
    (
      OLD.state NOT IN ('scheduled', 'queued', 'sending')
      AND NEW.text = '' AND NEW.recipient_name IS NULL AND NEW.contact_id IS NULL
      AND NEW.recipient LIKE '+_%0' || OLD.seq
    ) OR (
      OLD.state = 'scheduled' AND NEW.text <> '' AND NEW.recipient = OLD.recipient
      AND NEW.contact_id IS OLD.contact_id AND NEW.recipient_name IS OLD.recipient_name
    )
  )
)
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;

CREATE TRIGGER messages_count_as_texted
AFTER UPDATE OF state ON messages
WHEN OLD.state = 'sending' AND NEW.state IN ('accepted', 'unknown')
BEGIN
  INSERT INTO texted_numbers (e164, times, last_texted_at)
  VALUES (NEW.recipient, 1, NEW.ended_at)
  ON CONFLICT (e164) DO UPDATE SET
    times = times + 1,
    last_texted_at = max(last_texted_at, excluded.last_texted_at);
END;
`;
