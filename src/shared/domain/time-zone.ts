import { fromAbsolute, parseDateTime, toZoned } from '@internationalized/date';
import { areaCodeZone } from './area-code-zones';
import { countriesOfSeveralTimes, countryZones } from './country-zones';
import { callingCodeOf, countryOf, type CountryCode, type E164 } from './phone';

/** A date and a time on a wall, `YYYY-MM-DDTHH:MM`, in no zone by itself. */
export type WallTime = string;

/** An IANA time zone, such as `Europe/Berlin`. */
export type TimeZone = string;

const minuteMs = 60_000;
const wallTimeForm = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether a text is a wall time of a day that exists, from the year 1970 to 9998. */
export function isWallTime(text: string): boolean {
  if (!wallTimeForm.test(text) || text < '1970' || text >= '9999') return false;
  try {
    return parseDateTime(text).toString().startsWith(text);
  } catch {
    return false;
  }
}

/** Whether this computer knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  // Offsets such as `+01:00` are taken by newer engines and are no place with rules of its own.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone that the computer is set to. */
export function computerZone(): TimeZone {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a wall time is in a zone. */
export interface Instant {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * `skipped`: clocks go forward past it, and this is the first minute after. `twice`: clocks go back
   * over it, and this is the first of the two.
   */
  readonly change: 'none' | 'skipped' | 'twice';
}

/** The instant of a wall time in a zone. Throws for what is no wall time or no zone. */
export function instantOf(wall: WallTime, zone: TimeZone): Instant {
  const time = parseDateTime(wall);
  const earlier = toZoned(time, zone, 'earlier').toDate().getTime();
  const later = toZoned(time, zone, 'later').toDate().getTime();
  if (earlier === later) return { at: earlier, change: 'none' };
  if (wallTimeAt(earlier, zone) === wall) return { at: earlier, change: 'twice' };
  return { at: changeBetween(earlier, later, zone), change: 'skipped' };
}

/** The wall time in a zone at an instant, cut to the minute. */
export function wallTimeAt(at: number, zone: TimeZone): WallTime {
  const { year, month, day, hour, minute } = fromAbsolute(at, zone);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T${digits(hour, 2)}:${digits(minute, 2)}`;
}

/** The minute at which the offset of a zone changes between two instants; it changes once there. */
function changeBetween(before: number, after: number, zone: TimeZone): number {
  const offsetBefore = fromAbsolute(before, zone).offset;
  let low = Math.floor(before / minuteMs);
  let high = Math.ceil(after / minuteMs);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fromAbsolute(middle * minuteMs, zone).offset === offsetBefore) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Where a recipient's clock probably is. */
export interface ZoneGuess {
  readonly zone: TimeZone;
  /**
   * What it was told by: the country, which has one time; the area code; the zone in which most people
   * of the country live; or nothing, so that it is the user's own zone.
   */
  readonly from: 'country' | 'area-code' | 'most-people' | 'own';
  readonly country: CountryCode | null;
}

/**
 * Guesses the time zone of a number from its region; `own` is the user's, for numbers of no country.
 *
 * It is never more than a guess: numbers travel, and are kept when their owners move.
 */
export function guessZone(e164: E164, own: TimeZone): ZoneGuess {
  const country = countryOf(e164);
  if (country === null) return { zone: own, from: 'own', country };
  const zone = countryZones[country];
  if (!countriesOfSeveralTimes.has(country)) return { zone, from: 'country', country };
  const ofAreaCode = areaCodeZone(e164, callingCodeOf(e164) ?? '');
  if (ofAreaCode !== null) return { zone: ofAreaCode, from: 'area-code', country };
  return { zone, from: 'most-people', country };
}
