import { appError, type AppError } from '#shared/errors';
import { isDiskFull } from '../storage/storage-problem';
import { JobStoppedError } from '../worker/job';

/** What a person can be told of a job that failed; `null` where it is a bug. */
export function jobProblem(error: unknown, wasCancelled: boolean): AppError | null {
  if (wasCancelled) return appError('import-cancelled');
  if (isDiskFull(error)) return appError('import-disk-full');
  return error instanceof JobStoppedError ? appError('import-failed') : null;
}
