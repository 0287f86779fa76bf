import type { CustomField, FieldKind } from '#shared/domain/contact';
import type { ColumnTarget, DateOrder } from '#shared/domain/import';
import { nameKey } from '#shared/domain/name-key';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { FieldPool } from './field-pool';

/** What to do with a column, everything about it found out beforehand. */
export type ColumnPlan =
  | { readonly kind: 'plain'; readonly target: PlainTarget }
  | { readonly kind: 'number'; readonly label: string; readonly labelColumn: number | null }
  | {
      readonly kind: 'field';
      readonly fieldId: string;
      readonly fieldKind: FieldKind;
      readonly order: DateOrder;
    };

type PlainTarget = Exclude<
  ColumnTarget,
  { kind: 'number' | 'number-label' | 'field' | 'new-field' | 'ignore' }
>;

/** What to do with the columns of a table, by column from 0; ignored ones have none. */
export type TablePlan = ReadonlyMap<number, ColumnPlan>;

/**
 * Plans what becomes of the columns.
 *
 * Errors: `import-no-number-column`; `field-not-found`; `name-taken` (params `name`) for a new field
 * with the name of one of another kind.
 */
export function planColumns(
  targets: readonly ColumnTarget[],
  fields: FieldPool,
): Result<TablePlan, AppError> {
  const columns = new Map<number, ColumnPlan>();
  let labelColumn: number | null = null;
  for (const [column, target] of targets.entries()) {
    if (target.kind === 'ignore') continue;
    if (target.kind === 'number-label') {
      labelColumn = column;
    } else if (target.kind === 'number') {
      columns.set(column, { kind: 'number', label: target.label, labelColumn });
      labelColumn = null;
    } else if (target.kind === 'field' || target.kind === 'new-field') {
      const field = fieldOf(target, fields);
      if (!field.ok) return field;
      const { id: fieldId, kind: fieldKind } = field.value;
      columns.set(column, { kind: 'field', fieldId, fieldKind, order: target.order });
    } else {
      columns.set(column, { kind: 'plain', target });
    }
  }
  if (!targets.some(({ kind }) => kind === 'number')) {
    return err(appError('import-no-number-column'));
  }
  return ok(columns);
}

function fieldOf(
  target: Extract<ColumnTarget, { kind: 'field' | 'new-field' }>,
  fields: FieldPool,
): Result<CustomField, AppError> {
  if (target.kind === 'field') {
    const known = fields.byId(target.fieldId);
    return known === null ? err(appError('field-not-found')) : ok(known);
  }
  if (nameKey(target.name) === '') return err(appError('name-missing'));
  const field = fields.find(target.name, target.fieldKind);
  if (field !== null) return ok(field);
  return err(appError('name-taken', { params: { name: target.name.trim() } }));
}
