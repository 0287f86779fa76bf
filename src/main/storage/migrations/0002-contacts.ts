/**
 * All that a shop knows of a customer, and what undoing takes.
 *
 * - What was the name becomes the given name: nobody can tell which word of it is which.
 * - `revision` grows with every change of a contact, so that undoing knows whether there was another
 *   one since; times can be the same.
 * - `sort_key` is the place of the name in the order of the program's language, see
 *   `contacts/order`. It is written anew where `contact_order` names another order.
 * - `key` is a name in lower case: `VIP` and `vip` are one tag.
 * - Opt-outs are by number and belong to no contact: they stay when it goes and hold when it returns.
 * - Contacts are found by an index in memory, see decision 0007; the one in the file goes.
 * - `contact_images` keeps contacts as they were before an import or a merge, and the revision that
 *   it gave them; `before` is `NULL` for those that it made, `revision` for those that it removed.
 * - A message may be blanked, as when its contact is erased, once it is over: all that tells of the
 *   person goes, all that was paid stays. In place of the number stands its country code, a zero, with
 *   which no number goes on, and `seq`, since a request has each recipient once.
 */
export const contactsSchema = `
DROP TABLE contacts_fts;
DROP INDEX contacts_by_name;

ALTER TABLE contacts ADD COLUMN given_name TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN family_name TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN company TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN birthday TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN consent_given_on TEXT;
ALTER TABLE contacts ADD COLUMN consent_source TEXT
  CHECK ((consent_source IS NULL) = (consent_given_on IS NULL));
ALTER TABLE contacts ADD COLUMN consent_wording TEXT
  CHECK ((consent_wording IS NULL) = (consent_given_on IS NULL));
ALTER TABLE contacts ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
UPDATE contacts SET given_name = name;
ALTER TABLE contacts DROP COLUMN name;
ALTER TABLE contacts RENAME COLUMN note TO notes;

CREATE INDEX contacts_in_order ON contacts (sort_key, seq) WHERE deleted_at IS NULL;
CREATE INDEX contacts_in_bin ON contacts (deleted_at, seq) WHERE deleted_at IS NOT NULL;
CREATE INDEX contacts_by_email ON contacts (lower(email)) WHERE email <> '';

CREATE TABLE contact_order (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE tags (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE contact_tags (
  contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE,
  tag_seq INTEGER NOT NULL REFERENCES tags (seq) ON DELETE CASCADE,
  PRIMARY KEY (contact_seq, tag_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_with_tag ON contact_tags (tag_seq, contact_seq);

CREATE TABLE custom_fields (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date'))
) STRICT;

CREATE TABLE contact_fields (
  contact_seq INTEGER NOT NULL REFERENCES contacts (seq) ON DELETE CASCADE,
  field_seq INTEGER NOT NULL REFERENCES custom_fields (seq) ON DELETE CASCADE,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (contact_seq, field_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_with_field ON contact_fields (field_seq, contact_seq);

CREATE TABLE opt_outs (
  e164 TEXT PRIMARY KEY CHECK (e164 GLOB '+[1-9]*' AND NOT e164 GLOB '+*[^0-9]*'),
  opted_out_at INTEGER NOT NULL,
  how TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX opt_outs_newest ON opt_outs (opted_out_at, e164);

CREATE TABLE opt_out_lifts (
  seq INTEGER PRIMARY KEY,
  e164 TEXT NOT NULL,
  opted_out_at INTEGER NOT NULL,
  how TEXT NOT NULL,
  lifted_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;
CREATE INDEX opt_out_lifts_of_number ON opt_out_lifts (e164, seq);

CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  key TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL CHECK (json_valid(query))
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  imported_at INTEGER NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report)),
  undone_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_newest ON imports (imported_at);

CREATE TABLE merges (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  merged_at INTEGER NOT NULL,
  kept_id TEXT NOT NULL,
  gone_id TEXT NOT NULL,
  gone_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_into_contact ON merges (kept_id, merged_at);
CREATE INDEX merges_newest ON merges (merged_at);

CREATE TABLE contact_images (
  change_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  before TEXT CHECK (json_valid(before)),
  before_revision INTEGER CHECK ((before_revision IS NULL) = (before IS NULL)),
  revision INTEGER,
  PRIMARY KEY (change_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX images_of_contact ON contact_images (contact_id);

CREATE INDEX messages_of_number ON messages (recipient);
CREATE INDEX messages_of_contact ON messages (contact_id) WHERE contact_id IS NOT NULL;

DROP TRIGGER messages_stay_as_written;
CREATE TRIGGER messages_stay_as_written
BEFORE UPDATE OF seq, id, request_id, created_at, account_id, account_label, practice, sender_id,
  recipient, contact_id, recipient_name, text, resend_of ON messages
WHEN NOT (
  OLD.state NOT IN ('queued', 'sending')
  AND NEW.text = '' AND NEW.recipient_name IS NULL AND NEW.contact_id IS NULL
  AND NEW.recipient LIKE '+_%0' || OLD.seq
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.request_id = OLD.request_id
  AND NEW.created_at = OLD.created_at AND NEW.account_id = OLD.account_id
  AND NEW.account_label = OLD.account_label AND NEW.practice = OLD.practice
  AND NEW.sender_id = OLD.sender_id AND NEW.resend_of IS OLD.resend_of
)
BEGIN
  SELECT RAISE(ABORT, 'what was written in a message does not change');
END;
`;
