import Papa from 'papaparse';
import type { OptOut, OptOutReport } from '#shared/domain/contact';
import type { CountryCode, E164 } from '#shared/domain/phone';
import { headerMeaning } from '../contact-import/columns/header-words';
import { e164Of } from './contact-input';
import type { Breathe } from './slices';

const headings = ['number', 'opted out at', 'how'] as const;
/** Spreadsheets would take such a cell for a formula. */
const formula = /^[=+\-@\t\r]/;
/** A day or a time, which would pass for a number's digits. */
const dateLike = /^\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:\D|$)/;
const byteOrderMark = '\ufeff';
/** In characters: some hundred rows, which take some 10 ms. */
const pieceSize = 8_192;
const longestPiece = 4 * pieceSize;

export interface OptOutRows {
  /** Each number once; `optedOutAt` is `null` where the file does not say. */
  readonly rows: readonly {
    readonly e164: E164;
    readonly optedOutAt: number | null;
    readonly how: string;
  }[];
  readonly rejected: OptOutReport['rejected'];
}

/** How a CSV of opt-outs begins: with the mark of UTF-8, so that Excel opens it right. */
export function optOutHeading(separator: ',' | ';'): string {
  return `${byteOrderMark}${headings.join(separator)}\r\n`;
}

/** Opt-outs as rows of CSV. */
export function optOutsAsCsv(optOuts: readonly OptOut[], separator: ',' | ';'): string {
  const rows = optOuts.map(({ e164, optedOutAt, how }) =>
    [e164, new Date(optedOutAt).toISOString(), how].map(defused),
  );
  return `${Papa.unparse(rows, { newline: '\r\n', delimiter: separator })}\r\n`;
}

/**
 * Reads the numbers of a CSV, any delimiter: ours, or any other with numbers in one of its columns.
 *
 * Numbers without a country code belong to `defaultCountry`. A first row without a number is taken
 * for the heading. Where that names columns of numbers, only these count; otherwise every number of a
 * row does, since one too many costs less than a text to somebody who opted out.
 */
export async function readOptOuts(
  csv: string,
  defaultCountry: CountryCode,
  breathe: Breathe,
): Promise<OptOutRows> {
  const rows = new Map<E164, OptOutRows['rows'][number]>();
  const rejected: { readonly row: number; readonly value: string }[] = [];
  let heading: readonly string[] = headings;
  let numberColumns: readonly number[] = [];
  const text = csv.startsWith(byteOrderMark) ? csv.slice(1) : csv;
  const delimiter = delimiterOf(text);
  let row = 0;
  for (const piece of piecesOf(text)) {
    for (const cells of Papa.parse<string[]>(piece, { delimiter }).data) {
      row += 1;
      const values = cells.map(undefused);
      if (values.every((value) => value === '')) continue;
      const found = values.flatMap((value, column) => {
        const counts = numberColumns.length === 0 || numberColumns.includes(column);
        const e164 = counts ? numberIn(value, defaultCountry) : null;
        return e164 === null ? [] : [e164];
      });
      if (found.length > 0) {
        const valueOf = (name: string) => values[heading.indexOf(name)] ?? '';
        const optedOutAt = timeOf(valueOf('opted out at'));
        const how = valueOf('how').slice(0, 500);
        for (const e164 of found) {
          if (!rows.has(e164)) rows.set(e164, { e164, optedOutAt, how });
        }
      } else if (row === 1) {
        heading = values.map((value) => value.toLowerCase());
        numberColumns = heading.flatMap((name, column) =>
          headerMeaning(name)?.kind === 'number' ? [column] : [],
        );
      } else {
        rejected.push({ row, value: values.find((value) => value !== '') ?? '' });
      }
    }
    await breathe();
  }
  return { rows: [...rows.values()], rejected };
}

/** The one that stands in the first row most often. */
function delimiterOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n', 1);
  const timesIn = (delimiter: string): number => first.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (timesIn(one) > timesIn(best) ? one : best));
}

/**
 * Parts a CSV at ends of rows: those with as many quotes before them as close again. Where a quote
 * never closes it parts it all the same, so that one fault does not cost the rest.
 */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    let isQuoted = false;
    let end = start;
    do {
      const from = end;
      const newline = text.indexOf('\n', from === start ? start + pieceSize : from);
      end = newline === -1 ? text.length : newline + 1;
      if (text.slice(from, end).split('"').length % 2 === 0) isQuoted = !isQuoted;
    } while (isQuoted && end < text.length && end - start < longestPiece);
    // Without its last line break: it would read as an empty row.
    yield text.slice(start, end).replace(/\r?\n$/, '');
    start = end;
  }
}

function defused(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

function undefused(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
}

function numberIn(cell: string, defaultCountry: CountryCode): E164 | null {
  return /\d/.test(cell) && !dateLike.test(cell) ? e164Of(cell, defaultCountry) : null;
}

function timeOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
