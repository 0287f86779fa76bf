/**
 * Texts that repeat, and the hours that a message keeps.
 *
 * - `messages.hours` says which quiet hours hold a message back; `any` is the user's word that none do.
 * - A schedule is for one recipient: by their own clock, and on their own birthday, each has other times.
 *   Those of one press share `request_id`, and a number is in it once.
 * - `first` is a time on the wall of `zone`; of a birthday only its time of day counts.
 * - `next_at` and `next_day` are the next time that no message was made for yet; none where there is
 *   no next one, as when a birthday was deleted.
 * - `text` may have fields: it is filled in when it is due.
 */
export const schedulesSchema = `
ALTER TABLE messages ADD COLUMN hours TEXT NOT NULL DEFAULT 'everyday'
  CHECK (hours IN ('any', 'everyday', 'marketing'));

CREATE TABLE schedules (
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
  text TEXT NOT NULL CHECK (text <> ''),
  hours TEXT NOT NULL CHECK (hours IN ('any', 'everyday', 'marketing')),
  repeat TEXT NOT NULL,
  first TEXT NOT NULL,
  zone TEXT NOT NULL,
  next_at INTEGER,
  next_day TEXT CHECK ((next_day IS NULL) = (next_at IS NULL)),
  UNIQUE (request_id, recipient)
) STRICT;

CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX schedules_of_birthdays ON schedules (seq) WHERE repeat = 'birthday';
CREATE INDEX schedules_of_contact ON schedules (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX schedules_of_number ON schedules (recipient);
`;
