import {
  getCountryCallingCode,
  ParseError,
  parsePhoneNumberWithError,
  type CountryCode,
} from 'libphonenumber-js/max';
import type { NumberRepair } from '#shared/domain/import';
import { parsePhone, type E164, type PhoneProblem } from '#shared/domain/phone';
import { isCallingCode } from './number-plans';
import { plainNumber, withoutTrunkZero, type PlainNumber } from './plain-number';

/** A way to read a number that is valid. */
export interface Reading {
  readonly e164: E164;
  /** Whether a text can reach it: a mobile number, or one that may be. */
  readonly textable: boolean;
  readonly repair: NumberRepair | null;
}

interface ValidNumber {
  readonly e164: E164;
  readonly textable: boolean;
  readonly callingCode: string;
  readonly nationalNumber: string;
  /** As it is dialled in its country, digits alone. */
  readonly national: () => string;
}

/** The number as it stands, read by the rules of the country; `null` where that is not valid. */
export function plainReading(text: string, country: CountryCode): Reading | null {
  const plain = plainNumber(text, country);
  if (plain !== null) return plainOrNothing(plain, null);
  const bare = withoutTrunkZero(text, country);
  if (bare?.kind === 'not-valid') return null;
  if (bare !== null) {
    return plainOrNothing(bare, writesTrunkZero(bare, country) ? 'zero-added' : null);
  }
  const number = validNumber(text, country);
  return number === null ? null : reading(number, repairBetween(text, number));
}

/** Why a number cannot be read as it stands. */
export function problemOf(text: string, country: CountryCode): PhoneProblem {
  const parsed = parsePhone(text, country);
  return parsed.ok ? 'not-valid' : parsed.error;
}

/** Every reading of a number that lost or gained something on its way, each number once. */
export function mendedReadings(text: string, country: CountryCode): readonly Reading[] {
  const found = new Map<E164, Reading>();
  for (const attempt of attempts(text, getCountryCallingCode(country))) {
    const number = mendedReading(attempt, country);
    if (number !== null && !found.has(number.e164)) found.set(number.e164, number);
  }
  return [...found.values()];
}

/**
 * Whether nothing that a number may have lost could make it another one of the country: it does not
 * begin with the country's code.
 */
export function isPlainlyNational(text: string, country: CountryCode): boolean {
  const digits = text.replaceAll(/\D/g, '');
  return !isInternational(text) && !digits.startsWith(getCountryCallingCode(country));
}

/** Whether a number is one of the country's. */
export function isOf(e164: E164, country: CountryCode): boolean {
  return e164.startsWith(`+${getCountryCallingCode(country)}`);
}

/** Whether a number names its country itself: `+49…`, `0049…`. */
export function isInternational(text: string): boolean {
  return /^\(?\s*(?:\+|0\s*0)/.test(text);
}

function plainOrNothing(plain: PlainNumber, repair: NumberRepair | null): Reading | null {
  if (plain.kind === 'not-valid') return null;
  return { e164: plain.e164, textable: plain.isMobile, repair };
}

const trunkZeros = new Map<string, boolean>();

/** Whether numbers of a kind are written with the zero in a country; not all that allow it do. */
function writesTrunkZero(
  { e164, isMobile }: Extract<PlainNumber, { kind: 'valid' }>,
  country: CountryCode,
): boolean {
  const key = `${country} ${String(isMobile)}`;
  const known = trunkZeros.get(key);
  if (known !== undefined) return known;
  const written = validNumber(e164, country)?.national().startsWith('0') ?? false;
  trunkZeros.set(key, written);
  return written;
}

function mendedReading({ text, repair }: Attempt, country: CountryCode): Reading | null {
  const plain = plainNumber(text, country);
  if (plain !== null) return plainOrNothing(plain, repair);
  const number = validNumber(text, country);
  // In some places libphonenumber completes short local numbers: digits that nobody wrote.
  const isWritten = number !== null && text.replaceAll(/\D/g, '').endsWith(number.nationalNumber);
  return isWritten ? reading(number, repair) : null;
}

interface Attempt {
  readonly text: string;
  readonly repair: NumberRepair;
}

function attempts(text: string, ownCode: string): readonly Attempt[] {
  // With letters in it, such as those of an extension, it is more than a number.
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replaceAll(/\D/g, '');
  const significant = digits.replace(/^0+/, '');
  const doubled = onceOnly(significant).map((once): Attempt => ({
    text: `+${once}`,
    repair: 'country-code-once',
  }));
  if (digits.startsWith('00')) return [{ text: `+${significant}`, repair: 'cleaned' }, ...doubled];
  if (text.includes('+')) {
    const national: Attempt = { text: digits, repair: 'cleaned' };
    return digits.startsWith('0') ? [national, ...doubled] : doubled;
  }
  const asInternational: Attempt = { text: `+${significant}`, repair: 'plus-added' };
  if (digits.startsWith('0')) {
    // Of `0049171…` one zero was lost. Anything else that begins with a zero is of the country.
    return significant.startsWith(ownCode) ? [asInternational, ...doubled] : doubled;
  }
  return [{ text: `0${digits}`, repair: 'zero-added' }, asInternational, ...doubled];
}

/** `4949171…`, `490049171…` with the country's calling code once. */
function onceOnly(digits: string): readonly string[] {
  return [1, 2, 3].flatMap((length) => {
    const code = digits.slice(0, length);
    const rest = digits.slice(length).replace(/^00/, '');
    return isCallingCode(code) && rest.startsWith(code) ? [rest] : [];
  });
}

function reading({ e164, textable }: ValidNumber, repair: NumberRepair | null): Reading {
  return { e164, textable, repair };
}

function validNumber(text: string, country: CountryCode): ValidNumber | null {
  try {
    const number = parsePhoneNumberWithError(text, { defaultCountry: country, extract: false });
    // The type is there for valid numbers alone, and names each kind of them but the unknown one.
    const type = number.getType();
    if (number.ext !== undefined || (type === undefined && !number.isValid())) return null;
    return {
      e164: number.number,
      textable: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE',
      callingCode: number.countryCallingCode,
      nationalNumber: number.nationalNumber,
      national: () => number.formatNational().replaceAll(/\D/g, ''),
    };
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** What libphonenumber did by itself to read a number. */
function repairBetween(text: string, number: ValidNumber): NumberRepair | null {
  const { callingCode, nationalNumber } = number;
  const digits = text.replaceAll(/\D/g, '');
  if (!digits.endsWith(nationalNumber)) return null;
  const lead = digits.slice(0, -nationalNumber.length);
  if (lead === '') return number.national() === `0${nationalNumber}` ? 'zero-added' : null;
  if (lead.endsWith(`${callingCode}0`)) return 'zero-removed';
  // In countries with the calling code 1 it is the national prefix too.
  if (lead === callingCode && callingCode !== '1' && !text.includes('+')) return 'plus-added';
  return null;
}
