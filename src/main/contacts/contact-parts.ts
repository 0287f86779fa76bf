import type { Contact } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import type { Database } from '../storage/database';

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

/** Writes all parts of a contact. New tags are made; values in fields that are gone are left out. */
export function writeContactParts(
  database: Database,
  seq: number,
  { numbers, tags, fields }: Pick<Contact, 'numbers' | 'tags' | 'fields'>,
): void {
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
}
