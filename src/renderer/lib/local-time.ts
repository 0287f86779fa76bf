/** A time of the computer's clock as a field shows it, `YYYY-MM-DDTHH:MM`. */
export function localTime(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Times that are often wanted, by the computer's clock: those that are still to come. */
export function quickTimes(now: number): readonly QuickTime[] {
  const day = (days: number, hour: number): number => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
  };
  const weekday = new Date(now).getDay();
  const untilMonday = (1 - weekday + 7) % 7 || 7;
  const times: readonly QuickTime[] = [
    { id: 'inAnHour', at: now + 3_600_000 },
    { id: 'thisEvening', at: day(0, 18) },
    { id: 'tomorrow', at: day(1, 9) },
    { id: 'nextMonday', at: day(untilMonday, 9) },
  ];
  return times.filter(({ at }) => at > now);
}

export interface QuickTime {
  readonly id: 'inAnHour' | 'thisEvening' | 'tomorrow' | 'nextMonday';
  readonly at: number;
}

/** A day and time in a zone, as people write it. */
export function timeIn(at: number, zone: string | undefined, language: string): string {
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const day = { weekday: 'short', day: 'numeric', month: 'short', ...inZone } as const;
  const date = new Intl.DateTimeFormat(language, day).format(at);
  return `${date}, ${clockTime(at, language, inZone)}`;
}

/** A time of day as the language writes it: 9:00 AM, 09:00. */
export function clockTime(
  at: number,
  language: string,
  inZone: { readonly timeZone?: string } = {},
): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', ...inZone }).format(at);
}

/** A zone's place as people say it: `America/New_York` is New York. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
