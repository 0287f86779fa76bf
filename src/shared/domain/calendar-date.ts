const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (!isDayOfYear(Number(month), Number(day))) return false;
  return `${month}-${day}` !== '02-29' || isLeapYear(Number(year));
}

/** Whether a text is a birthday: a calendar date, or `--MM-DD` without the year (RFC 6350, 4.3.1). */
export function isBirthday(text: string): boolean {
  const [, month, day] = /^--(\d{2})-(\d{2})$/.exec(text) ?? [];
  return month === undefined ? isCalendarDate(text) : isDayOfYear(Number(month), Number(day));
}

/** Whether a birthday is kept on a day (`YYYY-MM-DD`); the 29th of February is the 28th in other years. */
export function isBirthdayOn(birthday: string, day: string): boolean {
  if (!isBirthday(birthday)) return false;
  const own = birthday.slice(-5);
  const kept = own === '02-29' && !isLeapYear(Number(day.slice(0, 4))) ? '02-28' : own;
  return day.slice(-5) === kept;
}

function isDayOfYear(month: number, day: number): boolean {
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
