import * as v from 'valibot';
import { fieldKinds, type CustomField, type FieldKind } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { ContactsGround } from './ground';
import { pageByPage } from './slices';

/** Exported for the tests that assert which indexes are used. */
export const fieldQueries = {
  all: `SELECT seq, id, name, kind FROM custom_fields ORDER BY seq`,
  byId: `SELECT seq, id, name, kind FROM custom_fields WHERE id = :id`,
  byKey: `SELECT seq, id, name, kind FROM custom_fields WHERE key = :key`,
  members: `
    SELECT contact_seq FROM contact_fields WHERE field_seq = :fieldSeq
    ORDER BY contact_seq LIMIT :limit`,
} as const;

const insert = `
  INSERT INTO custom_fields (id, name, key, kind) VALUES (:id, :name, :key, :kind)`;
const rename = `UPDATE custom_fields SET name = :name, key = :key WHERE id = :id`;
const remove = `DELETE FROM custom_fields WHERE id = :id`;
const clear = `
  DELETE FROM contact_fields WHERE contact_seq = :contactSeq AND field_seq = :fieldSeq`;

const fieldRow = v.object({
  seq: v.number(),
  id: v.string(),
  name: v.string(),
  kind: v.picklist(fieldKinds),
});
const memberRow = v.object({ contact_seq: v.number() });

const pageSize = 500;

/** The fields that the user added, once for all contacts. */
export interface CustomFields {
  list(): readonly CustomField[];
  /** Errors: `name-missing`, `name-taken` (params `name`). */
  add(name: string, kind: FieldKind): Result<CustomField, AppError>;
  /** Errors: `field-not-found`, `name-missing`, `name-taken`. */
  rename(id: string, name: string): Result<CustomField, AppError>;
  /** Deletes a field with what every contact has in it. Error: `field-not-found`. */
  delete(id: string): Promise<Result<null, AppError>>;
}

export function createCustomFields(
  database: Database,
  ground: Pick<ContactsGround, 'contacts' | 'newId' | 'clock' | 'changed' | 'changeMany'>,
): CustomFields {
  function first(sql: string, params: SqlParams): (CustomField & { readonly seq: number }) | null {
    const row = database.get(sql, params);
    return row === undefined ? null : parseRow(fieldRow, row, 'custom_fields');
  }

  /** Why a field cannot have a name, or `null`. */
  function problemWith(name: string, id: string | null): AppError | null {
    if (name.trim() === '') return appError('name-missing');
    const other = first(fieldQueries.byKey, { key: nameKey(name) });
    if (other === null || other.id === id) return null;
    return appError('name-taken', { params: { name: other.name } });
  }

  return {
    list: () =>
      database.all(fieldQueries.all).map((raw) => {
        const { id, name, kind } = parseRow(fieldRow, raw, 'custom_fields');
        return { id, name, kind };
      }),

    add(name, kind) {
      const problem = problemWith(name, null);
      if (problem !== null) return err(problem);
      const field: CustomField = { id: ground.newId(), name: name.trim(), kind };
      ground.contacts.together(() => database.run(insert, { ...field, key: nameKey(name) }));
      ground.changed([]);
      return ok(field);
    },

    rename(id, name) {
      const field = first(fieldQueries.byId, { id });
      if (field === null) return err(appError('field-not-found'));
      const problem = problemWith(name, id);
      if (problem !== null) return err(problem);
      ground.contacts.together(() =>
        database.run(rename, { id, name: name.trim(), key: nameKey(name) }),
      );
      ground.changed([]);
      return ok({ id, name: name.trim(), kind: field.kind });
    },

    async delete(id) {
      const field = first(fieldQueries.byId, { id });
      if (field === null) return err(appError('field-not-found'));
      const members = pageByPage(() =>
        database
          .all(fieldQueries.members, { fieldSeq: field.seq, limit: pageSize })
          .map((row) => parseRow(memberRow, row, 'contact_fields').contact_seq),
      );
      await ground.changeMany(members, (contactSeq) => {
        database.run(clear, { contactSeq, fieldSeq: field.seq });
        ground.contacts.touch(contactSeq, ground.clock.now());
        return contactSeq;
      });
      ground.contacts.together(() => database.run(remove, { id }));
      ground.changed([]);
      return ok(null);
    },
  };
}
