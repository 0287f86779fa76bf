import { csvSeparator } from '#shared/domain/csv-separator';
import type { SavedFile } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import type { AppError } from '#shared/errors';
import { verdictText } from '#shared/i18n/verdict-text';
import { err, ok, type Result } from '#shared/result';
import { byteOrderMark, csvRow } from '../../contact-export/csv';
import { createRoomTranslator } from '../../shell/room-i18n';
import { openStaging } from '../../storage/staging-database';
import { fileProblem, writeWholeFile, type WholeFile } from '../../storage/whole-file';
import type { RunJob } from '../../worker/job';
import { readRejected } from '../staging/staging-reader';
import { readSummary } from '../staging/staging-summary';

/** Writes the rows that are not imported as CSV: as they stood in the file, with the reason first. */
export interface RejectedRowsJob {
  readonly input: {
    readonly stagingFile: string;
    readonly path: string;
    readonly language: Language;
  };
  readonly progress: null;
  readonly order: null;
  readonly output: Result<SavedFile, AppError>;
}

const rowsAtATime = 1_000;

export const runRejectedRows: RunJob<RejectedRowsJob> = ({ stagingFile, path, language }) => {
  const t = createRoomTranslator(language);
  const separator = csvSeparator(language);
  const database = openStaging(stagingFile);
  let file: WholeFile | null = null;
  try {
    file = writeWholeFile(path);
    const { header } = readSummary(database);
    const titles = [t('rejected.row', { ns: 'import' }), t('rejected.reason', { ns: 'import' })];
    file.write(byteOrderMark + csvRow([...titles, ...header], separator));
    let rows = 0;
    for (const piece of readRejected(database, rowsAtATime)) {
      const written = piece.map(({ row, cells }) =>
        csvRow([String(row.position), verdictText(t, row.verdict), ...cells], separator),
      );
      file.write(written.join(''));
      rows += piece.length;
    }
    file.finish();
    return Promise.resolve({ output: ok({ path, rows }), moved: [] });
  } catch (error) {
    const problem = fileProblem(error, path);
    if (problem === null) throw error;
    return Promise.resolve({ output: err(problem), moved: [] });
  } finally {
    file?.discard();
    database.close();
  }
};
