/**
 * What was spent, what may be, and balances over time.
 *
 * - `spending` holds sums and no messages: it is written in the transaction that writes down what came of
 *   a message, and stays when the message is deleted or blanked. `part` says what `key` names: 1 the
 *   country, 2 the batch, 3 a tag; key 0 is for none. `day` counts from 1970 in the user's calendar when
 *   it was lived. Parts 4 to 6 are the same again by month, `day` its first. Parts 7 (by day) and 8 (by
 *   month) are everything, under key 0.
 * - `spending_recipients` holds sums of recipients by month, those of 1,024 neighbouring numbers together:
 *   `place` is the month's first day times 65536, and which 1,024; `sums` is written by `packed-sums.ts`.
 * - `spending_keys` are the names behind the numbers. A tag's takes part in its renaming.
 * - `spending_numbers` are the recipients, as the digits after the "+". A number of NULL has been
 *   forgotten, with the last message to it.
 * - `spending_lines` say through which account, how surely, and in which currency ('' for none).
 * - `spending_unclear` keeps what a message of unknown outcome was counted as, until the user's word on it.
 * - `spending_unsummed` are the messages from before this table; they are summed after the next start: a
 *   number's country is nothing that SQL can tell.
 * - `budget_exceptions` are requests that the user lets pass the budget.
 * - `balances` has at most one row an hour for each account.
 */
export const spendingSchema = `
CREATE TABLE spending_keys (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'country', 'batch', 'tag')),
  key TEXT NOT NULL CHECK (key <> ''),
  name TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE spending_lines (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES spending_keys (id),
  certainty TEXT NOT NULL CHECK (certainty IN ('named', 'estimated', 'unclear', 'unpriced')),
  currency TEXT NOT NULL,
  UNIQUE (account, certainty, currency)
) STRICT;

CREATE TABLE spending (
  part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 8),
  day INTEGER NOT NULL,
  key INTEGER NOT NULL,
  line INTEGER NOT NULL REFERENCES spending_lines (id),
  messages INTEGER NOT NULL CHECK (messages >= 0),
  segments INTEGER NOT NULL CHECK (segments >= 0),
  micros INTEGER NOT NULL CHECK (micros >= 0),
  PRIMARY KEY (part, day, key, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_numbers (
  id INTEGER PRIMARY KEY,
  number INTEGER UNIQUE CHECK (number > 0)
) STRICT;

CREATE TABLE spending_recipients (
  place INTEGER PRIMARY KEY,
  sums BLOB NOT NULL
) STRICT;

CREATE TABLE spending_unclear (
  message_id TEXT PRIMARY KEY,
  share TEXT NOT NULL CHECK (json_valid(share))
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_unsummed (seq INTEGER PRIMARY KEY) STRICT;
INSERT INTO spending_unsummed
SELECT seq FROM messages WHERE practice = 0 AND state IN ('accepted', 'unknown') ORDER BY seq;

CREATE TABLE budgets (
  account_id TEXT PRIMARY KEY,
  micros INTEGER NOT NULL CHECK (micros > 0),
  currency TEXT NOT NULL,
  lifted_month TEXT,
  told_month TEXT,
  told_level TEXT CHECK ((told_level IS NULL) = (told_month IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE budget_exceptions (request_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE balances (
  account_id TEXT NOT NULL,
  hour INTEGER NOT NULL,
  micros INTEGER NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (account_id, hour)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER spending_follows_tag AFTER UPDATE OF name, key ON tags
BEGIN
  UPDATE OR IGNORE spending_keys SET key = NEW.key, name = NEW.name
  WHERE kind = 'tag' AND key = OLD.key;
END;

CREATE TRIGGER spending_forgets_number AFTER DELETE ON texted_numbers
BEGIN
  UPDATE spending_numbers SET number = NULL WHERE number = CAST(substr(OLD.e164, 2) AS INTEGER);
END;
`;
