import * as v from 'valibot';
import type { Contact, NamedContact } from '#shared/domain/contact';
import type { E164 } from '#shared/domain/phone';
import type { Database, SqlParams, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { writeContactParts } from './contact-parts';
import { contactColumn, contactColumns, storedContact, type StoredContact } from './contact-row';

/** Exported for the tests that assert which indexes are used. */
export const contactQueries = {
  byId: `SELECT ${contactColumn} FROM contacts WHERE id = :id`,
  bySeqs: `
    SELECT ${contactColumn} FROM json_each(:seqs) AS wanted
    CROSS JOIN contacts ON contacts.seq = wanted.value ORDER BY wanted.key`,
  byNumber: `
    SELECT ${contactColumn}
    FROM contact_numbers AS wanted JOIN contacts ON contacts.seq = wanted.contact_seq
    WHERE wanted.e164 = :e164 AND deleted_at IS NULL ORDER BY wanted.contact_seq LIMIT 1`,
  seqsOfNumber: `SELECT contact_seq AS seq FROM contact_numbers WHERE e164 = :e164`,
  seqsOfIds: `
    SELECT seq FROM json_each(:ids) AS wanted CROSS JOIN contacts ON contacts.id = wanted.value
    ORDER BY wanted.key`,
  inBinBefore: `
    SELECT seq FROM contacts WHERE deleted_at < :before ORDER BY deleted_at, seq LIMIT :limit`,
  revisions: `
    SELECT contacts.id, contacts.revision FROM json_each(:ids) AS wanted
    CROSS JOIN contacts ON contacts.id = wanted.value`,
} as const;

const upsert = `
  INSERT INTO contacts (
    id, given_name, family_name, company, email, birthday, notes, language, consent_given_on,
    consent_source, consent_wording, sort_key, created_at, updated_at
  ) VALUES (
    :id, :givenName, :familyName, :company, :email, :birthday, :notes, :language, :consentGivenOn,
    :consentSource, :consentWording, :sortKey, :createdAt, :updatedAt
  ) ON CONFLICT (id) DO UPDATE SET
    given_name = excluded.given_name, family_name = excluded.family_name,
    company = excluded.company, email = excluded.email, birthday = excluded.birthday,
    notes = excluded.notes, language = excluded.language,
    consent_given_on = excluded.consent_given_on, consent_source = excluded.consent_source,
    consent_wording = excluded.consent_wording, sort_key = excluded.sort_key,
    updated_at = excluded.updated_at, revision = revision + 1
  RETURNING seq`;
const markDeleted = `
  UPDATE contacts SET deleted_at = :deletedAt, revision = revision + 1
  WHERE seq = :seq AND (deleted_at IS NULL) = (:deletedAt IS NOT NULL)`;
const touch = `
  UPDATE contacts SET updated_at = :at, revision = revision + 1 WHERE seq = :seq`;
const setRevision = `UPDATE contacts SET revision = :revision WHERE seq = :seq`;
const remove = `DELETE FROM contacts WHERE seq = :seq`;
const removeFromBin = `DELETE FROM contacts WHERE seq = :seq AND deleted_at < :before`;

const seqRow = v.object({ seq: v.number() });
const revisionRow = v.object({ id: v.string(), revision: v.number() });

/**
 * The contacts in the database.
 *
 * Those in the bin are contacts too: who must not meet them looks at `deletedAt`. Whoever writes
 * tells the search of it, see `ContactSearch.contactsChanged`.
 */
export interface ContactStore {
  /** Makes one transaction of what is written in `work`, or nothing. */
  readonly together: <T>(work: () => T) => T;
  get(id: string): StoredContact | null;
  /** In the order asked for; those that are gone are left out. */
  bySeqs(seqs: readonly number[]): readonly StoredContact[];
  seqsOf(ids: readonly string[]): readonly number[];
  /** All that have a number. */
  seqsOfNumber(e164: E164): readonly number[];
  /** The oldest of the contacts with a number that are not in the bin. */
  byNumber(e164: E164): Contact | null;
  /** Writes a new contact, or all of one that exists. */
  write(contact: Contact): StoredContact;
  /**
   * Writes a contact as it was at a revision, with that revision: what was done before it can then be
   * undone too. Answers its `seq`.
   */
  writeBack(before: Pick<StoredContact, 'contact' | 'revision'>): number;
  /** Notes that something about a contact changed that is not in its row. */
  touch(seq: number, at: number): void;
  /** Puts a contact into the bin, or takes it out (`null`); false where it is there already. */
  setDeleted(seq: number, deletedAt: number | null): boolean;
  /** Deletes a contact for good. What was written to the person stays. */
  remove(seq: number): void;
  /** Deletes it for good where it still is among {@link inBinBefore}; false where it is not. */
  removeInBinBefore(seq: number, before: number): boolean;
  /** Those that were put into the bin before a time, the oldest first. */
  inBinBefore(before: number, limit: number): readonly number[];
  revisions(ids: readonly string[]): ReadonlyMap<string, number>;
}

export interface ContactStoreParts {
  readonly database: Database;
  /** Where a name stands in the list; compared byte by byte. */
  readonly sortKey: (contact: NamedContact) => string;
}

export function createContactStore({ database, sortKey }: ContactStoreParts): ContactStore {
  function first(sql: string, params: SqlParams): StoredContact | null {
    const row = database.get(sql, params);
    return row === undefined ? null : storedContact(row);
  }

  const seqsFrom = (rows: readonly SqlRow[]) =>
    rows.map((row) => parseRow(seqRow, row, 'contacts').seq);

  function put(contact: Contact): number {
    const row = database.get(upsert, contactColumns(contact, sortKey(contact)));
    const { seq } = parseRow(seqRow, row, 'contacts');
    writeContactParts(database, seq, contact);
    return seq;
  }

  return {
    together: (work) => database.transaction(work),
    get: (id) => first(contactQueries.byId, { id }),
    bySeqs: (seqs) =>
      database.all(contactQueries.bySeqs, { seqs: JSON.stringify(seqs) }).map(storedContact),
    seqsOf: (ids) => seqsFrom(database.all(contactQueries.seqsOfIds, { ids: JSON.stringify(ids) })),
    seqsOfNumber: (e164) => seqsFrom(database.all(contactQueries.seqsOfNumber, { e164 })),
    byNumber: (e164) => first(contactQueries.byNumber, { e164 })?.contact ?? null,

    write(contact) {
      return database.transaction(() => {
        put(contact);
        const written = first(contactQueries.byId, { id: contact.id });
        if (written === null) throw new Error('A contact that was written is not there');
        return written;
      });
    },

    writeBack({ contact, revision }) {
      return database.transaction(() => {
        const seq = put(contact);
        database.run(setRevision, { seq, revision });
        return seq;
      });
    },

    touch: (seq, at) => database.transaction(() => database.run(touch, { seq, at })),
    setDeleted: (seq, deletedAt) =>
      database.transaction(() => database.run(markDeleted, { seq, deletedAt }) > 0),
    remove(seq) {
      database.transaction(() => database.run(remove, { seq }));
    },
    removeInBinBefore: (seq, before) =>
      database.transaction(() => database.run(removeFromBin, { seq, before }) > 0),
    inBinBefore: (before, limit) =>
      seqsFrom(database.all(contactQueries.inBinBefore, { before, limit })),
    revisions(ids) {
      const rows = database.all(contactQueries.revisions, { ids: JSON.stringify(ids) });
      return new Map(
        rows.map((row) => {
          const { id, revision } = parseRow(revisionRow, row, 'contacts');
          return [id, revision];
        }),
      );
    },
  };
}
