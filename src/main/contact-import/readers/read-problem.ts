import type { AppError } from '#shared/errors';

/** A failure without anything to fill in. */
interface Plain<Code extends AppError['code']> {
  readonly code: Code;
}

/** A failure whose sentence names where or how much. */
interface Placed<Code extends AppError['code'], Params> {
  readonly code: Code;
  readonly params: Readonly<Params>;
}

/**
 * Why a file or a pasted text could not be read to its end, as an {@link AppError}.
 *
 * `row` counts rows from 1 as a spreadsheet would, `line` counts lines of text from 1, `byte` counts
 * bytes of the file from 1, `limitMb` is in units of 1,048,576 bytes.
 */
export type ReadProblem =
  // the file
  | Plain<'import-file-missing'>
  | Plain<'import-file-denied'>
  | Plain<'import-file-in-use'>
  | Plain<'import-file-not-regular'>
  | Plain<'import-file-empty'>
  | Plain<'import-file-changed'>
  | Plain<'import-file-unreadable'>
  | Placed<'import-file-too-large', { limitMb: number }>
  // its kind
  | Plain<'import-file-unknown'>
  | Plain<'import-old-excel'>
  // its text
  | Placed<'import-bytes-unreadable', { encoding: string; row: number; byte: number }>
  // a table
  | Placed<'import-quote-open', { row: number }>
  | Placed<'import-row-too-long', { row: number; limitMb: number }>
  | Placed<'import-too-many-columns', { row: number; limit: number }>
  | Placed<'import-too-many-rows', { limit: number }>
  // a workbook
  | Placed<'import-workbook-damaged', { part: string }>
  | Placed<'import-workbook-unsafe', { part: string }>
  | Placed<'import-sheet-missing', { sheet: string }>
  // cards
  | Placed<'import-card-open', { card: number; line: number }>
  | Placed<'import-card-too-long', { card: number; line: number }>
  | Placed<'import-too-many-cards', { limit: number }>
  // the user
  | Plain<'import-cancelled'>;
