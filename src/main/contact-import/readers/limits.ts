const mb = 1024 * 1024;

/** Rows that a source shows before it is read. */
export const headRows = 50;

/** What a reader accepts, so that no file can take all memory or all day. */
export interface ReadLimits {
  /** Of the file, or of the pasted text. */
  readonly fileBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Of one row of text, in UTF-16 units. */
  readonly rowLength: number;
  readonly cards: number;
  /** Of what is kept of one card, in UTF-16 units; photos are not kept. */
  readonly cardLength: number;
  /** Files inside a workbook. */
  readonly zipEntries: number;
  /** Of everything that is unpacked of a workbook, in bytes. */
  readonly unpackedBytes: number;
  /** How many times larger a part of a workbook may be once unpacked. */
  readonly unpackedRatio: number;
  /** Of a workbook's table of texts, in UTF-16 units. */
  readonly sharedLength: number;
  /** Of a workbook's XML. */
  readonly xmlDepth: number;
}

export const defaultReadLimits: ReadLimits = {
  fileBytes: 256 * mb,
  rows: 500_000,
  columns: 1_000,
  rowLength: mb,
  cards: 500_000,
  cardLength: mb,
  zipEntries: 2_000,
  unpackedBytes: 512 * mb,
  unpackedRatio: 400,
  sharedLength: 64 * mb,
  xmlDepth: 32,
};

/** For people: a limit in units of 1,048,576, rounded up. */
export function megabytes(units: number): number {
  return Math.ceil(units / mb);
}
