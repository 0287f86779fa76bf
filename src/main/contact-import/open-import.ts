import type { ColumnTarget, ImportSession, VerdictCounts } from '#shared/domain/import';
import { appError, type AppError } from '#shared/errors';
import { err, type Result } from '#shared/result';
import { jobProblem } from './job-problem';
import type { OpenedImport, ReadingOptions } from './jobs/open-job';
import type { Input } from './readers/source';

/** Something that is done for an import, and what ends it. */
export interface Work<T> {
  readonly stop: () => Promise<void>;
  readonly done: Promise<Result<T, AppError>>;
  /** Whether its answer holds although it was told to end: what has been written is written. */
  readonly isFinal?: boolean;
}

/**
 * Ends a job that uses SQLite by asking it to: to terminate a thread within a call of SQLite ends the
 * whole process.
 */
export function stopByOrder(running: {
  order(order: 'cancel'): void;
  readonly done: Promise<unknown>;
}): () => Promise<void> {
  return async () => {
    running.order('cancel');
    await running.done.catch(() => undefined);
  };
}

/** What the rows of an open import have come to. */
export interface CheckedImport {
  readonly rows: number;
  readonly counts: VerdictCounts;
  readonly columns: readonly ColumnTarget[];
}

/** An import that is open, from its file to the end of its report. */
export interface OpenImport {
  readonly id: string;
  readonly source: Input;
  readonly fileName: string;
  options: ReadingOptions;
  opened: OpenedImport;
  checked: CheckedImport | null;
  isWritten: boolean;
  /** Ends what is under way; `null` where nothing is. */
  stop: (() => Promise<void>) | null;
  isEnded: boolean;
  /** Whether it ends once it has been written: its window is closed. */
  isLeft: boolean;
  /** Whether it ends where it has not been written: that was cancelled. */
  isCancelled: boolean;
}

export function sessionOf({ id, fileName, opened }: OpenImport): ImportSession {
  return { importId: id, fileName, reading: opened.reading, columns: opened.columns };
}

/**
 * Waits for work on an import, and makes answers of failures that are expected.
 *
 * Work that was under way ends: its answer is `import-cancelled`, unless it is final.
 */
export async function work<T>(
  open: OpenImport,
  start: () => Work<T>,
): Promise<Result<T, AppError>> {
  await open.stop?.();
  if (open.isEnded || open.isCancelled) return err(appError('import-cancelled'));
  const { stop: end, done, isFinal = false } = start();
  const state = { isStopped: false };
  const stop = async () => {
    state.isStopped = true;
    await end();
  };
  open.stop = stop;
  try {
    const result = await done;
    return state.isStopped && !isFinal ? err(appError('import-cancelled')) : result;
  } catch (error) {
    const problem = jobProblem(error, state.isStopped);
    if (problem === null) throw error;
    return err(problem);
  } finally {
    if (open.stop === stop) open.stop = null;
  }
}
