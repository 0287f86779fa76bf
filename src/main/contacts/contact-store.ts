import * as v from 'valibot';
import { contactName, type Contact, type ContactNumber } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import type { Database, SqlParams, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { fold, indexedNumbers, indexedWords, searchExpression } from '../storage/search-text';

/** Exported for the tests that assert which indexes are used. */
export const contactQueries = {
  byId: `SELECT * FROM contacts WHERE id = :id AND deleted_at IS NULL`,
  byNumber: `
    SELECT contacts.* FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = :e164 AND deleted_at IS NULL ORDER BY contact_seq LIMIT 1`,
  page: `
    SELECT * FROM contacts WHERE deleted_at IS NULL
    ORDER BY sort_key, seq LIMIT :limit OFFSET :offset`,
  count: `SELECT count(*) AS total FROM contacts WHERE deleted_at IS NULL`,
  search: `
    SELECT contacts.* FROM contacts_fts CROSS JOIN contacts ON contacts.seq = contacts_fts.rowid
    WHERE contacts_fts MATCH :expression
    ORDER BY sort_key, seq LIMIT :limit OFFSET :offset`,
  searchCount: `SELECT count(*) AS total FROM contacts_fts WHERE contacts_fts MATCH :expression`,
  numbers: `
    SELECT * FROM contact_numbers
    WHERE contact_seq IN (SELECT value FROM json_each(:seqs)) ORDER BY contact_seq, position`,
} as const;

const upsertContact = `
  INSERT INTO contacts (id, name, sort_key, note, created_at, updated_at)
  VALUES (:id, :name, :sortKey, :note, :createdAt, :updatedAt)
  ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, sort_key = excluded.sort_key, note = excluded.note,
    updated_at = excluded.updated_at
  RETURNING *`;
const deleteNumbers = `DELETE FROM contact_numbers WHERE contact_seq = :seq`;
const insertNumber = `
  INSERT INTO contact_numbers (contact_seq, position, e164, typed, label)
  VALUES (:seq, :position, :e164, :typed, :label)`;
const markDeleted = `
  UPDATE contacts SET deleted_at = :deletedAt
  WHERE id = :id AND (deleted_at IS NULL) = (:deletedAt IS NOT NULL)
  RETURNING *`;
const indexContact = `
  INSERT INTO contacts_fts (rowid, name, note, number)
  VALUES (:seq, :name, :note, :number)`;
const unindexContact = `DELETE FROM contacts_fts WHERE rowid = :seq`;

const contactRow = v.object({
  seq: v.number(),
  id: v.string(),
  name: v.string(),
  note: v.string(),
  created_at: v.number(),
  updated_at: v.number(),
  deleted_at: v.nullable(v.number()),
});
const numberRow = v.object({
  contact_seq: v.number(),
  e164: v.string(),
  typed: v.string(),
  label: v.string(),
});
const totalRow = v.object({ total: v.number() });

export interface ContactPage {
  readonly contacts: readonly Contact[];
  readonly total: number;
}

export interface ContactStore {
  /** A contact that is not deleted. */
  get(id: string): Contact | null;
  /** The oldest of the contacts with a number. */
  byNumber(e164: E164): Contact | null;
  /** Contacts whose name, note or numbers match, by name. */
  search(query: string, range: { readonly limit: number; readonly offset: number }): ContactPage;
  /** Writes a new contact, or all of one that exists. */
  save(contact: Contact): Contact;
  /** Hides a contact; `null` where there is none. */
  delete(id: string, at: number): Contact | null;
  /** Brings a deleted contact back; `null` where no contact with this id is deleted. */
  restore(id: string): Contact | null;
}

/** The contacts in the database. Deleted ones stay, so that they can be brought back. */
export function createContactStore(database: Database): ContactStore {
  function contactsOf(raws: readonly SqlRow[]): Contact[] {
    const rows = raws.map((raw) => parseRow(contactRow, raw, 'contacts'));
    const numbers = database
      .all(contactQueries.numbers, { seqs: JSON.stringify(rows.map((row) => row.seq)) })
      .map((raw) => parseRow(numberRow, raw, 'contact_numbers'));
    const bySeq = new Map<number, ContactNumber[]>();
    for (const { contact_seq: seq, e164, typed, label } of numbers) {
      const known = bySeq.get(seq) ?? [];
      bySeq.set(seq, [...known, { e164, typed, label }]);
    }
    return rows.map((row) => ({
      id: row.id,
      givenName: row.name,
      familyName: '',
      company: '',
      numbers: bySeq.get(row.seq) ?? [],
      email: '',
      birthday: '',
      notes: row.note,
      tags: [],
      fields: [],
      language: '',
      consent: null,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }));
  }

  function first(sql: string, params: SqlParams): Contact | null {
    const row = database.get(sql, params);
    return row === undefined ? null : (contactsOf([row])[0] ?? null);
  }

  function total(sql: string, params: SqlParams = {}): number {
    return parseRow(totalRow, database.get(sql, params), 'contacts').total;
  }

  function index(seq: number, contact: Contact): void {
    database.run(indexContact, {
      seq,
      name: indexedWords(contactName(contact)),
      note: indexedWords(contact.notes),
      number: indexedNumbers(contact.numbers.map(({ e164 }) => e164)),
    });
  }

  function writeNumbers(seq: number, numbers: readonly ContactNumber[]): void {
    database.run(deleteNumbers, { seq });
    numbers.forEach(({ e164, typed, label }, position) => {
      database.run(insertNumber, { seq, position, e164, typed, label });
    });
  }

  /** Marks a contact as deleted, or as there, and keeps the index in step. */
  function mark(id: string, deletedAt: number | null): Contact | null {
    return database.transaction(() => {
      const row = database.get(markDeleted, { id, deletedAt });
      if (row === undefined) return null;
      const { seq } = parseRow(contactRow, row, 'contacts');
      const [contact] = contactsOf([row]);
      if (contact === undefined) return null;
      database.run(unindexContact, { seq });
      if (deletedAt === null) index(seq, contact);
      return contact;
    });
  }

  return {
    get: (id) => first(contactQueries.byId, { id }),
    byNumber: (e164) => first(contactQueries.byNumber, { e164 }),

    search(query, range) {
      if (query.trim() === '') {
        return {
          contacts: contactsOf(database.all(contactQueries.page, { ...range })),
          total: total(contactQueries.count),
        };
      }
      const expression = searchExpression(query, ['name', 'note']);
      if (expression === null) return { contacts: [], total: 0 };
      return {
        contacts: contactsOf(database.all(contactQueries.search, { ...range, expression })),
        total: total(contactQueries.searchCount, { expression }),
      };
    },

    save(contact) {
      const { id, notes: note, createdAt, updatedAt, numbers } = contact;
      const name = contactName(contact);
      const params = { id, name, sortKey: fold(name), note, createdAt, updatedAt };
      return database.transaction(() => {
        const row = database.get(upsertContact, params);
        const { seq } = parseRow(contactRow, row, 'contacts');
        writeNumbers(seq, numbers);
        database.run(unindexContact, { seq });
        index(seq, contact);
        const saved = first(contactQueries.byId, { id });
        if (saved === null) throw new Error('A deleted contact cannot be saved');
        return saved;
      });
    },

    delete: (id, at) => mark(id, at),
    restore: (id) => mark(id, null),
  };
}
