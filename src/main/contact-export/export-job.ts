import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { CustomField, OptOut } from '#shared/domain/contact';
import { csvSeparator } from '#shared/domain/csv-separator';
import type { ExportFormat, ExportReport } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { createContactStore } from '../contacts/contact-store';
import { createRoomTranslator } from '../shell/room-i18n';
import { connectToRead } from '../storage/connection';
import { databaseOver, type Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { fileProblem, writeWholeFile, type WholeFile } from '../storage/whole-file';
import type { JobDesk, RunJob } from '../worker/job';
import { csvHeader, csvLine } from './contacts-csv';
import type { ExportedContact, ExportFrame } from './exported-contact';
import { vcard } from './vcard';

/** Writes contacts into a file. */
export interface ContactExportJob {
  readonly input: {
    readonly databaseFile: string;
    /** `contacts.seq`, in the order of the file; `null` for all that are not in the bin, by name. */
    readonly seqs: readonly number[] | null;
    readonly fields: readonly CustomField[];
    readonly format: ExportFormat;
    readonly path: string;
    /** Its name until it is whole. */
    readonly unfinished: string;
    readonly language: Language;
  };
  readonly progress: { readonly done: number; readonly total: number };
  readonly order: 'cancel';
  /** `null` where it was cancelled. */
  readonly output: Result<ExportReport | null, AppError>;
}

/** Exported for the tests that assert which indexes are used. */
export const exportQueries = {
  mostNumbers: `
    SELECT ifnull(max(position) + 1, 1) AS most FROM contact_numbers
    WHERE contact_seq IN (SELECT value FROM json_each(:seqs))`,
  all: `SELECT seq FROM contacts WHERE deleted_at IS NULL ORDER BY sort_key, seq`,
  optOuts: `SELECT e164, opted_out_at, how FROM opt_outs`,
} as const;

const optOutRow = v.object({ e164: v.string(), opted_out_at: v.number(), how: v.string() });
const seqRow = v.object({ seq: v.number() });
const contactsAtATime = 500;

export const runContactExport: RunJob<ContactExportJob> = async (input, desk) => {
  const database = databaseOver(connectToRead(input.databaseFile), input.databaseFile);
  let file: WholeFile | null = null;
  try {
    file = writeWholeFile(input.path, input.unfinished);
    const contacts = await writeContacts(input, database, file, desk);
    if (contacts === null) return { output: ok(null), moved: [] };
    file.finish();
    return { output: ok({ path: input.path, contacts }), moved: [] };
  } catch (error) {
    const problem = fileProblem(error, input.path);
    if (problem === null) throw error;
    return { output: err(problem), moved: [] };
  } finally {
    file?.discard();
    database.close();
  }
};

/** Answers how many there were; contacts that have been erased since the search are left out. */
async function writeContacts(
  { fields, format, language, ...input }: ContactExportJob['input'],
  database: Database,
  file: WholeFile,
  desk: JobDesk<ContactExportJob>,
): Promise<number | null> {
  const orders = { isCancelled: false };
  desk.onOrder(() => {
    orders.isCancelled = true;
  });
  const seqs = input.seqs ?? allSeqs(database);
  const store = createContactStore({ database, sortKey: () => '' });
  const optOuts = optOutsOf(database);
  const frame = {
    fields,
    mostNumbers: mostNumbersOf(database, seqs),
    separator: csvSeparator(language),
  };
  if (format === 'csv') file.write(csvHeader(createRoomTranslator(language), frame));
  let written = 0;
  for (let start = 0; start < seqs.length; start += contactsAtATime) {
    const slice = seqs.slice(start, start + contactsAtATime);
    const texts = store.bySeqs(slice).map(({ contact }) => {
      const own = contact.numbers.flatMap(({ e164 }) => optOuts.get(e164) ?? []);
      return textOf(format, { contact, optOuts: own }, frame);
    });
    file.write(texts.join(''));
    written += texts.length;
    desk.tell({ done: start + slice.length, total: seqs.length });
    // Lets an order to cancel come in.
    await setImmediate();
    if (orders.isCancelled) return null;
  }
  return written;
}

function textOf(format: ExportFormat, exported: ExportedContact, frame: ExportFrame): string {
  switch (format) {
    case 'csv':
      return csvLine(exported, frame);
    case 'vcard':
      return vcard(exported, frame);
    default:
      return assertNever(format);
  }
}

function allSeqs(database: Database): readonly number[] {
  return database.all(exportQueries.all).map((row) => parseRow(seqRow, row, 'contacts').seq);
}

function mostNumbersOf(database: Database, seqs: readonly number[]): number {
  const row = database.get(exportQueries.mostNumbers, { seqs: JSON.stringify(seqs) });
  return parseRow(v.object({ most: v.number() }), row, 'contact_numbers').most;
}

function optOutsOf(database: Database): ReadonlyMap<string, OptOut> {
  return new Map(
    database.all(exportQueries.optOuts).map((raw) => {
      const { e164, opted_out_at: optedOutAt, how } = parseRow(optOutRow, raw, 'opt_outs');
      return [e164, { e164, optedOutAt, how }] as const;
    }),
  );
}
