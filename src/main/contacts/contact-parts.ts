import * as v from 'valibot';
import type { Contact, ContactNumber, FieldValue } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { ContactParts } from './contact-row';

/** Exported for the tests that assert which indexes are used. */
export const partQueries = {
  numbers: `
    SELECT * FROM contact_numbers
    WHERE contact_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY contact_seq, position`,
  tags: `
    SELECT contact_seq, name FROM contact_tags JOIN tags ON tags.seq = tag_seq
    WHERE contact_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY contact_seq, key`,
  fields: `
    SELECT contact_seq, id, value FROM contact_fields
    JOIN custom_fields ON custom_fields.seq = field_seq
    WHERE contact_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY contact_seq, field_seq`,
} as const;

const deleteNumbers = `DELETE FROM contact_numbers WHERE contact_seq = :seq`;
const insertNumber = `
  INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
  VALUES (:seq, :position, :e164, :typed, :label)`;
const deleteTags = `DELETE FROM contact_tags WHERE contact_seq = :seq`;
const addTag = `INSERT INTO tags (name, key) VALUES (:name, :key) ON CONFLICT (key) DO NOTHING`;
const insertTag = `
  INSERT OR IGNORE INTO contact_tags (contact_seq, tag_seq)
  SELECT :seq, seq FROM tags WHERE key = :key`;
const deleteFields = `DELETE FROM contact_fields WHERE contact_seq = :seq`;
const insertField = `
  INSERT OR IGNORE INTO contact_fields (contact_seq, field_seq, value)
  SELECT :seq, seq, :value FROM custom_fields WHERE id = :fieldId`;

const numberRow = v.object({
  contact_seq: v.number(),
  e164: v.string(),
  typed: v.string(),
  label: v.string(),
});
const tagRow = v.object({ contact_seq: v.number(), name: v.string() });
const fieldRow = v.object({ contact_seq: v.number(), id: v.string(), value: v.string() });

/** What contacts have in other tables: numbers, tags, and values in the user's own fields. */
export interface ContactPartsStore {
  /** The parts of some contacts, by `contacts.seq`. */
  of(seqs: readonly number[]): (seq: number) => ContactParts;
  /** Writes all parts of a contact. New tags are made; values in fields that are gone are left out. */
  write(seq: number, parts: Pick<Contact, 'numbers' | 'tags' | 'fields'>): void;
}

/** Part of the contact store; writes belong into its transactions. */
export function createContactParts(database: Database): ContactPartsStore {
  function grouped<Schema extends v.GenericSchema<unknown, { contact_seq: number }>, Part>(
    query: string,
    seqs: readonly number[],
    schema: Schema,
    partOf: (row: v.InferOutput<Schema>) => Part,
  ): Map<number, Part[]> {
    const bySeq = new Map<number, Part[]>();
    for (const raw of database.all(query, { seqs: JSON.stringify(seqs) })) {
      const row = parseRow(schema, raw, 'contacts');
      const known = bySeq.get(row.contact_seq);
      if (known === undefined) bySeq.set(row.contact_seq, [partOf(row)]);
      else known.push(partOf(row));
    }
    return bySeq;
  }

  return {
    of(seqs) {
      const numbers = grouped(partQueries.numbers, seqs, numberRow, numberOf);
      const tags = grouped(partQueries.tags, seqs, tagRow, ({ name }) => name);
      const fields = grouped(partQueries.fields, seqs, fieldRow, fieldOf);
      return (seq) => ({
        numbers: numbers.get(seq) ?? [],
        tags: tags.get(seq) ?? [],
        fields: fields.get(seq) ?? [],
      });
    },

    write(seq, { numbers, tags, fields }) {
      database.run(deleteNumbers, { seq });
      numbers.forEach(({ e164, typed, label }, position) => {
        database.run(insertNumber, { seq, position, e164, typed, label });
      });
      database.run(deleteTags, { seq });
      for (const name of tags) {
        const key = nameKey(name);
        database.run(addTag, { name, key });
        database.run(insertTag, { seq, key });
      }
      database.run(deleteFields, { seq });
      for (const { fieldId, value } of fields) {
        database.run(insertField, { seq, fieldId, value });
      }
    },
  };
}

function numberOf({ e164, typed, label }: v.InferOutput<typeof numberRow>): ContactNumber {
  return { e164, typed, label };
}

function fieldOf({ id, value }: v.InferOutput<typeof fieldRow>): FieldValue {
  return { fieldId: id, value };
}
