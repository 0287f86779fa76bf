/**
 * The rows of a file as they were judged, with what would be written for each.
 *
 * `n` is a row's place among those that were read. `seq` is `contacts.seq` for an update; for a new
 * contact it counts from 1 and is added to the last `seq` when it is written. `place` is a number's
 * place in the contact, `NULL` where the contact has it already or the row is not written.
 */
export const stagingSchema = `
  CREATE TABLE rows (
    n INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    repaired INTEGER NOT NULL,
    verdict TEXT,
    refused TEXT,
    left_out TEXT,
    cells TEXT,
    write TEXT,
    seq INTEGER,
    id TEXT,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    company TEXT NOT NULL,
    email TEXT NOT NULL,
    birthday TEXT NOT NULL,
    notes TEXT NOT NULL,
    language TEXT NOT NULL,
    consent_given_on TEXT,
    consent_source TEXT,
    consent_wording TEXT,
    sort_key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE numbers (
    n INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    e164 TEXT NOT NULL,
    typed TEXT NOT NULL,
    label TEXT NOT NULL,
    repair TEXT,
    place INTEGER,
    PRIMARY KEY (n, nth)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE tags (n INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL) STRICT;
  CREATE TABLE fields (n INTEGER NOT NULL, field_id TEXT NOT NULL, value TEXT NOT NULL) STRICT;
  CREATE TABLE opt_outs (
    e164 TEXT PRIMARY KEY, opted_out_at INTEGER NOT NULL, how TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE images (n INTEGER PRIMARY KEY, before TEXT NOT NULL) STRICT;
  CREATE TABLE new_fields (id TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
  CREATE TABLE summary (slot INTEGER PRIMARY KEY CHECK (slot = 1), summary TEXT NOT NULL) STRICT;
`;

/** Made when all rows are there: keeping them up to date takes longer. */
export const stagingIndexes = `
  CREATE INDEX rows_of_kind ON rows (kind, n);
  CREATE INDEX rows_repaired ON rows (n) WHERE repaired = 1;
  CREATE INDEX tags_of_row ON tags (n);
  CREATE INDEX fields_of_row ON fields (n);
`;
