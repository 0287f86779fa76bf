import { maxBatchRecipients } from '#shared/domain/batch';
import type { CountryCode, E164 } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { guessColumns } from '../../contact-import/columns/guess-columns';
import { namesColumns } from '../../contact-import/columns/header-words';
import { openSource } from '../../contact-import/readers/open-source';
import type { Input, TableSource } from '../../contact-import/readers/source';
import { undefused } from '../../contact-import/rows/defused-cell';
import { headerOf } from '../../contact-import/rows/table-header';
import type { RunJob } from '../../worker/job';
import { numberIn } from './number-in';

/** A list as it was read. */
export interface ReadList {
  readonly columns: readonly string[];
  readonly numberColumn: number;
  /** As in `BatchList`. */
  readonly firstRow: number | null;
  readonly rows: readonly {
    readonly typed: string;
    readonly e164: E164 | null;
    readonly cells: readonly string[];
  }[];
  /** Rows beyond the most that a batch takes. */
  readonly overLimit: number;
}

/** Reads a list of recipients: a table with columns of its own, or numbers one after the other. */
export interface BatchListJob {
  readonly input: {
    readonly source: Input;
    readonly country: CountryCode;
    readonly thisYear: number;
  };
  readonly progress: null;
  readonly order: null;
  readonly output: Result<ReadList, AppError>;
}

export const runBatchList: RunJob<BatchListJob> = async (input) => ({
  output: await readList(input),
  moved: [],
});

async function readList(input: BatchListJob['input']): Promise<BatchListJob['output']> {
  const { source } = input;
  const opened = await openSource(source, {});
  if (source.kind === 'text') {
    const isTable = opened.ok && opened.value.kind === 'table' && hasHeading(opened.value);
    if (!isTable) return readNumbers(source.text, input.country);
  }
  if (!opened.ok) return opened;
  if (opened.value.kind !== 'table') return err(appError('import-no-number-column'));
  return readTable(opened.value, input);
}

function hasHeading(table: TableSource): boolean {
  return table.hasHeader || namesColumns(headerOf(table));
}

/** Numbers as people paste them: one in a line, or parted by commas, semicolons or tabs. */
function readNumbers(text: string, country: CountryCode): BatchListJob['output'] {
  const rows: ReadList['rows'][number][] = [];
  let overLimit = 0;
  for (const piece of text.matchAll(/[^\n\r,;\t|]+/g)) {
    const typed = piece[0].trim();
    if (typed === '') continue;
    if (rows.length < maxBatchRecipients) rows.push(rowOf(typed, [], country));
    else overLimit += 1;
  }
  if (rows.length === 0) return err(appError('import-file-empty'));
  return ok({ columns: [], numberColumn: 0, firstRow: null, rows, overLimit });
}

async function readTable(
  table: TableSource,
  { country, thisYear }: BatchListJob['input'],
): Promise<BatchListJob['output']> {
  const header = hasHeading(table) ? headerOf(table) : null;
  const headRow = header === null ? undefined : table.head[0]?.number;
  const head = table.head.filter(({ number }) => number !== headRow).map(({ cells }) => cells);
  const guessed = guessColumns({ header, rows: head, country, fields: [], thisYear });
  const numberColumn = guessed.findIndex(({ kind }) => kind === 'number');
  if (numberColumn === -1 && guessed.length !== 1) return err(appError('import-no-number-column'));
  const column = Math.max(0, numberColumn);

  const rows: ReadList['rows'][number][] = [];
  let overLimit = 0;
  let firstRow: number | null = null;
  for await (const batch of table.rows()) {
    if (!batch.ok) return batch;
    for (const { number, cells: raw } of batch.value.rows) {
      if (number === headRow) continue;
      if (rows.length >= maxBatchRecipients) {
        overLimit += 1;
        continue;
      }
      if (rows.length === 0) firstRow = number;
      // An empty row in between is not kept, and those after it have other places than numbers.
      else if (firstRow !== null && number !== firstRow + rows.length) firstRow = null;
      const cells = raw.map(undefused);
      rows.push(rowOf((cells[column] ?? '').trim(), cells, country));
    }
  }
  if (rows.length === 0) return err(appError('import-file-empty'));
  const width = Math.max(header?.length ?? 0, ...head.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, index) => {
    const name = header?.[index]?.trim() ?? '';
    return name === '' ? String(index + 1) : name;
  });
  return ok({ columns, numberColumn: column, firstRow, rows, overLimit });
}

function rowOf(
  typed: string,
  cells: readonly string[],
  country: CountryCode,
): ReadList['rows'][number] {
  return { typed, e164: numberIn(typed, country), cells };
}
