import * as v from 'valibot';
import type { Database, SqlParams } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import type { StoredReport } from '../stored-report';

/** A piece of what is written: those rows whose `n` is above `:after` and at most `:upTo`. */
const piece = `n > :after AND n <= :upTo`;

const contactSeq = `CASE row.write WHEN 'new' THEN :base + row.seq ELSE row.seq END`;

const once = {
  fields: `INSERT INTO custom_fields (id, name, key, kind) SELECT * FROM staging.new_fields`,
  tags: `
    INSERT INTO tags (name, key) SELECT name, key FROM staging.tags WHERE true ORDER BY n
    ON CONFLICT (key) DO NOTHING`,
  optOuts: `
    INSERT INTO opt_outs (e164, opted_out_at, how)
    SELECT e164, opted_out_at, how FROM staging.opt_outs WHERE true ORDER BY e164
    ON CONFLICT (e164) DO NOTHING`,
} as const;

const inPieces = [
  `INSERT INTO contacts (
     seq, id, given_name, family_name, company, email, birthday, notes, language, consent_given_on,
     consent_source, consent_wording, sort_key, created_at, updated_at
   )
   SELECT
     :base + seq, id, given_name, family_name, company, email, birthday, notes, language,
     consent_given_on, consent_source, consent_wording, sort_key, :now, :now
   FROM staging.rows WHERE ${piece} AND write = 'new' ORDER BY n`,
  `UPDATE contacts SET
     given_name = row.given_name, family_name = row.family_name, company = row.company,
     email = row.email, birthday = row.birthday, notes = row.notes, language = row.language,
     consent_given_on = row.consent_given_on, consent_source = row.consent_source,
     consent_wording = row.consent_wording, sort_key = row.sort_key,
     updated_at = :now, revision = revision + 1
   FROM staging.rows AS row
   WHERE ${piece} AND row.write = 'update' AND row.seq = contacts.seq
     AND row.id = contacts.id`,
  `INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
   SELECT ${contactSeq}, number.place, number.e164, number.typed, number.label
   FROM staging.rows AS row CROSS JOIN staging.numbers AS number USING (n)
   WHERE ${piece} AND row.write IS NOT NULL AND number.place IS NOT NULL
   ORDER BY n, number.place`,
  `INSERT OR IGNORE INTO contact_tags (contact_seq, tag_seq)
   SELECT ${contactSeq}, tags.seq
   FROM staging.rows AS row
   CROSS JOIN staging.tags AS tag USING (n)
   CROSS JOIN tags ON tags.key = tag.key
   WHERE ${piece}`,
  `INSERT INTO contact_fields (contact_seq, field_seq, value)
   SELECT ${contactSeq}, custom_fields.seq, field.value
   FROM staging.rows AS row
   CROSS JOIN staging.fields AS field USING (n)
   CROSS JOIN custom_fields ON custom_fields.id = field.field_id
   WHERE ${piece}
   ON CONFLICT (contact_seq, field_seq) DO UPDATE SET value = excluded.value`,
  `INSERT INTO contact_images (change_id, contact_id, before, before_revision, revision)
   SELECT
     :importId, row.id, image.before,
     CASE row.write WHEN 'update' THEN contacts.revision - 1 END, contacts.revision
   FROM staging.rows AS row
   CROSS JOIN contacts ON contacts.id = row.id
   LEFT JOIN staging.images AS image USING (n)
   WHERE ${piece} AND row.write IS NOT NULL
   ORDER BY row.n`,
] as const;

const insertImport = `
  INSERT INTO imports (id, imported_at, report) VALUES (:importId, :now, :report)`;
const newTagKeys = `
  SELECT DISTINCT key FROM staging.tags WHERE key NOT IN (SELECT key FROM main.tags)`;
const newFieldIds = `SELECT id FROM staging.new_fields`;
const lastSeq = `SELECT ifnull(max(seq), 0) AS seq FROM contacts`;

export interface StagedWrite {
  readonly importId: string;
  readonly now: number;
  readonly rows: number;
}

/** Small enough to be cancelled soon, large enough to cost nothing. */
const rowsPerPiece = 5_000;

/**
 * Writes what is staged, in pieces, for a transaction that is open: the staging database is attached
 * as `staging`. Answers after each piece how many rows are done.
 */
export function* writeStaged(
  database: Database,
  { importId, now, rows }: StagedWrite,
  reportOf: (written: Pick<StoredReport, 'optedOut' | 'fieldIds' | 'tagKeys'>) => StoredReport,
): Generator<number, void> {
  const run = (sql: string, params: SqlParams) => {
    // Named parameters that a statement does not have are refused.
    const used = Object.entries(params).filter(([name]) => new RegExp(`:${name}\\b`).test(sql));
    return database.run(sql, Object.fromEntries(used));
  };
  const base = parseRow(v.object({ seq: v.number() }), database.get(lastSeq), 'contacts').seq;
  database.run(once.fields);
  const tagKeys = database
    .all(newTagKeys)
    .map((row) => parseRow(v.object({ key: v.string() }), row, 'tags').key);
  database.run(once.tags);
  const optedOut = database.run(once.optOuts);
  for (let after = 0; after < rows; after += rowsPerPiece) {
    const upTo = after + rowsPerPiece;
    for (const sql of inPieces) run(sql, { base, now, importId, after, upTo });
    yield Math.min(upTo, rows);
  }
  const fieldIds = database
    .all(newFieldIds)
    .map((row) => parseRow(v.object({ id: v.string() }), row, 'new_fields').id);
  const report = JSON.stringify(reportOf({ optedOut, fieldIds, tagKeys }));
  database.run(insertImport, { importId, now, report });
}
