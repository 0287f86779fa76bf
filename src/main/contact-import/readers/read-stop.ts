import { err, ok, type Result } from '#shared/result';
import type { ReadProblem } from './read-problem';

/**
 * Carries a {@link ReadProblem} out of a parser's callbacks and generators.
 *
 * It never leaves this folder: {@link asResult} and {@link asResults} turn it into data.
 */
export class ReadStop extends Error {
  constructor(readonly problem: ReadProblem) {
    super(problem.code);
  }
}

/** Throws `import-cancelled` where the user has asked for it. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new ReadStop({ code: 'import-cancelled' });
}

/** Runs a reading whose {@link ReadStop} becomes its answer. Rejects only for a bug. */
export async function asResult<T>(read: () => Promise<T>): Promise<Result<T, ReadProblem>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof ReadStop) return err(error.problem);
    throw error;
  }
}

/** Passes batches on; a {@link ReadStop} becomes the last item. Throws only for a bug. */
export async function* asResults<T>(
  batches: AsyncIterable<T>,
): AsyncGenerator<Result<T, ReadProblem>, void> {
  try {
    for await (const batch of batches) yield ok(batch);
  } catch (error) {
    if (!(error instanceof ReadStop)) throw error;
    yield err(error.problem);
  }
}
