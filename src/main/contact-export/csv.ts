import { defused } from '../contact-import/rows/defused-cell';

/** Tells spreadsheets that the file is in UTF-8. */
export const byteOrderMark = '\ufeff';

/**
 * A row of CSV (RFC 4180): CRLF, and quotes where a cell needs them.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe, which the import takes away.
 */
export function csvRow(cells: readonly string[], separator: ',' | ';'): string {
  // Joined by hand, since of a million rows a list of the cells in between takes half of the time.
  let row = '';
  let between = '';
  for (const cell of cells) {
    row += between + csvCell(cell);
    between = separator;
  }
  return `${row}\r\n`;
}

/** A cell that may need quotes or an apostrophe: most do not, and that is told by one look. */
const needsCare = /[",;\t\r\n]|^[\s'=+\-@]|\s$/;

function csvCell(cell: string): string {
  if (!needsCare.test(cell)) return cell;
  const text = defused(cell);
  // Blanks at the ends too: some programs drop them where there are no quotes.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
