import type { CustomField } from '#shared/domain/contact';
import type {
  ColumnTarget,
  ImportPreview,
  ImportProgress,
  ImportReadingChange,
  ImportReport,
  ImportRowPage,
  ImportSession,
  RowFilter,
  SavedFile,
} from '#shared/domain/import';
import type { CountryCode } from '#shared/domain/phone';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import type { Clock } from '../outbox/ports';
import type { WriteGate } from '../storage/write-gate';
import type { StartJob } from '../worker/jobs';
import type { PastImports } from './past-imports';
import type { Input } from './readers/source';
import type { RowRange } from './staging/staging-reader';

export interface ImportsParts {
  readonly databaseFile: string;
  /** Where rows wait to be written. */
  readonly dir: string;
  readonly startJob: StartJob;
  readonly gate: WriteGate;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly newId: () => string;
  readonly defaultCountry: () => CountryCode;
  readonly language: () => Language;
  readonly fields: () => readonly CustomField[];
  readonly past: Pick<PastImports, 'get'>;
  readonly onProgress: (progress: ImportProgress) => void;
  /** After each commit. */
  readonly onWritten: () => void;
}

/** One import at a time, from the file to the report. Until `run` nothing is written to the contacts. */
export interface Imports {
  /**
   * Looks into a file or a text; an import that was open before ends. Errors: those of the readers,
   * `import-busy`, `import-cancelled`.
   */
  open(source: Input, fileName: string): Promise<Result<ImportSession, AppError>>;
  /** Reads in another way. Errors: those of `open`, `import-not-found`. */
  changeReading(
    importId: string,
    change: ImportReadingChange,
  ): Promise<Result<ImportSession, AppError>>;
  /**
   * Reads and judges all rows. Errors: those of the readers and of `planColumns`, `import-not-found`,
   * `import-cancelled`, `import-disk-full`, `import-failed`.
   */
  check(
    importId: string,
    columns: readonly ColumnTarget[],
  ): Promise<Result<ImportPreview, AppError>>;
  /** Errors: `import-not-found`, `import-not-checked`. */
  rows(importId: string, filter: RowFilter, range: RowRange): Result<ImportRowPage, AppError>;
  /**
   * Writes what was checked, all or nothing. Where the contacts have changed since, the rows are
   * checked again. Errors: `import-not-checked`, `import-preview-changed` where that came to something
   * else than what was shown, `import-contacts-busy`, and those of `check`.
   */
  run(importId: string): Promise<Result<ImportReport, AppError>>;
  /** Writes the rows that are not imported into a CSV file. Errors: those of `rows`, `file-not-written`. */
  saveRejected(importId: string, path: string): Promise<Result<SavedFile, AppError>>;
  /** Ends an import wherever it is and leaves nothing behind; `null` for whichever is open. */
  cancel(importId: string | null): Promise<void>;
  /**
   * Nobody looks at the open import any more: it ends and leaves nothing behind. One that is being
   * written is written first.
   */
  leave(): Promise<void>;
}
