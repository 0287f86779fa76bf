import * as v from 'valibot';
import type { Contact } from '#shared/domain/contact';
import type { SqlParams, SqlRow } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';

/**
 * A row of `contacts` with the contact's numbers, tags and values as one text: JSON takes half of the
 * time that columns do, and rows from three more tables.
 */
export const contactColumn = `
  json_array(
    contacts.seq, contacts.id, contacts.revision, contacts.created_at, contacts.updated_at,
    contacts.deleted_at, contacts.given_name, contacts.family_name, contacts.company, contacts.email,
    contacts.birthday, contacts.notes, contacts.language, contacts.consent_given_on,
    contacts.consent_source, contacts.consent_wording,
    (SELECT json_group_array(json_array(e164, typed, label) ORDER BY position)
      FROM contact_numbers WHERE contact_seq = contacts.seq),
    (SELECT json_group_array(name ORDER BY key)
      FROM contact_tags JOIN tags ON tags.seq = tag_seq WHERE contact_seq = contacts.seq),
    (SELECT json_group_array(json_array(custom_fields.id, value) ORDER BY field_seq)
      FROM contact_fields JOIN custom_fields ON custom_fields.seq = field_seq
      WHERE contact_seq = contacts.seq)
  ) AS contact`;

/** As {@link contactColumn} has them. */
const contactTuple = v.tuple([
  v.number(),
  v.string(),
  v.number(),
  v.number(),
  v.number(),
  v.nullable(v.number()),
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.nullable(v.string()),
  v.nullable(v.string()),
  v.nullable(v.string()),
  v.array(v.tuple([v.string(), v.string(), v.string()])),
  v.array(v.string()),
  v.array(v.tuple([v.string(), v.string()])),
]);
const contactSchema = v.object({ contact: jsonColumn(contactTuple) });

/** A contact as it is kept. */
export interface StoredContact {
  /** Its place in the order of writing: the same for as long as it is kept. */
  readonly seq: number;
  /** Grows with each change. */
  readonly revision: number;
  /** When it was put into the bin, or `null`. */
  readonly deletedAt: number | null;
  readonly contact: Contact;
}

/** Reads a {@link contactColumn}; throws `DamagedRowError` for what cannot have been written. */
export function storedContact(raw: SqlRow): StoredContact {
  const [seq, id, revision, createdAt, updatedAt, deletedAt, ...told] = parseRow(
    contactSchema,
    raw,
    'contacts',
  ).contact;
  const [givenName, familyName, company, email, birthday, notes, language, ...others] = told;
  const [givenOn, source, wording, numbers, tags, fields] = others;
  return {
    seq,
    revision,
    deletedAt,
    contact: {
      id,
      givenName,
      familyName,
      company,
      numbers: numbers.map(([e164, typed, label]) => ({ e164, typed, label })),
      email,
      birthday,
      notes,
      tags,
      fields: fields.map(([fieldId, value]) => ({ fieldId, value })),
      language,
      consent: givenOn === null ? null : { givenOn, source: source ?? '', wording: wording ?? '' },
      createdAt,
      updatedAt,
    },
  };
}

/** The columns of a contact that it has itself. */
export function contactColumns(contact: Contact, sortKey: string): SqlParams {
  const { consent } = contact;
  return {
    id: contact.id,
    givenName: contact.givenName,
    familyName: contact.familyName,
    company: contact.company,
    email: contact.email,
    birthday: contact.birthday,
    notes: contact.notes,
    language: contact.language,
    consentGivenOn: consent?.givenOn ?? null,
    consentSource: consent?.source ?? null,
    consentWording: consent?.wording ?? null,
    sortKey,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
  };
}
