import { defused } from '../contact-import/rows/defused-cell';

/** Tells spreadsheets that the file is in UTF-8. */
export const byteOrderMark = '\ufeff';

/**
 * A row of CSV (RFC 4180): CRLF, and quotes where a cell needs them.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe, which the import takes away.
 */
export function csvRow(cells: readonly string[], separator: ',' | ';'): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

function csvCell(cell: string): string {
  const text = defused(cell);
  // Blanks at the ends too: some programs drop them where there are no quotes.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
