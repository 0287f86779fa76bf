/** A day in words, such as `12 March 2026`. `at` in milliseconds since the epoch. */
export function dayOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
}

/** The same with the time of day. */
export function dayAndTimeOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}
