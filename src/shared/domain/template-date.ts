const dayMs = 86_400_000;

/** When and for whom a text is merged. */
export interface TemplateContext {
  /** Milliseconds since the epoch; `{{date}}` is the day that this is in the time zone. */
  readonly nowAt: number;
  /** An IANA name such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** The BCP 47 tag of the language that dates are written in. */
  readonly language: string;
}

// Making one takes long, and a batch merges thousands of texts alike.
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 50;

function format(
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone });
  formats.set(key, made);
  return made;
}

/** Midnight UTC of the day that an instant is in a time zone: days are added to it without summer time. */
function dayAt(at: number, timeZone: string): number {
  const parts = format('en-US', timeZone, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(at)
    .map(({ type, value }) => [type, Number(value)] as const);
  const { year = 1970, month = 1, day = 1 } = Object.fromEntries(parts);
  return Date.UTC(year, month - 1, day);
}

/**
 * Writes the day so many days from today, such as `Monday, November 23` or `Montag, 23. November`.
 *
 * The year is written where it is not this year's.
 */
export function dateText(offsetDays: number, context: TemplateContext): string {
  const today = dayAt(context.nowAt, context.timeZone);
  const day = today + offsetDays * dayMs;
  const sameYear = new Date(today).getUTCFullYear() === new Date(day).getUTCFullYear();
  return plainSpaces(
    format(context.language, 'UTC', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(day),
  );
}

/** Writes a calendar date without its weekday; `--MM-DD` without the year. Any other text stays as it is. */
export function calendarDateText(date: string, language: string): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  const known = year !== '-';
  // 2000 has a 29 February.
  const at = Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(day));
  return plainSpaces(
    format(language, 'UTC', {
      day: 'numeric',
      month: 'long',
      ...(known ? { year: 'numeric' } : {}),
    }).format(at),
  );
}

// Narrow and unbreakable spaces would turn the whole text to UCS-2, at more than twice the price.
function plainSpaces(text: string): string {
  return text.replace(/[\u00A0\u2009\u202F]/g, ' ').replace(/[\u200E\u200F]/g, '');
}
