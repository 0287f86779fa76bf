import type { CountryCode, E164 } from '#shared/domain/phone';
import { countryOfDigits, planOf, type NumberPlan } from './number-plans';

/** A number that was read by its country's plan alone. */
export type PlainNumber =
  | {
      readonly kind: 'valid';
      readonly e164: E164;
      /** Whether it is a mobile number or may be one, else it is a landline. */
      readonly isMobile: boolean;
    }
  | { readonly kind: 'not-valid' };

/** Nothing but digits and what people part them with; a plus at the start. */
const plainForm = /^\+?[\d\s()./-]+$/;
const parting = /[\s()./-]/g;

/**
 * Reads a number in one of the forms that leave no question, `null` for all others: those are for
 * libphonenumber, which knows a great deal more and takes ten times as long for each.
 *
 * They are `+49171…`, `0049171…`, and `0171…` in a country where that is the usual way, or `610…` where
 * nothing is dialled before it.
 */
export function plainNumber(text: string, country: CountryCode): PlainNumber | null {
  if (!plainForm.test(text)) return null;
  const digits = text.replaceAll(parting, '');
  if (digits.startsWith('+')) return international(digits.slice(1));
  const plan = planOf(country);
  if (plan === null) return null;
  if (digits.startsWith('00')) {
    return plan.hasUsualIddPrefix ? international(digits.slice(2)) : null;
  }
  // In Uruguay `0130…` goes abroad, too.
  if (plan.beginsWithIdd(digits)) return null;
  if (plan.hasTrunkZero) {
    // In some countries a zero may be the number's own.
    const isDialledZero = plan.trunkOf(digits) === '0' && !plan.isPossible(digits);
    return isDialledZero ? numberOf(plan, digits.slice(1)) : null;
  }
  if (digits.startsWith(plan.callingCode)) return null;
  return numberOf(plan, digits);
}

/**
 * Reads the digits of a number of the country that stands without its leading zero, as spreadsheets
 * leave it; `null` where they could begin with the country's code, and for countries without the zero.
 */
export function withoutTrunkZero(text: string, country: CountryCode): PlainNumber | null {
  const plan = planOf(country);
  if (plan?.hasTrunkZero !== true || !plainForm.test(text)) return null;
  const digits = text.replaceAll(parting, '');
  if (/^[+0]/.test(digits) || digits.startsWith(plan.callingCode)) return null;
  return numberOf(plan, digits);
}

function international(digits: string): PlainNumber | null {
  const country = countryOfDigits(digits);
  const plan = country === null ? null : planOf(country);
  return plan === null ? null : numberOf(plan, digits.slice(plan.callingCode.length));
}

function numberOf(plan: NumberPlan, nationalNumber: string): PlainNumber | null {
  // A zero too many is forgiven there, or belongs to the number.
  if (nationalNumber.startsWith('0') || plan.trunkOf(nationalNumber) !== '') return null;
  if (!plan.isPossible(nationalNumber)) return plan.isWhole ? { kind: 'not-valid' } : null;
  const isMobile = plan.isMobile(nationalNumber);
  if (!isMobile && !plan.isFixedLine(nationalNumber)) return null;
  return { kind: 'valid', e164: `+${plan.callingCode}${nationalNumber}`, isMobile };
}
