/**
 * Messages, contacts, the draft, the pace and the prices.
 *
 * - `seq` orders rows as they were written, and joins them to their search index: it is named, since
 *   SQLite may renumber a rowid that has no name when it compacts the file.
 * - The state's columns are there in the states that have them and in no other. What a provider says
 *   is bound by nothing more than its type: a word that we do not expect must never keep us from
 *   writing down that a message was accepted.
 * - Lists that grow (`waits_for`, `reason`) are checked when a row is read: a CHECK cannot be changed
 *   without writing the table anew.
 * - The search indexes hold no copy of the text, only the words that `search-text.ts` makes of it:
 *   the ASCII tokenizer does no more than to part them at the spaces.
 */
export const firstSchema = `
CREATE TABLE messages (
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

  state TEXT NOT NULL
    CHECK (state IN ('queued', 'sending', 'accepted', 'rejected', 'unknown', 'cancelled')),
  due_at INTEGER CHECK ((due_at IS NOT NULL) = (state = 'queued')),
  waits_for TEXT CHECK ((waits_for IS NOT NULL) = (state = 'queued')),
  attempts INTEGER CHECK ((attempts IS NOT NULL) = (state IN ('queued', 'sending'))),
  started_at INTEGER CHECK ((started_at IS NOT NULL) = (state = 'sending')),
  ended_at INTEGER CHECK ((ended_at IS NULL) = (state IN ('queued', 'sending'))),
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

CREATE INDEX messages_queued ON messages (seq) WHERE state = 'queued';
CREATE INDEX messages_sending ON messages (seq) WHERE state = 'sending';
CREATE INDEX messages_unsettled ON messages (seq) WHERE state = 'unknown' AND settlement IS NULL;
CREATE INDEX messages_to_recipient ON messages (recipient, created_at);

CREATE TRIGGER messages_stay_as_written
BEFORE UPDATE OF seq, id, request_id, created_at, account_id, account_label, practice, sender_id,
  recipient, contact_id, recipient_name, text, resend_of ON messages
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;

CREATE VIRTUAL TABLE messages_fts USING fts5 (
  text, name, number,
  content = '', contentless_delete = 1, detail = 'column', tokenize = 'ascii'
);

CREATE TABLE texted_numbers (
  e164 TEXT PRIMARY KEY,
  times INTEGER NOT NULL CHECK (times > 0),
  last_texted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX texted_numbers_newest ON texted_numbers (last_texted_at);

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

CREATE TABLE contacts (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  sort_key TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE INDEX contacts_by_name ON contacts (sort_key, seq) WHERE deleted_at IS NULL;

CREATE TABLE contact_numbers (
  contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  e164 TEXT NOT NULL CHECK (e164 GLOB '+[1-9]*' AND NOT e164 GLOB '+*[^0-9]*'),
  typed TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (contact_seq, position),
  UNIQUE (e164, contact_seq)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE contacts_fts USING fts5 (
  name, note, number,
  content = '', contentless_delete = 1, detail = 'column', tokenize = 'ascii'
);

CREATE TABLE drafts (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  draft TEXT NOT NULL CHECK (json_valid(draft))
) STRICT;

CREATE TABLE paces (
  account_id TEXT PRIMARY KEY,
  tokens TEXT NOT NULL CHECK (json_valid(tokens)),
  not_before_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  paused INTEGER NOT NULL CHECK (paused IN (0, 1))
) STRICT;

CREATE TABLE prices (
  account_id TEXT NOT NULL,
  country TEXT NOT NULL,
  price_micros INTEGER NOT NULL,
  price_currency TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, country)
) STRICT, WITHOUT ROWID;
`;
