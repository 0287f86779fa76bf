import type { AppError } from '#shared/errors';
import { timeIn } from './local-time';

/** An error that says when something is due (`at`), with that in words (`time`). */
export function withTime(error: AppError, language: string): AppError {
  const at = error.params?.['at'];
  if (typeof at !== 'number') return error;
  return { ...error, params: { ...error.params, time: timeIn(at, undefined, language) } };
}
