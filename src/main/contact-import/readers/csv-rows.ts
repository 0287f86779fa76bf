import Papa, { type ParseResult } from 'papaparse';
import type { ByteSource } from './byte-source';
import { decodePieces } from './decode-bytes';
import type { ReadLimits } from './limits';
import { ReadStop } from './read-stop';
import type { Delimiter, Row, RowBatch } from './source';
import type { ImportEncoding } from '#shared/domain/import';
import { megabytes } from './limits';
import { rowCounter } from './row-counter';

/** How a table of text is read. */
export interface CsvForm {
  readonly encoding: ImportEncoding;
  /** Length of the byte order mark. */
  readonly skipBytes: number;
  readonly delimiter: Delimiter;
}

/**
 * Reads a table of text in batches of rows, keeping no more than one batch and one unfinished row.
 *
 * Stops with a problem that names the row. A quotation mark inside a cell that does not close it is
 * taken as it is, as spreadsheets do; but where it lets a cell run over the end of its line, a mark
 * before it was never closed, and rows would be swallowed.
 */
export async function* readCsvRows(
  source: ByteSource,
  form: CsvForm,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowBatch, void> {
  const rows = csvRowParser(form.delimiter, limits);
  for await (const piece of decodePieces(source, form, signal)) {
    const { bytesRead, badByte } = piece;
    const atEnd = badByte === undefined && bytesRead >= source.sizeBytes;
    yield { rows: rows.take(piece.text, atEnd), bytesRead };
    if (badByte !== undefined) {
      const params = { encoding: form.encoding, row: rows.unfinishedRow(), byte: badByte };
      throw new ReadStop({ code: 'import-bytes-unreadable', params });
    }
  }
}

/** Turns text that comes in pieces into rows. */
export function csvRowParser(delimiter: Delimiter, limits: ReadLimits) {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const count = rowCounter(limits);
  let rest = '';
  let firstRow = 1;
  let heldReturn = '';
  let atStart = true;
  let parseFrom = 0;

  function take(text: string, atEnd: boolean): readonly Row[] {
    rest += oneKindOfLineBreak(text, atEnd);
    if (atStart && (atEnd || rest.includes('\n') || rest.length > longestSeparatorLine)) {
      rest = rest.slice(separatorLine(rest)?.length ?? 0);
      atStart = false;
    }
    if (!atEnd && rest.length < parseFrom) return [];
    const parsed = parse(rest, atEnd);
    stopAtOpenQuote(parsed, atEnd);
    const rows = parsed.data.flatMap((cells, at) => count(firstRow + at, cells) ?? []);
    firstRow += parsed.data.length;
    rest = rest.slice(parsed.meta.cursor);
    // A long row is not looked at again for each piece, but only once it has doubled.
    parseFrom = parsed.data.length === 0 ? Math.min(rest.length * 2, limits.rowLength) : 0;
    if (rest.length > limits.rowLength) stopAtLongRow();
    if (firstRow > limits.rows * emptyRowsPerRow) stopAtManyRows();
    return rows;
  }

  function parse(text: string, atEnd: boolean): ParseResult<string[]> {
    return parser.parse(text, 0, !atEnd) as ParseResult<string[]>;
  }

  /** A line break of two characters may be cut by the end of a piece. */
  function oneKindOfLineBreak(text: string, atEnd: boolean): string {
    const all = heldReturn + text;
    heldReturn = !atEnd && all.endsWith('\r') ? '\r' : '';
    const whole = heldReturn === '' ? all : all.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }

  function stopAtOpenQuote({ data, errors }: ParseResult<string[]>, atEnd: boolean): void {
    let checked = -1;
    for (const { code, row = 0 } of errors) {
      if (code === 'MissingQuotes' && atEnd) stopForQuote(firstRow + row);
      // Once for each row: it may hold as many quotation marks as characters.
      if (row === checked) continue;
      checked = row;
      const isOpen = data[row]?.some((cell) => cell.includes('\n')) === true;
      if (code === 'InvalidQuotes' && isOpen) stopForQuote(firstRow + row);
    }
  }

  function stopAtManyRows(): never {
    throw new ReadStop({ code: 'import-too-many-rows', params: { limit: limits.rows } });
  }

  function stopAtLongRow(): never {
    const isOpen = parse(rest, true).errors.some(({ code }) => code === 'MissingQuotes');
    if (isOpen) stopForQuote(firstRow);
    const params = { row: firstRow, limitMb: megabytes(limits.rowLength) };
    throw new ReadStop({ code: 'import-row-too-long', params });
  }

  return {
    take,
    /** The row that the next piece goes on with. */
    unfinishedRow: () => firstRow,
  };
}

/** Empty rows are not counted, but neither may there be any number of them. */
const emptyRowsPerRow = 4;

/** Length of `sep=;` with its line break, where a text begins with one (Excel writes and reads it). */
const longestSeparatorLine = 10;

/** The line that names the delimiter, where the text begins with one. */
export function separatorLine(
  text: string,
): { readonly delimiter: string; readonly length: number } | null {
  const found = /^"?sep=(.)"?[ \t]*(?:\r?\n|\r|$)/i.exec(text.slice(0, longestSeparatorLine));
  return found?.[1] === undefined ? null : { delimiter: found[1], length: found[0].length };
}

function stopForQuote(row: number): never {
  throw new ReadStop({ code: 'import-quote-open', params: { row } });
}
