/** Days after Easter Sunday that are public holidays in France: Easter Monday, Ascension, Whit Monday. */
const afterEaster = [1, 39, 50] as const;
/** The others, as month and day (Code du travail, L3133-1). */
const fixed: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
]);

const dayMs = 24 * 60 * 60_000;

/** Whether a day, `YYYY-MM-DD`, is a public holiday in all of France. */
export function isFrenchHoliday(day: string): boolean {
  if (fixed.has(day.slice(5))) return true;
  const easterAt = easterSunday(Number(day.slice(0, 4)));
  const days = Math.round((Date.parse(`${day}T00:00Z`) - easterAt) / dayMs);
  return afterEaster.some((count) => count === days);
}

/** Easter Sunday as midnight UTC, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 8). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}
