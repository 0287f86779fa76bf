/** What a spreadsheet would take for a formula, with the apostrophes that stand before it already. */
const formula = /^'*[=+\-@\t\r\n]/;
const defusedFormula = /^''*[=+\-@\t\r\n]/;

/** Puts an apostrophe before what a spreadsheet would take for a formula, {@link undefused} undoes it. */
export function defused(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Takes away the apostrophe that an export put before what looks like a formula. */
export function undefused(cell: string): string {
  // Asked of every cell of a file: most are done with the first character.
  return cell.startsWith("'") && defusedFormula.test(cell) ? cell.slice(1) : cell;
}
