import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { HistoryExportFormat, HistoryExportReport } from '#shared/domain/history-export';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { createRoomTranslator } from '../shell/room-i18n';
import { connectToRead } from '../storage/connection';
import { databaseOver, type Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { fileProblem, writeWholeFile, type WholeFile } from '../storage/whole-file';
import type { JobDesk, RunJob } from '../worker/job';
import { conditionsInWords } from './filter-words';
import { createHistoryCsv } from './history-csv';
import { createJsonLines } from './history-jsonl';
import { readHistory } from './read-history';
import { createReport, type ReportPage } from './report-page';

/** Writes messages of the history into a file. */
export interface HistoryExportJob {
  readonly input: {
    readonly databaseFile: string;
    readonly filter: HistoryFilter;
    readonly format: HistoryExportFormat;
    readonly path: string;
    /** Its name until it is whole. */
    readonly unfinished: string;
    readonly language: Language;
    readonly shopName: string;
    readonly now: number;
  };
  readonly progress:
    | { readonly kind: 'progress'; readonly written: number; readonly share: number }
    /** A page that main has to print; the job goes on once it is told what came of it. */
    | { readonly kind: 'page'; readonly page: ReportPage };
  /** `printed` is a PDF. */
  readonly order: 'cancel' | { readonly printed: Uint8Array };
  /** `null` where it was cancelled. */
  readonly output: Result<HistoryExportReport | null, AppError>;
}

type Input = HistoryExportJob['input'];
type Desk = JobDesk<HistoryExportJob>;

/** What has been ordered so far, and what to wait for. */
interface Orders {
  isCancelled(): boolean;
  /** The page that was printed; `null` where it was cancelled instead. */
  readonly printed: Promise<Uint8Array | null>;
}

const nameRow = v.object({ name: v.string() });

export const runHistoryExport: RunJob<HistoryExportJob> = async (input, desk) => {
  const database = databaseOver(connectToRead(input.databaseFile), input.databaseFile);
  let file: WholeFile | null = null;
  try {
    const orders = listen(desk);
    // First of all, so that a folder that may not be written to is known before the work.
    file = writeWholeFile(input.path, input.unfinished);
    const report =
      input.format === 'pdf'
        ? await writeReport(input, database, file, desk, orders)
        : await writeLines(input, database, file, desk, orders);
    if (report !== null) file.finish();
    return { output: ok(report), moved: [] };
  } catch (error) {
    const problem = fileProblem(error, input.path);
    if (problem === null) throw error;
    return { output: err(problem), moved: [] };
  } finally {
    file?.discard();
    database.close();
  }
};

function listen(desk: Desk): Orders {
  let cancelled = false;
  const printed = new Promise<Uint8Array | null>((resolve) => {
    desk.onOrder((order) => {
      if (order === 'cancel') {
        cancelled = true;
        resolve(null);
      } else resolve(order.printed);
    });
  });
  return { isCancelled: () => cancelled, printed };
}

function createBatchNames(database: Database): (batchId: string) => string {
  const names = new Map<string, string>();
  return (batchId) => {
    const known = names.get(batchId);
    if (known !== undefined) return known;
    const row = database.get(`SELECT name FROM batches WHERE id = :batchId`, { batchId });
    const name = row === undefined ? '' : parseRow(nameRow, row, 'batches').name;
    names.set(batchId, name);
    return name;
  };
}

interface Lines {
  /** Stands before all lines; may be empty. */
  readonly header: string;
  readonly lineOf: (message: Message) => string;
}

function linesOf(
  format: HistoryExportFormat,
  language: Language,
  batchName: (batchId: string) => string,
): Lines {
  switch (format) {
    case 'csv':
      return createHistoryCsv({ language, t: createRoomTranslator(language), batchName });
    case 'jsonl':
      return { header: '', lineOf: createJsonLines(batchName) };
    case 'pdf':
      throw new Error('A report has no lines');
    default:
      return assertNever(format);
  }
}

async function writeLines(
  { filter, format, language, path }: Input,
  database: Database,
  file: WholeFile,
  desk: Desk,
  orders: Orders,
): Promise<HistoryExportReport | null> {
  const { header, lineOf } = linesOf(format, language, createBatchNames(database));
  file.write(header);
  let written = 0;
  for (const { messages, share } of readHistory(database, filter)) {
    let lines = '';
    for (const message of messages) lines += lineOf(message);
    file.write(lines);
    written += messages.length;
    desk.tell({ kind: 'progress', written, share });
    // Lets an order to cancel come in.
    await setImmediate();
    if (orders.isCancelled()) return null;
  }
  return { path, messages: written, notListed: 0 };
}

async function writeReport(
  input: Input,
  database: Database,
  file: WholeFile,
  desk: Desk,
  orders: Orders,
): Promise<HistoryExportReport | null> {
  const { filter, language, shopName } = input;
  const t = createRoomTranslator(language);
  const report = createReport({
    language,
    t,
    shopName,
    conditions: conditionsInWords(filter, { language, t, database }),
    fromAt: filter.fromAt,
    untilAt: filter.untilAt,
    madeAt: input.now,
  });
  let written = 0;
  for (const { messages, share } of readHistory(database, filter)) {
    for (const message of messages) report.add(message);
    written += messages.length;
    desk.tell({ kind: 'progress', written, share });
    await setImmediate();
    if (orders.isCancelled()) return null;
  }
  const { page, notListed } = report.page();
  desk.tell({ kind: 'page', page });
  const pdf = await orders.printed;
  if (pdf === null) return null;
  file.write(pdf);
  return { path: input.path, messages: written, notListed };
}
