import { linkSchemeOf } from './link-scheme';
import { parsePhone, type CountryCode, type PhoneNumber } from './phone';

/** A number with its punctuation, marks of direction and a scheme is shorter than this, in UTF-16 units. */
const maxUnits = 60;

/**
 * The phone number that a copied text consists of; `null` where it is anything more or anything else.
 *
 * Address books and web pages put invisible characters and `tel:` around a number; they are passed
 * over. A text of two lines, or with a word beside the number, is not one.
 */
export function copiedNumber(text: string, defaultCountry: CountryCode): PhoneNumber | null {
  if (text.length > maxUnits) return null;
  const bare = text.replace(/\p{Cf}/gu, '').trim();
  const number = linkSchemeOf(bare) === null ? bare : bare.replace(/^[^:]*:/, '');
  // libphonenumber reads letters as the digits of their keys: fine where it is typed, not here.
  if (!/^[+\d(][\d\s().\-/\u2010-\u2015]*$/u.test(number) || /[\r\n]/.test(number)) return null;
  const parsed = parsePhone(number, defaultCountry);
  return parsed.ok ? parsed.value : null;
}
