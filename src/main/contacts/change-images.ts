import * as v from 'valibot';
import type { Contact } from '#shared/domain/contact';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const imageQueries = {
  ofChange: `
    SELECT contact_id, before, before_revision, revision FROM contact_images WHERE change_id = :changeId
    ORDER BY contact_id`,
  changesOfContact: `SELECT change_id FROM contact_images WHERE contact_id = :contactId`,
} as const;

const insert = `
  INSERT INTO contact_images (change_id, contact_id, before, before_revision, revision)
  VALUES (:changeId, :contactId, :before, :beforeRevision, :revision)`;
const dropChange = `DELETE FROM contact_images WHERE change_id = :changeId`;
const dropContact = `
  DELETE FROM contact_images WHERE change_id = :changeId AND contact_id = :contactId`;

const imageRow = v.object({
  contact_id: v.string(),
  before: v.nullable(v.pipe(v.string(), v.parseJson())),
  before_revision: v.nullable(v.number()),
  revision: v.nullable(v.number()),
});
const changeRow = v.object({ change_id: v.string() });

/** A contact before a change, and what the change made of it. */
export interface ContactImage {
  readonly contactId: string;
  /** `null` where the change made the contact. */
  readonly before: { readonly contact: Contact; readonly revision: number } | null;
  /** The contact's revision after the change; `null` where the change removed it. */
  readonly revision: number | null;
}

/** What contacts were before an import or a merge, so that it can be undone. */
export interface ChangeImages {
  keep(changeId: string, image: ContactImage): void;
  of(changeId: string): readonly ContactImage[];
  /** The changes that have an image of a contact. */
  changesOf(contactId: string): readonly string[];
  drop(changeId: string): void;
  dropOf(changeId: string, contactId: string): void;
}

/** Writes belong into the transaction of the change itself. */
export function createChangeImages(database: Database): ChangeImages {
  return {
    keep(changeId, { contactId, before, revision }) {
      database.run(insert, {
        changeId,
        contactId,
        before: before === null ? null : JSON.stringify(before.contact),
        beforeRevision: before?.revision ?? null,
        revision,
      });
    },
    of: (changeId) =>
      database.all(imageQueries.ofChange, { changeId }).map((raw) => {
        const row = parseRow(imageRow, raw, 'contact_images');
        return {
          contactId: row.contact_id,
          before: beforeOf(row),
          revision: row.revision,
        };
      }),
    changesOf: (contactId) =>
      database
        .all(imageQueries.changesOfContact, { contactId })
        .map((row) => parseRow(changeRow, row, 'contact_images').change_id),
    drop(changeId) {
      database.run(dropChange, { changeId });
    },
    dropOf(changeId, contactId) {
      database.run(dropContact, { changeId, contactId });
    },
  };
}

function beforeOf({ before, before_revision: revision }: v.InferOutput<typeof imageRow>) {
  if (before === null || revision === null) return null;
  return { contact: parseRow(contactImage, before, 'contact_images'), revision };
}

const contactImage: v.GenericSchema<unknown, Contact> = v.object({
  id: v.string(),
  givenName: v.string(),
  familyName: v.string(),
  company: v.string(),
  numbers: v.array(v.object({ e164: v.string(), typed: v.string(), label: v.string() })),
  email: v.string(),
  birthday: v.string(),
  notes: v.string(),
  tags: v.array(v.string()),
  fields: v.array(v.object({ fieldId: v.string(), value: v.string() })),
  language: v.string(),
  consent: v.nullable(v.object({ givenOn: v.string(), source: v.string(), wording: v.string() })),
  createdAt: v.number(),
  updatedAt: v.number(),
});
