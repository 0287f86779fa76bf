import { dateFormat } from '../../lib/date-format';

const dayMs = 86_400_000;

/** Names the day of a time by the computer's clock; the same for all times of that day. */
function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** For each message of a list, whether it was written on another day than the one before it. */
export function daysBegin(messages: readonly { readonly createdAt: number }[]): readonly boolean[] {
  const days = messages.map(({ createdAt }) => dayOf(createdAt));
  return days.map((day, index) => day !== days[index - 1]);
}

/** A day as a heading: “Today”, “Yesterday”, else the weekday and date, with the year if it is another. */
export function dayWords(at: number, now: number, language: string): string {
  const noon = (time: number): number => new Date(time).setHours(12, 0, 0, 0);
  const daysAgo = Math.round((noon(now) - noon(at)) / dayMs);
  if (daysAgo === 0 || daysAgo === 1) {
    const names = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    const words = names.format(-daysAgo, 'day');
    return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  }
  const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateFormat(language, isThisYear ? date : { ...date, year: 'numeric' }).format(at);
}

/** The time of day alone, for lists whose headings name the day. */
export function timeOfDay(at: number, language: string): string {
  return dateFormat(language, { timeStyle: 'short' }).format(at);
}
