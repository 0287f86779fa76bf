import type { DateOrder } from '#shared/domain/import';

/** What a cell says of a date: `YYYY-MM-DD`, `--MM-DD` where the year is not named, or nothing. */
export type ReadDate = string | null;

/** Outlook writes these for “no date”. */
const noDates = new Set(['0.0.00', '0.0.0000', '0/0/00', '0/0/0000', '1.1.4501', '1/1/4501']);

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jänner'],
  ['feb', 'february', 'februar'],
  ['mar', 'march', 'mär', 'märz', 'mrz', 'maerz'],
  ['apr', 'april'],
  ['may', 'mai'],
  ['jun', 'june', 'juni'],
  ['jul', 'july', 'juli'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october', 'okt', 'oktober'],
  ['nov', 'november'],
  ['dec', 'december', 'dez', 'dezember'],
];
const monthOfName = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const withoutYear = /^--(\d{2})-?(\d{2})$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/;
const dayOfName = /^(\d{1,2})(?:st|nd|rd|th)?[-. ]*(\p{L}{3,9})[-., ]*(\d{4}|\d{2})?$/u;
const nameOfDay = /^(\p{L}{3,9})[-. ]+(\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\d{4}))?$/u;
const timeBehind = /[T ]\d{1,2}:\d{2}(?::\d{2})?.*$/;

/** Whether a cell says that there is no date. */
export function isNoDate(cell: string): boolean {
  const text = bare(cell);
  return text === '' || noDates.has(text);
}

/**
 * Reads a date in the usual ways to write one, in English and German.
 *
 * `order` decides where a date can be read in two ways, and no more: `25/12/1980` is in December
 * either way. A year of two digits is never in the future of `thisYear`.
 */
export function readDate(cell: string, order: DateOrder, thisYear: number): ReadDate {
  const text = bare(cell);
  const ymd = yearFirst.exec(text) ?? compact.exec(text);
  if (ymd !== null) return dateOf(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const unknownYear = withoutYear.exec(text);
  if (unknownYear !== null) return dateOf(null, Number(unknownYear[1]), Number(unknownYear[2]));
  const named = readNamed(text, thisYear);
  if (named !== null) return named;
  const parts = yearLast.exec(text);
  if (parts === null) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const year = fullYear(parts[4], thisYear);
  const asDmy = () => dateOf(year, second, first);
  const asMdy = () => dateOf(year, first, second);
  // People who write dots write the day first, wherever they are.
  const dayFirst = parts[2] === '.' || order !== 'mdy';
  return dayFirst ? (asDmy() ?? asMdy()) : (asMdy() ?? asDmy());
}

/** Guesses the order in which the dates of a column are written; `usual` where they do not tell. */
export function guessDateOrder(cells: readonly string[], usual: 'dmy' | 'mdy'): DateOrder {
  const texts = cells.map(bare).filter((text) => text !== '');
  if (texts.length > 0 && texts.every((text) => yearFirst.test(text))) return 'ymd';
  const firsts = texts.flatMap((text) => {
    const parts = yearLast.exec(text);
    return parts === null || parts[2] === '.'
      ? []
      : [{ first: Number(parts[1]), second: Number(parts[3]) }];
  });
  if (firsts.some(({ first }) => first > 12)) return 'dmy';
  if (firsts.some(({ second }) => second > 12)) return 'mdy';
  return firsts.length === 0 ? 'dmy' : usual;
}

function bare(cell: string): string {
  return cell.trim().replace(timeBehind, '').trim();
}

function readNamed(text: string, thisYear: number): ReadDate {
  const dayFirst = dayOfName.exec(text);
  const monthFirst = nameOfDay.exec(text);
  const [day, name, year] =
    dayFirst !== null
      ? [dayFirst[1], dayFirst[2], dayFirst[3]]
      : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthOfName.get((name ?? '').toLowerCase());
  return month === undefined ? null : dateOf(fullYear(year, thisYear), month, Number(day));
}

function fullYear(digits: string | undefined, thisYear: number): number | null {
  if (digits === undefined) return null;
  const year = Number(digits);
  if (digits.length === 4) return year;
  const century = thisYear - (thisYear % 100);
  return year <= thisYear % 100 ? century + year : century - 100 + year;
}

/** The date where there is such a day; 29 February needs no year to be one. */
function dateOf(year: number | null, month: number, day: number): ReadDate {
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (year !== null && (year < 1000 || date.getUTCFullYear() !== year)) return null;
  const monthAndDay = `${pad(month)}-${pad(day)}`;
  return year === null ? `--${monthAndDay}` : `${String(year)}-${monthAndDay}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
