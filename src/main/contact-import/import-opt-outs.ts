import type { OptOutReport } from '#shared/domain/contact';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import type { OptOuts } from '../contacts/opt-outs';
import { readText } from './readers/read-text';

/** Adds the numbers of a CSV file to the opt-out list. Errors: those of the readers, `opt-outs-not-found`. */
export async function importOptOuts(
  optOuts: Pick<OptOuts, 'import'>,
  path: string,
): Promise<Result<OptOutReport, AppError>> {
  const text = await readText(path);
  return text.ok ? optOuts.import(text.value) : text;
}
