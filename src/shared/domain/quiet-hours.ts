import { isFrenchHoliday } from './french-holidays';
import type { CountryCode, E164 } from './phone';
import type { QuietHours } from './quiet-hours-choice';
import { guessZone, instantOf, wallTimeAt, type TimeZone, type ZoneGuess } from './time-zone';

/** What a text is for. Marketing keeps stricter hours in some countries. */
export const purposes = ['everyday', 'marketing'] as const;
export type Purpose = (typeof purposes)[number];

/** When nobody is texted, by the recipient's clock. */
export interface QuietRule {
  /** `HH:MM`; the first quiet minute. */
  readonly from: string;
  /** `HH:MM`; the first minute that is no longer quiet. */
  readonly until: string;
  /** Whole days without a text; `null` where there are none. */
  readonly isRestDay: ((day: string) => boolean) | null;
}

interface CountryHours {
  readonly from: string;
  readonly until: string;
  /** Whole days without marketing. */
  readonly isMarketingRestDay?: (day: string) => boolean;
}

/**
 * What the law or custom of a country asks for. It is a help, no legal advice.
 *
 * - US: no solicitation before 8 am or after 9 pm at the called party's place, 47 CFR 64.1200(c)(1);
 *   some states are stricter. Twilio refuses outside them with 30610.
 * - CA: no hours in the anti-spam law (CASL); the custom is that of the US.
 * - FR: marketing not from 10 pm to 8 am, on Sundays and on public holidays, as operators hold it; see
 *   https://developers.brevo.com/reference/transactional-sms-1
 * - Elsewhere no law that we know of names hours for texts (Germany has none): 8 am to 8 pm is
 *   customary, and what others take for a default, see
 *   https://help.getvero.com/vero-2/channels/sms/sms-quiet-hours-compliance
 */
const hoursOfCountries: Readonly<Partial<Record<CountryCode, CountryHours>>> = {
  US: { from: '21:00', until: '08:00' },
  CA: { from: '21:00', until: '08:00' },
  FR: {
    from: '22:00',
    until: '08:00',
    isMarketingRestDay: (day) => isSunday(day) || isFrenchHoliday(day),
  },
};
const customaryHours: CountryHours = { from: '20:00', until: '08:00' };

/** The rule for a recipient in a country (`null`: unknown), or `null` where nothing is ever quiet. */
export function quietRule(
  hours: QuietHours,
  country: CountryCode | null,
  purpose: Purpose,
): QuietRule | null {
  const usual = (country === null ? undefined : hoursOfCountries[country]) ?? customaryHours;
  switch (hours.kind) {
    case 'off':
      return null;
    case 'own':
      return hours.from === hours.until
        ? null
        : { from: hours.from, until: hours.until, isRestDay: null };
    case 'country':
      return {
        from: usual.from,
        until: usual.until,
        isRestDay: purpose === 'marketing' ? (usual.isMarketingRestDay ?? null) : null,
      };
  }
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** No country rests longer at a time; a rule that never ends would otherwise never let go. */
const longestRestDays = 14;

/** The first minute from `at` on that is not quiet: `at` itself where it is not. */
export function nextAllowedAt(rule: QuietRule | null, zone: TimeZone, at: number): number {
  if (rule === null) return at;
  let time = at;
  for (let step = 0; step < 2 * longestRestDays; step += 1) {
    const wall = wallTimeAt(time, zone);
    const [day = '', minute = ''] = wall.split('T');
    if (rule.isRestDay?.(day) === true) time = instantOf(`${dayAfter(day)}T00:00`, zone).at;
    else if (isQuiet(rule, minute)) time = endOfQuiet(rule, zone, day, minute, time);
    else return time;
  }
  return time;
}

function isQuiet({ from, until }: QuietRule, minute: string): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

function endOfQuiet(
  { until }: QuietRule,
  zone: TimeZone,
  day: string,
  minute: string,
  time: number,
): number {
  const endAt = instantOf(`${minute < until ? day : dayAfter(day)}T${until}`, zone).at;
  // Where the clocks go back over the end, its first time can be over already.
  return endAt > time ? endAt : (Math.floor(time / minuteMs) + 1) * minuteMs;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) + 24 * hourMs).toISOString().slice(0, 10);
}

function isSunday(day: string): boolean {
  return new Date(`${day}T12:00Z`).getUTCDay() === 0;
}

/** When a recipient may be texted, and how that was found. */
export interface AllowedTime {
  readonly guess: ZoneGuess;
  /** The first minute from then on that is not quiet for them. */
  readonly at: number;
}

/** When a number may next be texted, from `at` on: the one function that all who send ask. */
export function allowedTime(
  recipient: E164,
  hours: QuietHours,
  purpose: Purpose,
  at: number,
  ownZone: TimeZone,
): AllowedTime {
  const guess = guessZone(recipient, ownZone);
  return { guess, at: nextAllowedAt(quietRule(hours, guess.country, purpose), guess.zone, at) };
}
