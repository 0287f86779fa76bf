import { appError, type AppError } from '../errors';
import { err, ok, type Result } from '../result';

// In a pattern with the u flag, \p{Surrogate} only meets surrogates that stand alone.
const unsendable = /\0|\p{Surrogate}/u;

/**
 * The index (in UTF-16 code units) of the first character that cannot be sent, or `null`.
 *
 * That is NUL, at which a carrier may cut the text, and half of a surrogate pair, which has no form
 * in UTF-8, so that the provider would get another text than the one shown.
 */
export function firstUnsendable(text: string): number | null {
  return unsendable.exec(text)?.index ?? null;
}

/**
 * Checks that a text can go out as it stands; it is never cut or mended here.
 *
 * `limit` is the account's, in UTF-16 code units. Errors: `text-empty`, `text-not-sendable` (with
 * `index`), `text-too-long` (with `units` and `limit`).
 */
export function checkText(text: string, limit: number): Result<string, AppError> {
  if (text.trim() === '') return err(appError('text-empty'));
  const index = firstUnsendable(text);
  if (index !== null) return err(appError('text-not-sendable', { params: { index } }));
  if (text.length > limit) {
    return err(appError('text-too-long', { params: { units: text.length, limit } }));
  }
  return ok(text);
}
