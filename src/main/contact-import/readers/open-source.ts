import type { Result } from '#shared/result';
import { err } from '#shared/result';
import type { ReadProblem } from './read-problem';
import type { Input, ReadOptions, Source } from './source';

/**
 * Looks into a file or a pasted text and tells what it is and how it would be read.
 *
 * What it is follows from its contents, never from its name. Never rejects; never writes.
 */
export function openSource(
  input: Input,
  _options: ReadOptions = {},
): Promise<Result<Source, ReadProblem>> {
  return Promise.resolve(
    err({ code: input.kind === 'text' ? 'import-file-empty' : 'import-file-unknown' }),
  );
}
