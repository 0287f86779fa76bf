/** A day for reading, such as `12 March 2026`. */
export function dayText(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}
