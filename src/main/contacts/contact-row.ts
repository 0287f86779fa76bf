import * as v from 'valibot';
import type { Contact, ContactNumber, FieldValue } from '#shared/domain/contact';
import type { SqlParams, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';

const contactSchema = v.object({
  seq: v.number(),
  id: v.string(),
  given_name: v.string(),
  family_name: v.string(),
  company: v.string(),
  email: v.string(),
  birthday: v.string(),
  notes: v.string(),
  language: v.string(),
  consent_given_on: v.nullable(v.string()),
  consent_source: v.nullable(v.string()),
  consent_wording: v.nullable(v.string()),
  revision: v.number(),
  created_at: v.number(),
  updated_at: v.number(),
  deleted_at: v.nullable(v.number()),
});

/** A row of `contacts`. */
export type ContactRow = v.InferOutput<typeof contactSchema>;

/** What a contact has in other tables. */
export interface ContactParts {
  readonly numbers: readonly ContactNumber[];
  readonly tags: readonly string[];
  readonly fields: readonly FieldValue[];
}

/** Reads a row of `contacts`; throws `DamagedRowError` for what cannot have been written. */
export function contactRow(raw: SqlRow | undefined): ContactRow {
  return parseRow(contactSchema, raw, 'contacts');
}

export function contactFromRow(row: ContactRow, parts: ContactParts): Contact {
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    company: row.company,
    numbers: parts.numbers,
    email: row.email,
    birthday: row.birthday,
    notes: row.notes,
    tags: parts.tags,
    fields: parts.fields,
    language: row.language,
    consent:
      row.consent_given_on === null
        ? null
        : {
            givenOn: row.consent_given_on,
            source: row.consent_source ?? '',
            wording: row.consent_wording ?? '',
          },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
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
