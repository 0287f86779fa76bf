import * as v from 'valibot';
import { contactScopes, fieldKinds, type OptOutReport } from '../domain/contact';
import {
  dateOrders,
  delimiters,
  exportFormats,
  importEncodings,
  rowFilters,
  type ColumnTarget,
  type ExportReport,
  type ImportPreview,
  type ImportReadingChange,
  type ImportReport,
  type ImportRowPage,
  type ImportSession,
  type ImportUndone,
  type PastImport,
  type SavedFile,
} from '../domain/import';
import { channel, count, id, line, nothing } from './channel';

const name = v.pipe(v.string(), v.maxLength(200));
const order = v.picklist(dateOrders);
const importId = id;
/** Of pasted text, in UTF-16 units. */
const longestPaste = 20_000_000;
const mostColumns = 1_000;

const columnTarget = v.variant('kind', [
  v.strictObject({
    kind: v.picklist([
      'ignore',
      'full-name',
      'given-name',
      'family-name',
      'company',
      'number-label',
      'email',
      'notes',
      'tags',
      'language',
      'consent-source',
      'consent-wording',
      'opted-out-how',
    ]),
  }),
  v.strictObject({ kind: v.literal('number'), label: line }),
  v.strictObject({ kind: v.picklist(['birthday', 'consent-date', 'opted-out']), order }),
  v.strictObject({ kind: v.literal('field'), fieldId: id, order }),
  v.strictObject({
    kind: v.literal('new-field'),
    name,
    fieldKind: v.picklist(fieldKinds),
    order,
  }),
]) satisfies v.GenericSchema<unknown, ColumnTarget>;

const readingChange = v.strictObject({
  encoding: v.optional(v.picklist(importEncodings)),
  delimiter: v.optional(v.picklist(delimiters)),
  sheet: v.optional(line),
  header: v.optional(v.boolean()),
}) satisfies v.GenericSchema<unknown, ImportReadingChange>;

/**
 * Importing and exporting contacts. There is one import at a time: opening another ends the one
 * before. Until `runImport` nothing is written to the contacts; `importProgress` tells how far
 * `checkImport`, `runImport` and `undoImport` are.
 */
export const importChannels = {
  /** Asks for a file with the desktop's dialog; `null` where the user closed it. */
  chooseImportFile: channel<ImportSession | null>()(nothing),
  /** Only the preload calls this, for a file that was dropped: a page cannot name a path. */
  openDroppedImport: channel<ImportSession>()(
    v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(32_767)) }),
  ),
  openPastedImport: channel<ImportSession>()(
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(longestPaste)) }),
  ),
  /** Reads the file again in another way; the columns are guessed anew. */
  changeImportReading: channel<ImportSession>()(
    v.strictObject({ importId, change: readingChange }),
  ),
  /** Reads all rows and says what would become of each. `columns` are empty for a vCard. */
  checkImport: channel<ImportPreview>()(
    v.strictObject({ importId, columns: v.pipe(v.array(columnTarget), v.maxLength(mostColumns)) }),
  ),
  /** A page of what `checkImport` found, in the order of the file. */
  listImportRows: channel<ImportRowPage>()(
    v.strictObject({
      importId,
      filter: v.picklist(rowFilters),
      offset: count(1_000_000),
      limit: count(200),
    }),
  ),
  /** Writes what was checked, all or nothing. */
  runImport: channel<ImportReport>()(v.strictObject({ importId })),
  /**
   * Ends an import at any step and leaves nothing behind; after its report, it forgets the rows.
   * `null` for whichever is open, such as one whose file is being looked into.
   */
  cancelImport: channel<null>()(v.strictObject({ importId: v.nullable(importId) })),
  /** Saves the rows that were not imported as CSV, with reasons; `null` where the user closed the dialog. */
  saveRejectedRows: channel<SavedFile | null>()(v.strictObject({ importId })),
  /** Those of the last 30 days, newest first. */
  listImports: channel<readonly PastImport[]>()(nothing),
  undoImport: channel<ImportUndone>()(v.strictObject({ importId })),

  /** Asks where to with the desktop's dialog; `null` where the user closed it or cancelled. */
  exportContacts: channel<ExportReport | null>()(
    v.strictObject({
      query: v.strictObject({
        text: line,
        tags: v.pipe(v.array(name), v.maxLength(100)),
        only: v.picklist(contactScopes),
        importId: v.exactOptional(id),
      }),
      format: v.picklist(exportFormats),
    }),
  ),
  cancelExport: channel<null>()(nothing),
  /**
   * Adds the numbers of a CSV to the opt-out list, what is on it stays. Asks for the file with the
   * desktop's dialog; `null` where the user closed it.
   */
  importOptOuts: channel<OptOutReport | null>()(nothing),
  /** Saves the opt-out list as CSV, where the desktop's dialog says; `null` where the user closed it. */
  saveOptOuts: channel<SavedFile | null>()(nothing),
} as const;
