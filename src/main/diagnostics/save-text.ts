import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { fileProblem, writeWholeFile, type WholeFile } from '../storage/whole-file';

/** Writes a text into a file; answers its path. Errors: `disk-full`, `file-not-written` (params `name`). */
export function saveText(path: string, text: string): Result<string, AppError> {
  let file: WholeFile | null = null;
  try {
    file = writeWholeFile(path);
    file.write(text);
    file.finish();
    return ok(path);
  } catch (error) {
    const problem = fileProblem(error, path);
    if (problem === null) throw error;
    return err(problem);
  } finally {
    file?.discard();
  }
}
