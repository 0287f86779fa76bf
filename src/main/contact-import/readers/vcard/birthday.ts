/**
 * Reads a BDAY of any version: `1990-04-05`, `19900405`, either with a time, `--0405`, and years that
 * stand for none (Apple writes 1604 with `X-APPLE-OMIT-YEAR`).
 *
 * Answers `YYYY-MM-DD`, `--MM-DD`, or an empty text where there is no such day.
 */
export function parseBirthday(value: string, omittedYear: string | undefined): string {
  const found = /^(\d{4}|--)-?(\d\d)-?(\d\d)(?:$|[T ])/.exec(value.trim());
  const [, year = '', month = '', day = ''] = found ?? [];
  if (!isDayOfYear(year, month, day)) return '';
  const hasYear = year !== '--' && year !== '0000' && year !== omittedYear;
  return `${hasYear ? year : '-'}-${month}-${day}`;
}

function isDayOfYear(year: string, month: string, day: string): boolean {
  // A leap year, where none is known.
  const inYear = /^\d{4}$/.test(year) && year !== '0000' ? year : '2000';
  const at = Date.parse(`${inYear}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(8, 10) === day;
}
