import type { ImportProgress, ImportUndone } from '#shared/domain/import';
import type { Language } from '#shared/domain/settings';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Clock } from '../outbox/ports';
import type { WriteGate } from '../storage/write-gate';
import type { RunningJob } from '../worker/job';
import type { StartJob } from '../worker/jobs';
import { runGated } from './gated-run';
import { jobProblem } from './job-problem';
import type { ImportUndoJob } from './jobs/undo-job';
import type { PastImports } from './past-imports';
import { transferProgress } from './progress';

export interface UndoImportsParts {
  readonly databaseFile: string;
  readonly startJob: StartJob;
  readonly gate: WriteGate;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly language: () => Language;
  readonly past: Pick<PastImports, 'get'>;
  readonly onProgress: (progress: ImportProgress) => void;
  /** After each commit. */
  readonly onWritten: () => void;
}

export interface UndoImports {
  /**
   * Undoes an import as a whole: contacts that it made go, those that it changed are as before.
   * Contacts that were changed since keep what they have. Errors: `import-not-found`,
   * `import-undone-already`, `import-undo-too-late`, `import-busy`, `import-disk-full`,
   * `import-failed`, `import-cancelled`.
   */
  undo(importId: string): Promise<Result<ImportUndone, AppError>>;
  /** Ends what is under way; nothing is undone then. */
  stop(): Promise<void>;
}

export function createUndoImports(parts: UndoImportsParts): UndoImports {
  const { clock } = parts;
  let running: RunningJob<ImportUndoJob> | null = null;
  let isBusy = false;

  function problemWith(importId: string): AppError | null {
    const past = parts.past.get(importId);
    if (past === null) return appError('import-not-found');
    if (past.undoneAt !== null) return appError('import-undone-already');
    if (past.undoUntilAt <= clock.now()) return appError('import-undo-too-late');
    return isBusy ? appError('import-busy') : null;
  }

  async function run(importId: string): Promise<Result<ImportUndone, AppError>> {
    const startedElapsed = clock.elapsed();
    const undone = await runGated<ImportUndoJob>(
      parts.gate,
      (onProgress) =>
        parts.startJob(
          'import-undo',
          {
            databaseFile: parts.databaseFile,
            importId,
            locale: parts.language(),
            now: clock.now(),
          },
          onProgress,
        ),
      (done, total) =>
        parts.onProgress({
          ...transferProgress(startedElapsed, clock.elapsed(), done, total),
          importId,
          phase: 'undoing',
          counts: null,
        }),
      (started) => {
        running = started;
      },
    );
    return undone === null ? err(appError('import-cancelled')) : ok(undone);
  }

  return {
    async undo(importId) {
      const problem = problemWith(importId);
      if (problem !== null) return err(problem);
      isBusy = true;
      try {
        const undone = await run(importId);
        if (undone.ok) parts.onWritten();
        return undone;
      } catch (error) {
        const expected = jobProblem(error, false);
        if (expected === null) throw error;
        return err(expected);
      } finally {
        isBusy = false;
        running = null;
      }
    },
    async stop() {
      running?.order('cancel');
      await running?.done.catch(() => undefined);
    },
  };
}
