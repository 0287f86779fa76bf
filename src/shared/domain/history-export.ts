/** How messages of the history can be exported. */
export const historyExportFormats = ['csv', 'jsonl', 'pdf'] as const;
export type HistoryExportFormat = (typeof historyExportFormats)[number];

/** So many messages at most are listed one by one in a printed report; the sums hold all of them. */
export const mostPrinted = 5_000;

/** What was exported. */
export interface HistoryExportReport {
  /** Where to: the whole path. */
  readonly path: string;
  readonly messages: number;
  /** How many of them are in the sums alone, of a printed report. */
  readonly notListed: number;
}

/** How far an export is; told a few times a second. */
export interface HistoryExportProgress {
  /** Messages that were written. */
  readonly written: number;
  /** How much of the history has been looked through, from 0 to 1. */
  readonly share: number;
  /** The pages of a printed report are being made: it cannot be told how far that is. */
  readonly isPrinting: boolean;
}
