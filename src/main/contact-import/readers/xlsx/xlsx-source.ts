import { looksLikeHeader } from '../guess-table';
import { readHeadRows } from '../head-rows';
import type { ReadLimits } from '../limits';
import { openSame, stopIfChanged, type FileIdentity } from '../read-only-file';
import { asResults, ReadStop } from '../read-stop';
import type { ReadOptions, RowBatch, TableSource } from '../source';
import { readCellFormats, type CellFormats } from './number-formats';
import { readXml } from './read-xml';
import { readSharedStrings } from './shared-strings';
import { sheetRowCollector } from './sheet-rows';
import { readWorkbook, type Workbook } from './workbook';
import { damaged } from './workbook-stop';
import { openWorkbookZip, type WorkbookZip } from './workbook-zip';

/** What is read of a workbook once, however often its rows are. */
interface Opened {
  readonly workbook: Workbook;
  readonly sheet: Workbook['sheets'][number];
  readonly sharedStrings: readonly string[];
  readonly formats: CellFormats;
}

type XlsxOptions = Pick<ReadOptions, 'sheet' | 'signal'>;

/** Opens a workbook at `path`. Throws a {@link ReadStop} for one that cannot be read. */
export async function openXlsx(
  path: string,
  identity: FileIdentity,
  options: XlsxOptions,
  limits: ReadLimits,
): Promise<TableSource> {
  const read = reading(path, identity, limits);
  const opened = await once(
    read(async function* (zip) {
      yield await readContext(zip, options, limits);
    }),
  );
  const rows = (signal: AbortSignal | undefined) =>
    read((zip) => sheetRows(zip, opened, identity.sizeBytes, limits, signal));
  const { head, headProblem } = await readHeadRows(rows(options.signal));
  return {
    kind: 'table',
    format: 'xlsx',
    sizeBytes: identity.sizeBytes,
    encoding: null,
    delimiter: null,
    sheets: opened.workbook.sheets.map(({ name }) => name),
    sheet: opened.sheet.name,
    head,
    headProblem,
    hasHeader: looksLikeHeader(head),
    rows: (signal) => asResults(rows(signal)),
  };
}

/** Opens the container anew for each reading, so that nothing stays open in between. */
function reading(path: string, identity: FileIdentity, limits: ReadLimits) {
  return async function* <T>(use: (zip: WorkbookZip) => AsyncIterable<T>): AsyncGenerator<T, void> {
    const file = await openSame(path, identity);
    try {
      yield* use(await openWorkbookZip(file, limits));
    } catch (error) {
      // Half of a changed file looks damaged: what happened to it comes first.
      if (error instanceof ReadStop && error.problem.code !== 'import-cancelled')
        await stopIfChanged(path, identity);
      throw error;
    } finally {
      await file.close();
    }
    await stopIfChanged(path, identity);
  };
}

async function once<T>(items: AsyncIterable<T>): Promise<T> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  const [only] = all;
  if (only === undefined) throw new Error('Nothing was read.');
  return only;
}

async function readContext(
  zip: WorkbookZip,
  { sheet: sheetName, signal }: XlsxOptions,
  limits: ReadLimits,
): Promise<Opened> {
  const workbook = await readWorkbook(zip, limits, signal);
  const sheet =
    sheetName === undefined
      ? workbook.sheets[0]
      : workbook.sheets.find(({ name }) => name === sheetName);
  if (sheet === undefined) {
    if (sheetName === undefined) throw damaged('xl/workbook.xml');
    throw new ReadStop({ code: 'import-sheet-missing', params: { sheet: sheetName } });
  }
  const { sharedStrings, styles } = workbook;
  return {
    workbook,
    sheet,
    sharedStrings:
      sharedStrings === null ? [] : await readSharedStrings(zip, sharedStrings, limits, signal),
    formats: styles === null ? [] : await readCellFormats(zip, styles, limits, signal),
  };
}

async function* sheetRows(
  zip: WorkbookZip,
  { workbook, sheet, sharedStrings, formats }: Opened,
  sizeBytes: number,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowBatch, void> {
  const { part } = sheet;
  const { from1904 } = workbook;
  const collector = sheetRowCollector({ part, sharedStrings, formats, from1904, limits });
  const total = Math.max(zip.unpackedBytes(part), 1);
  for await (const unpacked of readXml(zip, part, collector.events, limits, signal)) {
    const bytesRead = Math.floor((unpacked / total) * sizeBytes);
    yield { rows: collector.take(), bytesRead };
  }
  yield { rows: collector.take(), bytesRead: sizeBytes };
}
