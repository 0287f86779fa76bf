import type { BatchSource } from '#shared/domain/batch';
import type { CustomField } from '#shared/domain/contact';
import { contactFields, dateField, fieldKey, fieldOfAlias } from '#shared/domain/template-fields';
import { parseTemplate, type MalformedKind, type Place } from '#shared/domain/template-parts';

/** The fields that a text for these recipients can have: their list's own columns first. */
export interface FieldNames {
  readonly columns: readonly string[];
  readonly contact: typeof contactFields;
  readonly own: readonly string[];
}

export function fieldNames(source: BatchSource | null, fields: readonly CustomField[]): FieldNames {
  return {
    columns: source?.kind === 'list' ? source.columns : [],
    contact: contactFields,
    own: fields.map(({ name }) => name),
  };
}

/** Something in a text that no recipient's values can fill, and where it stands. */
export interface TextProblem extends Place {
  readonly kind: MalformedKind | 'unknown-field';
  readonly field: string;
}

/** Finds what is no field, and fields that nobody has. */
export function textProblems(text: string, names: FieldNames): readonly TextProblem[] {
  const known = new Set(
    [...names.columns, ...names.contact, ...names.own, dateField].map((name) =>
      fieldOfAlias(fieldKey(name)),
    ),
  );
  return parseTemplate(text).flatMap((part): readonly TextProblem[] => {
    const { start, end } = part;
    if (part.kind === 'malformed') return [{ kind: part.why, field: part.name, start, end }];
    if (part.kind === 'text' || known.has(fieldOfAlias(fieldKey(part.name)))) return [];
    if (part.offsetDays !== null) return [];
    return [{ kind: 'unknown-field', field: part.name, start, end }];
  });
}
