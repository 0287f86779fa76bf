import Papa from 'papaparse';
import { separatorLine } from './csv-rows';
import type { Delimiter, Row } from './source';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * Guesses what separates the cells, from the beginning of a table; a comma where there is only one
 * column. A first line such as `sep=;` decides.
 */
export function guessDelimiter(text: string): Delimiter {
  const named = separatorLine(text);
  const known = delimiters.find((delimiter) => delimiter === named?.delimiter);
  if (known !== undefined) return known;
  const sample = text.slice(named?.length ?? 0).replace(/\r\n?/g, '\n');
  const { meta } = Papa.parse(sample, {
    delimitersToGuess: [...delimiters],
    newline: '\n',
    preview: 20,
    skipEmptyLines: true,
  });
  return delimiters.find((delimiter) => delimiter === meta.delimiter) ?? ',';
}

/** True where the first row looks like names of columns: words only, above rows that hold more. */
export function looksLikeHeader(head: readonly Row[]): boolean {
  const [first, ...others] = head;
  if (first === undefined) return false;
  const named = first.cells.filter((cell) => cell.trim() !== '');
  return (
    named.length * 2 > first.cells.length &&
    !named.some(isContent) &&
    others.some(({ cells }) => cells.some(isContent))
  );
}

/** A number of three digits or more, an address or a date. */
function isContent(cell: string): boolean {
  return cell.includes('@') || cell.replace(/\D/g, '').length >= 3;
}
