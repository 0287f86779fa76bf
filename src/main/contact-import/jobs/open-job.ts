import type { CustomField } from '#shared/domain/contact';
import type { ColumnTarget, ImportColumn, ImportReading } from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import { cutText } from '#shared/domain/text';
import { ok, type Result } from '#shared/result';
import type { RunJob } from '../../worker/job';
import { guessColumns } from '../columns/guess-columns';
import { namesColumns } from '../columns/header-words';
import { openSource } from '../readers/open-source';
import type { ReadProblem } from '../readers/read-problem';
import type { Input, ReadOptions, Row, Source, TableSource } from '../readers/source';
import { undefused } from '../rows/defused-cell';
import { headerOf } from '../rows/table-header';

/** How a source is read; what is left out is guessed. */
export type ReadingOptions = Pick<ReadOptions, 'encoding' | 'delimiter' | 'sheet'> & {
  readonly header?: boolean;
};

/** What is looked at of a file before its columns are mapped. */
export interface OpenedImport {
  readonly reading: ImportReading;
  readonly columns: readonly ImportColumn[];
}

/** Looks into a file: what it is, and what its columns might be. */
export interface ImportOpenJob {
  readonly input: {
    readonly source: Input;
    readonly options: ReadingOptions;
    readonly country: CountryCode;
    readonly thisYear: number;
    readonly fields: readonly CustomField[];
  };
  readonly progress: null;
  readonly order: null;
  readonly output: Result<OpenedImport, ReadProblem>;
}

const samplesShown = 3;
const longestSample = 120;

export const runImportOpen: RunJob<ImportOpenJob> = async (input) => {
  const opened = await openSource(input.source, input.options);
  if (!opened.ok) return { output: opened, moved: [] };
  const source = opened.value;
  const reading = readingOf(source, input.options.header);
  const columns = source.kind === 'table' ? columnsOf(source, reading.header === true, input) : [];
  return { output: ok({ reading, columns }), moved: [] };
};

/** How a source is read, for the user to see and change. */
export function readingOf(source: Source, header: boolean | undefined): ImportReading {
  const isTable = source.kind === 'table';
  return {
    format: source.format,
    encoding: source.encoding,
    delimiter: isTable ? source.delimiter : null,
    sheet: isTable ? source.sheet : null,
    sheets: isTable ? source.sheets : [],
    header: isTable ? (header ?? (source.hasHeader || namesColumns(headerOf(source)))) : null,
  };
}

function columnsOf(
  source: TableSource,
  header: boolean,
  { country, thisYear, fields }: ImportOpenJob['input'],
): readonly ImportColumn[] {
  const names = header ? headerOf(source) : [];
  const rows = (header ? source.head.slice(1) : source.head).map(cellsOf);
  const targets = guessColumns({ header: header ? names : null, rows, country, fields, thisYear });
  return targets.map((target: ColumnTarget, column) => ({
    header: names[column] ?? '',
    samples: rows
      .map((cells) => cutText((cells[column] ?? '').trim(), longestSample))
      .filter((cell) => cell !== '')
      .slice(0, samplesShown),
    target,
  }));
}

function cellsOf({ cells }: Row): readonly string[] {
  return cells.map(undefused);
}
