import {
  parsePhoneNumberWithError,
  ParseError,
  type CountryCode,
  type PhoneNumber as ParsedNumber,
} from 'libphonenumber-js/max';
import { err, ok, type Result } from '../result';

export type { CountryCode };

/** A phone number in E.164 form, such as `+12025550100`. */
export type E164 = string;

/** A number that can be texted, beside what the user typed. */
export interface PhoneNumber {
  readonly e164: E164;
  readonly typed: string;
  /** ISO 3166-1 alpha-2, where the number names one. */
  readonly country: CountryCode | null;
  /** For reading: `+1 202 555 0100`. */
  readonly international: string;
}

export type PhoneProblem =
  'empty' | 'not-a-number' | 'country-missing' | 'too-short' | 'too-long' | 'not-valid';

const problemOfParseError: Readonly<Record<string, PhoneProblem>> = {
  NOT_A_NUMBER: 'not-a-number',
  INVALID_COUNTRY: 'country-missing',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
};

/**
 * Reads a phone number as typed, in any usual format.
 *
 * `defaultCountry` is used for numbers without a country code. Valid means valid by
 * libphonenumber's full metadata, extensions are refused since a text cannot reach them.
 */
export function parsePhone(
  typed: string,
  defaultCountry: CountryCode,
): Result<PhoneNumber, PhoneProblem> {
  const read = readNumber(typed, defaultCountry);
  if (!read.ok) return read;
  const { value: number } = read;
  return ok({
    e164: number.number,
    typed,
    country: number.country ?? null,
    international: number.formatInternational(),
  });
}

function readNumber(
  typed: string,
  defaultCountry: CountryCode,
): Result<ParsedNumber, PhoneProblem> {
  if (typed.trim() === '') return err('empty');
  try {
    const number = parsePhoneNumberWithError(typed, { defaultCountry, extract: false });
    return number.ext !== undefined || !number.isValid() ? err('not-valid') : ok(number);
  } catch (error) {
    if (error instanceof ParseError) return err(problemOfParseError[error.message] ?? 'not-valid');
    throw error;
  }
}

/** Writes an E.164 number for reading, `+1 202 555 0100`; what is not valid stays as it is. */
export function formatPhone(e164: E164): string {
  const parsed = parsePhone(e164, 'US');
  return parsed.ok ? parsed.value.international : e164;
}

/** The country of an E.164 number, or `null` where the number names none. */
export function countryOf(e164: E164): CountryCode | null {
  // Without writing it for reading, which takes as long again.
  const parsed = readNumber(e164, 'US');
  return parsed.ok ? (parsed.value.country ?? null) : null;
}

/** The digits of an E.164 number's country calling code, such as `49`; `null` where it has none. */
export function callingCodeOf(e164: E164): string | null {
  try {
    return parsePhoneNumberWithError(e164, { extract: false }).countryCallingCode;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}
