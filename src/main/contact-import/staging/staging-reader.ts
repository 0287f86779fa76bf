import * as v from 'valibot';
import { contactName } from '#shared/domain/contact';
import type {
  ImportNumber,
  ImportRow,
  ImportRowPage,
  ImportVerdict,
  LeftOut,
  NumberRepair,
  RowFilter,
} from '#shared/domain/import';
import type { Database, SqlParams, SqlRow } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const stagingQueries = {
  all: `SELECT * FROM rows ORDER BY n LIMIT :limit OFFSET :offset`,
  ofKind: `SELECT * FROM rows WHERE kind = :kind ORDER BY n LIMIT :limit OFFSET :offset`,
  repaired: `SELECT * FROM rows WHERE repaired = 1 ORDER BY n LIMIT :limit OFFSET :offset`,
  rejected: `SELECT * FROM rows WHERE cells IS NOT NULL AND n > :after ORDER BY n LIMIT :limit`,
  numbers: `
    SELECT * FROM numbers WHERE n IN (SELECT value FROM json_each(:ns)) ORDER BY n, nth`,
} as const;

// JSON that this program has written moments ago; its shape is the types' own.
const json = <T>() => v.nullable(v.pipe(v.string(), v.parseJson())) as v.GenericSchema<unknown, T>;

const stagedRow = v.object({
  n: v.number(),
  position: v.number(),
  given_name: v.string(),
  family_name: v.string(),
  company: v.string(),
  email: v.string(),
  verdict: json<ImportVerdict | null>(),
  refused: json<readonly ImportNumber[] | null>(),
  left_out: json<readonly LeftOut[] | null>(),
  cells: json<readonly string[] | null>(),
});

const stagedNumber = v.object({
  n: v.number(),
  e164: v.string(),
  typed: v.string(),
  label: v.string(),
  repair: v.nullable(v.string()) as v.GenericSchema<unknown, NumberRepair | null>,
});

export interface RowRange {
  readonly offset: number;
  readonly limit: number;
}

/** A row with its cells as they stood in the file. */
export interface RejectedRow {
  readonly row: ImportRow;
  readonly cells: readonly string[];
}

/** A page of staged rows, in the order of the file. */
export function readStagedRows(
  database: Database,
  filter: RowFilter,
  { offset, limit }: RowRange,
): ImportRowPage['rows'] {
  const params: SqlParams = { offset, limit };
  const raws =
    filter === 'all'
      ? database.all(stagingQueries.all, params)
      : filter === 'repaired'
        ? database.all(stagingQueries.repaired, params)
        : database.all(stagingQueries.ofKind, { ...params, kind: filter });
  return rowsOf(database, raws).map(({ row }) => row);
}

/** The rows that are not imported, in the order of the file, in pieces. */
export function* readRejected(
  database: Database,
  limit: number,
): Generator<readonly RejectedRow[], void> {
  for (let after = 0; ;) {
    const rows = rowsOf(database, database.all(stagingQueries.rejected, { after, limit }));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.n;
  }
}

function rowsOf(database: Database, raws: readonly SqlRow[]) {
  const rows = raws.map((row) => parseRow(stagedRow, row, 'rows'));
  const numbers = numbersOf(
    database,
    rows.map(({ n }) => n),
  );
  return rows.map((row) => ({
    n: row.n,
    row: {
      position: row.position,
      name: contactName({
        givenName: row.given_name,
        familyName: row.family_name,
        company: row.company,
        numbers: [],
      }),
      company: row.company,
      email: row.email,
      numbers: [...(numbers.get(row.n) ?? []), ...(row.refused ?? [])],
      leftOut: row.left_out ?? [],
      verdict: row.verdict ?? { kind: 'new' },
    } satisfies ImportRow,
    cells: row.cells ?? [],
  }));
}

function numbersOf(database: Database, ns: readonly number[]): Map<number, ImportNumber[]> {
  const byRow = new Map<number, ImportNumber[]>();
  for (const raw of database.all(stagingQueries.numbers, { ns: JSON.stringify(ns) })) {
    const { n, ...number } = parseRow(stagedNumber, raw, 'numbers');
    const known = byRow.get(n) ?? [];
    known.push({ kind: 'valid', ...number });
    byRow.set(n, known);
  }
  return byRow;
}
