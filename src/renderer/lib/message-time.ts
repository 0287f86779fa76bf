import { dateFormat } from './date-format';
import { clockTime } from './local-time';

const dayMs = 24 * 60 * 60 * 1_000;

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** When a message was written, as short as it can be: the time today, the weekday lately, else the date. */
export function messageTime(at: number, now: number, language: string): string {
  const time = clockTime(at, language);
  if (isSameDay(at, now)) return time;
  const isLately = now > at && now - at < 6 * dayMs;
  if (isLately) return `${format(at, language, { weekday: 'short' })} ${time}`;
  const date = { day: 'numeric', month: 'short' } as const;
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `${format(at, language, isThisYear ? date : { ...date, year: 'numeric' })}, ${time}`;
}

/** The whole date and time, for the tool tip. */
export function wholeTime(at: number, language: string): string {
  return format(at, language, { dateStyle: 'full', timeStyle: 'medium' });
}

function format(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(language, options).format(at);
}
