import * as v from 'valibot';
import { jsonColumn, parseRow } from '../../storage/parse-row';
import type { SearchEntry } from './index-data';

const columns = `
  seq, given_name, family_name, company, email, notes,
  consent_given_on IS NOT NULL AS consent, deleted_at IS NOT NULL AS in_bin,
  (SELECT json_group_array(json_array(e164, typed)) FROM contact_numbers
    WHERE contact_seq = contacts.seq) AS numbers,
  (SELECT json_group_array(name) FROM contact_tags JOIN tags ON tags.seq = tag_seq
    WHERE contact_seq = contacts.seq) AS tags,
  EXISTS (SELECT 1 FROM contact_numbers JOIN opt_outs USING (e164)
    WHERE contact_seq = contacts.seq) AS opted_out`;

/** Exported for the tests that assert which indexes are used. */
export const indexQueries = {
  count: `SELECT count(*) AS total FROM contacts`,
  /** Everyone who is not in the bin, in the order of the list. */
  listed: `
    SELECT ${columns} FROM contacts WHERE deleted_at IS NULL ORDER BY sort_key, seq`,
  /** The bin, what was deleted last first. */
  inBin: `
    SELECT ${columns} FROM contacts WHERE deleted_at IS NOT NULL
    ORDER BY deleted_at DESC, seq DESC`,
  changed: `
    SELECT ${columns} FROM contacts
    WHERE seq IN (SELECT value FROM json_each(:seqs)) AND deleted_at IS NULL
    ORDER BY sort_key, seq`,
  changedInBin: `
    SELECT ${columns} FROM contacts
    WHERE seq IN (SELECT value FROM json_each(:seqs)) AND deleted_at IS NOT NULL
    ORDER BY deleted_at DESC, seq DESC`,
  listedAfter: `
    SELECT seq FROM contacts
    WHERE deleted_at IS NULL AND (sort_key, seq) >
      ((SELECT sort_key FROM contacts WHERE seq = :seq), :seq)
    ORDER BY sort_key, seq LIMIT :limit`,
  inBinAfter: `
    SELECT seq FROM contacts
    WHERE deleted_at IS NOT NULL AND (deleted_at, seq) <
      ((SELECT deleted_at FROM contacts WHERE seq = :seq), :seq)
    ORDER BY deleted_at DESC, seq DESC LIMIT :limit`,
} as const;

const entryRow = v.object({
  seq: v.number(),
  given_name: v.string(),
  family_name: v.string(),
  company: v.string(),
  email: v.string(),
  notes: v.string(),
  consent: v.number(),
  in_bin: v.number(),
  numbers: jsonColumn(v.array(v.tuple([v.string(), v.string()]))),
  tags: jsonColumn(v.array(v.string())),
  opted_out: v.number(),
});

/** Reads a row of the queries above that have all columns. */
export function searchEntry(raw: unknown): SearchEntry {
  const row = parseRow(entryRow, raw, 'contacts');
  return {
    seq: row.seq,
    givenName: row.given_name,
    familyName: row.family_name,
    company: row.company,
    email: row.email,
    notes: row.notes,
    numbers: row.numbers.map(([e164, typed]) => ({ e164, typed })),
    tags: row.tags,
    consent: row.consent === 1,
    optedOut: row.opted_out === 1,
    inBin: row.in_bin === 1,
  };
}
