import type { CountryCode, E164 } from '#shared/domain/phone';
import { readNumber } from '../../contact-import/numbers/read-number';

/** The number in a cell, or `null` where it is none that can be texted. */
export function numberIn(typed: string, country: CountryCode): E164 | null {
  const read = readNumber(typed, country);
  return read.ok ? read.value.e164 : null;
}
