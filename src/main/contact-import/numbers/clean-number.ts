/** What stands around a number in a file, taken away. */
export interface CleanNumber {
  readonly text: string;
  /** Whether anything but blanks and invisible characters was taken away. */
  readonly cleaned: boolean;
}

/** What most numbers of a file are: nothing to take away. */
const nothingAround = /^[+(\d][\d ()/-]*$/;
const apostrophes = /^=?["'’‘`´]+|["'’‘`´]+$/g;
const wholeAsDecimal = /^(\+?\d+)[.,]0+$/;
const wordsAround =
  /^(?:\p{L}[\p{L}.]*[:.]?\s*)?([+(]*\d[\d\s()+./-]*\d)(?:\s*\(?(?!x|ext|dw|durchwahl)\p{L}[\p{L}.]*\)?)?$/iu;
const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** What spreadsheets show instead of a value: a column too narrow, or a formula that failed. */
const spreadsheetError = /^(?:#{2,}|#[\p{L}/]+[!?]?)$/u;

/** Takes apostrophes, quotes, a decimal's `.0` and words such as `Tel.` away from a number. */
export function cleanNumber(typed: string): CleanNumber {
  if (nothingAround.test(typed)) return { text: typed, cleaned: false };
  const visible = withoutInvisible(typed);
  const unquoted = visible.replaceAll(apostrophes, '').trim();
  const whole = unquoted.replace(wholeAsDecimal, '$1');
  const bare = wordsAround.exec(whole)?.[1] ?? whole;
  return { text: bare, cleaned: bare !== visible };
}

/** Whether a spreadsheet wrote a number as `4.41E+11` or `####`: its digits are lost. */
export function isMangled(typed: string): boolean {
  if (nothingAround.test(typed)) return false;
  const text = withoutInvisible(typed).replaceAll(apostrophes, '').trim();
  return scientific.test(text) || spreadsheetError.test(text);
}

/** Full-width digits become plain ones; direction marks and the like, which programs add, go. */
function withoutInvisible(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
}
