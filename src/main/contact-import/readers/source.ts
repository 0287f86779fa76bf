import type { Result } from '#shared/result';
import type { ReadLimits } from './limits';
import type { ParsedCard } from './parsed-card';
import type { ReadProblem } from './read-problem';
import type { ImportEncoding } from '#shared/domain/import';

/** What separates the cells of a row of text. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** What is read: a file by its absolute path, or a text that was pasted. */
export type Input =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string };

export interface ReadOptions {
  /** Ends the reading with `import-cancelled`. */
  readonly signal?: AbortSignal;
  /** Instead of the guessed one; only for files of text. */
  readonly encoding?: ImportEncoding;
  /** Instead of the guessed one; only for tables of text. */
  readonly delimiter?: Delimiter;
  /** The name of a workbook's sheet; the first visible one where missing. */
  readonly sheet?: string;
  readonly limits?: Partial<ReadLimits>;
}

/**
 * What a workbook says of a number that its text cannot.
 *
 * `scientific`: shown to the user as `4.91716E+11`, but kept exactly. `imprecise`: more than 15
 * digits, the last of which the spreadsheet has already replaced by zeros.
 */
export type CellMark = 'scientific' | 'imprecise';

export interface Row {
  /** From 1, as a spreadsheet numbers it; empty rows count and are left out. */
  readonly number: number;
  /** Without trailing empty cells; dates as `YYYY-MM-DD`, with ` HH:MM` where they have a time. */
  readonly cells: readonly string[];
  /** By column from 0; only where there is one. */
  readonly marks?: ReadonlyMap<number, CellMark>;
}

export interface RowBatch {
  readonly rows: readonly Row[];
  /** Bytes of the source that have been read so far; at most `sizeBytes`. */
  readonly bytesRead: number;
}

export interface CardBatch {
  readonly cards: readonly ParsedCard[];
  readonly bytesRead: number;
}

interface SourceBase {
  /** Of the file, or of the pasted text in UTF-8. */
  readonly sizeBytes: number;
  /** `null` for a workbook and for pasted text. */
  readonly encoding: ImportEncoding | null;
}

/**
 * A table that has been opened: looked into, not yet read.
 *
 * `rows()` reads from the start each time it is called, with the header if there is one. Batches
 * come until the end or until a problem, which is the last item. Nothing is held open in between; a
 * file that is no longer the one that was opened gives `import-file-changed`.
 */
export interface TableSource extends SourceBase {
  readonly kind: 'table';
  readonly format: 'csv' | 'xlsx';
  /** `null` for a workbook. */
  readonly delimiter: Delimiter | null;
  /** Names of the visible sheets; empty for text. */
  readonly sheets: readonly string[];
  /** The sheet that is read; `null` for text. */
  readonly sheet: string | null;
  /** The first rows, at most 50. */
  readonly head: readonly Row[];
  /** What ends the first rows early and another encoding, delimiter or sheet may solve. */
  readonly headProblem: ReadProblem | null;
  /** True where the first row looks like names of columns. */
  readonly hasHeader: boolean;
  rows(signal?: AbortSignal): AsyncIterable<Result<RowBatch, ReadProblem>>;
}

/** vCards that have been opened; see {@link TableSource} for how they are read. */
export interface CardSource extends SourceBase {
  readonly kind: 'cards';
  readonly format: 'vcard';
  cards(signal?: AbortSignal): AsyncIterable<Result<CardBatch, ReadProblem>>;
}

export type Source = TableSource | CardSource;
