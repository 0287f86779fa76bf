/**
 * Batches that repeat.
 *
 * - `draft` is what is sent, as JSON, and `account_*` the account that it was reviewed with. Its
 *   recipients are looked up at each time, which makes a batch of its own, named after schedule and day.
 * - `first` is a time on the wall of this computer, or of each recipient, as `clock` says.
 * - `next_at` and `next_day` are the next time that no batch was made for yet.
 */
export const batchRepeatsSchema = `
CREATE TABLE batch_repeats (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  request_id TEXT NOT NULL UNIQUE CHECK (request_id <> ''),
  created_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  account_label TEXT NOT NULL,
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  goes_on INTEGER NOT NULL CHECK (goes_on IN (0, 1)),
  quiet TEXT NOT NULL,
  repeat TEXT NOT NULL,
  clock TEXT NOT NULL,
  first TEXT NOT NULL,
  next_at INTEGER,
  next_day TEXT CHECK ((next_day IS NULL) = (next_at IS NULL))
) STRICT;

CREATE INDEX batch_repeats_due ON batch_repeats (next_at) WHERE next_at IS NOT NULL;
`;
