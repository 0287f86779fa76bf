import type { CustomField } from '#shared/domain/contact';
import type { ColumnTarget, DateOrder } from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import { guessDateOrder } from '../cells/dates';
import { contentKind, type ContentKind } from './content-kinds';
import { bareHeader, fieldOfHeader, headerMeaning } from './header-words';

/** The first rows of a table and what the guess depends on. */
export interface TableHead {
  /** The columns' names; `null` where the table has none. */
  readonly header: readonly string[] | null;
  /** Rows below the header. */
  readonly rows: readonly (readonly string[])[];
  readonly country: CountryCode;
  readonly fields: readonly CustomField[];
  readonly thisYear: number;
}

/** Where dates with slashes have the month first. */
const monthFirst = new Set<CountryCode>([
  'US',
  'PH',
  'PR',
  'GU',
  'AS',
  'VI',
  'MP',
  'FM',
  'MH',
  'PW',
]);
const once = new Set<ColumnTarget['kind']>([
  'full-name',
  'family-name',
  'company',
  'birthday',
  'language',
  'consent-date',
  'consent-source',
  'consent-wording',
  'opted-out-how',
]);

/**
 * Guesses what each column of a table is: from its name, else from what stands in it.
 *
 * What is of a contact once is guessed for one column. Columns that nothing is known of are ignored.
 */
export function guessColumns(table: TableHead): readonly ColumnTarget[] {
  const width = Math.max(table.header?.length ?? 0, ...table.rows.map((row) => row.length), 0);
  const cellsOf = (column: number) => table.rows.map((row) => row[column] ?? '');
  const orderOf = (column: number) =>
    guessDateOrder(cellsOf(column), monthFirst.has(table.country) ? 'mdy' : 'dmy');
  const headers = Array.from({ length: width }, (_, column) => table.header?.[column] ?? '');
  const named = headers.map((header, column) => byName(header, table.fields, orderOf(column)));
  const taken = new Set(named.flatMap((target) => (target === null ? [] : [target.kind])));
  const kinds = named.map((target, column) =>
    target === null && headers[column] === ''
      ? contentKind(cellsOf(column), table.country, table.thisYear)
      : null,
  );
  const guessed = named.map((target, column) => {
    if (target !== null) return target;
    const kind = kinds[column];
    // A column whose name we do not know is only taken where its contents leave no doubt.
    const seen = kind ?? contentKind(cellsOf(column), table.country, table.thisYear);
    return kind === null
      ? byCertainContents(seen, taken)
      : byContents(seen, column, kinds, taken, orderOf(column));
  });
  return eachOnce(guessed);
}

function byName(
  header: string,
  fields: readonly CustomField[],
  order: DateOrder,
): ColumnTarget | null {
  const own = fieldOfHeader(header);
  const field = fields.find(
    ({ name, kind }) =>
      bareHeader(name) === bareHeader(own?.name ?? header) &&
      (own === null || own.fieldKind === kind),
  );
  if (own !== null) {
    return field === undefined
      ? { kind: 'new-field', ...own, order }
      : { kind: 'field', fieldId: field.id, order };
  }
  const meaning = headerMeaning(header);
  if (meaning === null) {
    return field === undefined ? null : { kind: 'field', fieldId: field.id, order };
  }
  const { kind, label } = meaning;
  if (kind === 'number') return { kind, label };
  return kind === 'birthday' || kind === 'consent-date' || kind === 'opted-out'
    ? { kind, order }
    : { kind };
}

type Kinds = ReadonlySet<ColumnTarget['kind']>;

function byCertainContents(kind: ContentKind, taken: Kinds): ColumnTarget {
  if (kind === 'email' && !taken.has('email')) return { kind: 'email' };
  if (kind === 'number' && !taken.has('number')) return { kind: 'number', label: '' };
  return { kind: 'ignore' };
}

function byContents(
  kind: ContentKind,
  column: number,
  kinds: readonly (ContentKind | null)[],
  taken: Kinds,
  order: DateOrder,
): ColumnTarget {
  const nameKnown = taken.has('full-name') || taken.has('given-name') || taken.has('family-name');
  const isFirst = kinds.indexOf(kind) === column;
  switch (kind) {
    case 'email':
      return { kind: 'email' };
    case 'number':
      return { kind: 'number', label: '' };
    case 'date':
      return isFirst && !taken.has('birthday') ? { kind: 'birthday', order } : { kind: 'ignore' };
    case 'company':
      return isFirst && !taken.has('company') ? { kind: 'company' } : { kind: 'ignore' };
    case 'full-name':
      return isFirst && !nameKnown ? { kind: 'full-name' } : { kind: 'ignore' };
    case 'single-name':
      return nameKnown || kinds.includes('full-name')
        ? { kind: 'ignore' }
        : nameInTwo(column, kinds);
    case 'other':
    case 'empty':
      return { kind: 'ignore' };
  }
}

/** Two columns of single words are given and family name, in the order that people speak them. */
function nameInTwo(column: number, kinds: readonly (ContentKind | null)[]): ColumnTarget {
  const columns = kinds.flatMap((kind, index) => (kind === 'single-name' ? [index] : []));
  const place = columns.indexOf(column);
  if (place === 0) return { kind: columns.length === 1 ? 'full-name' : 'given-name' };
  return place === 1 ? { kind: 'family-name' } : { kind: 'ignore' };
}

function eachOnce(targets: readonly ColumnTarget[]): readonly ColumnTarget[] {
  const hasParts = targets.some(({ kind }) => kind === 'family-name' || kind === 'given-name');
  const seen = new Set<ColumnTarget['kind']>();
  return targets.map((target) => {
    // Google and others write the name in one piece beside its parts.
    if (target.kind === 'full-name' && hasParts) return fullNameBeside(targets);
    if (!once.has(target.kind)) return target;
    if (seen.has(target.kind)) return { kind: 'ignore' };
    seen.add(target.kind);
    return target;
  });
}

/** `Name, Vorname` is a family name beside a given one; beside both it adds nothing. */
function fullNameBeside(targets: readonly ColumnTarget[]): ColumnTarget {
  return targets.some(({ kind }) => kind === 'family-name')
    ? { kind: 'ignore' }
    : { kind: 'family-name' };
}
