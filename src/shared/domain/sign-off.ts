/** The longest sign-off, in UTF-16 units: more of it than of the message is no sign-off. */
export const maxSignOffUnits = 100;

/**
 * Puts an account's sign-off under a text, on a line of its own; an empty one changes nothing.
 *
 * A text that ends with it already stays as it is, so that it never stands there twice.
 */
export function withSignOff(text: string, signOff: string): string {
  const words = signOff.trim();
  if (words === '') return text;
  const body = text.trimEnd();
  return body.endsWith(`\n${words}`) ? body : `${body}\n${words}`;
}
