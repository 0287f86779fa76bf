import type { SavedFile } from '#shared/domain/import';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { OptOuts } from '../contacts/opt-outs';
import { fileProblem, writeWholeFile } from '../storage/whole-file';

/**
 * Writes the opt-out list as CSV into a file, which has its name only once it is whole. Errors:
 * `disk-full`, `file-not-written` (params `name`).
 */
export async function saveOptOuts(
  optOuts: Pick<OptOuts, 'export'>,
  path: string,
): Promise<Result<SavedFile, AppError>> {
  const { csv, count } = await optOuts.export();
  try {
    const file = writeWholeFile(path);
    try {
      file.write(csv);
      file.finish();
    } finally {
      file.discard();
    }
    return ok({ path, rows: count });
  } catch (error) {
    const problem = fileProblem(error, path);
    if (problem === null) throw error;
    return err(problem);
  }
}
