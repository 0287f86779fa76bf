import { appError, type AppError } from '../errors';
import { err, ok, type Result } from '../result';
import { hasFields } from './template-marks';
import { firstUnsendable } from './sendable-text';

/** The longest sign-off, in UTF-16 units: more of it than of the message is no sign-off. */
export const maxSignOffUnits = 100;

/**
 * Puts an account's sign-off under a text, on a line of its own; an empty one changes nothing.
 *
 * A text that ends with it already stays as it is, so that it never stands there twice. So does an
 * empty one: a sign-off alone is no message.
 */
export function withSignOff(text: string, signOff: string): string {
  const words = signOff.trim();
  if (words === '' || text.trim() === '') return text;
  const body = text.trimEnd();
  return body.endsWith(`\n${words}`) ? body : `${body}\n${words}`;
}

/**
 * Checks what somebody typed as their sign-off and trims it; empty for none.
 *
 * Errors: `text-too-long` (params `units`, `limit`), `text-not-sendable` (params `index`),
 * `sign-off-has-fields`.
 */
export function checkSignOff(typed: string): Result<string, AppError> {
  const words = typed.trim();
  if (words.length > maxSignOffUnits) {
    const params = { units: words.length, limit: maxSignOffUnits };
    return err(appError('text-too-long', { params }));
  }
  const index = firstUnsendable(words);
  if (index !== null) return err(appError('text-not-sendable', { params: { index } }));
  return hasFields(words) ? err(appError('sign-off-has-fields')) : ok(words);
}
