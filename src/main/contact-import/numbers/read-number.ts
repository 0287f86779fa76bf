import type { ImportNumberProblem, NumberRepair } from '#shared/domain/import';
import type { CountryCode, E164 } from '#shared/domain/phone';
import { err, ok, type Result } from '#shared/result';
import { cleanNumber, isMangled } from './clean-number';
import {
  isInternational,
  isOf,
  isPlainlyNational,
  mendedReadings,
  plainReading,
  problemOf,
  type Reading,
} from './readings';

export interface ReadNumber {
  readonly e164: E164;
  /** `null` where the number was right as it stood. */
  readonly repair: NumberRepair | null;
}

/**
 * Reads a number from a file, and repairs one that a spreadsheet or a person broke.
 *
 * Repaired is only what has exactly one valid reading. Since it is for texting, readings that a text
 * can reach leave the others aside: libphonenumber takes `+4949171…`, a doubled country code, for a
 * landline of twelve digits. A number without a country code is read as one of `country` first.
 */
export function readNumber(
  typed: string,
  country: CountryCode,
): Result<ReadNumber, ImportNumberProblem> {
  if (isMangled(typed)) return err({ kind: 'mangled' });
  const { text, cleaned } = cleanNumber(typed);
  const plain = plainReading(text, country);
  const chosen = isCertain(text, country, plain) ? ok(plain) : choose(text, country, plain);
  if (!chosen.ok) return chosen;
  return ok({
    e164: chosen.value.e164,
    repair: chosen.value.repair ?? (cleaned ? 'cleaned' : null),
  });
}

/** Whether no other reading could be meant. */
function isCertain(text: string, country: CountryCode, plain: Reading | null): plain is Reading {
  if (plain?.textable !== true) return false;
  return plain.repair === null || (isOf(plain.e164, country) && isPlainlyNational(text, country));
}

/** Chooses where the number as it stands is not plainly right. */
function choose(
  text: string,
  country: CountryCode,
  plain: Reading | null,
): Result<Reading, ImportNumberProblem> {
  const asTyped = plain?.repair === null ? plain : null;
  const readings = distinct(plain, mendedReadings(text, country));
  const own = isInternational(text) ? readings : readings.filter(({ e164 }) => isOf(e164, country));
  const textable = own.filter((reading) => reading.textable);
  if (textable.length > 0) return theOnly(textable);
  const elsewhere = readings.filter((reading) => reading.textable);
  if (asTyped !== null && (elsewhere.length === 0 || isInternational(text))) return ok(asTyped);
  if (readings.length > 0) return theOnly(readings);
  return err({ kind: 'not-valid', problem: problemOf(text, country) });
}

function distinct(first: Reading | null, others: readonly Reading[]): readonly Reading[] {
  if (first === null) return others;
  return [first, ...others.filter(({ e164 }) => e164 !== first.e164)];
}

function theOnly(readings: readonly Reading[]): Result<Reading, ImportNumberProblem> {
  const [first, ...others] = readings;
  if (first !== undefined && others.length === 0) return ok(first);
  return err({ kind: 'ambiguous', readings: readings.map(({ e164 }) => e164) });
}
