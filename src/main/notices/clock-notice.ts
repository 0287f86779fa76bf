import { appError, type AppError } from '#shared/errors';

/** Quicksend did not exist before: a clock that shows an earlier time has lost its date. */
const firstAt = Date.UTC(2026, 0, 1);

/** What to say of a clock, and `null` where it can be right. `language` is a BCP 47 tag. */
export function clockNotice(now: number, language: string): AppError | null {
  if (now >= firstAt) return null;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now);
  return appError('clock-wrong', { params: { date } });
}
