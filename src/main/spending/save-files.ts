import type { SavedFile } from '#shared/domain/import';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { fileProblem, writeWholeFile } from '../storage/whole-file';

/** How every PNG begins, see https://www.w3.org/TR/png-3/#5PNG-file-signature */
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes a file, which has its name only once it is whole. Errors: `disk-full`, `file-not-written`
 * (params `name`).
 */
export function saveWhole(
  path: string,
  contents: string | Uint8Array,
  rows: number,
): Result<SavedFile, AppError> {
  try {
    const file = writeWholeFile(path);
    try {
      file.write(contents);
      file.finish();
    } finally {
      file.discard();
    }
    return ok({ path, rows });
  } catch (error) {
    const problem = fileProblem(error, path);
    if (problem === null) throw error;
    return err(problem);
  }
}

/** The bytes of a picture in base64. Error: `bad-payload` for what is no PNG. */
export function pngFrom(base64: string): Result<Uint8Array, AppError> {
  const bytes = Buffer.from(base64, 'base64');
  const isPng = bytes.subarray(0, pngSignature.length).equals(pngSignature);
  return isPng ? ok(bytes) : err(appError('bad-payload'));
}
