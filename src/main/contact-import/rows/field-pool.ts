import type { CustomField, FieldKind } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';

/** The custom fields that there are, and those that an import makes. */
export interface FieldPool {
  byId(id: string): CustomField | null;
  /** The field with a name, whatever its case, made where there is none; `null` for one of another kind. */
  find(name: string, kind: FieldKind): CustomField | null;
  /** Those that were made. */
  made(): readonly CustomField[];
}

export function createFieldPool(fields: readonly CustomField[], newId: () => string): FieldPool {
  const byKey = new Map(fields.map((field) => [nameKey(field.name), field]));
  const made: CustomField[] = [];
  return {
    byId: (id) => fields.find((field) => field.id === id) ?? null,
    find(name, kind) {
      const key = nameKey(name);
      if (key === '') return null;
      const known = byKey.get(key);
      if (known !== undefined) return known.kind === kind ? known : null;
      const field = { id: newId(), name: name.trim(), kind };
      byKey.set(key, field);
      made.push(field);
      return field;
    },
    made: () => made,
  };
}
