import type { NamedContact } from '#shared/domain/contact';
import { contactName } from '#shared/domain/contact';
import { sha256 } from '../../sha256';

/** The alphabets whose order a collator is asked for; what is in none of them goes by code point. */
const alphabets: readonly (readonly [first: number, last: number])[] = [
  [0x0020, 0x02af], // Latin, punctuation, digits
  [0x0370, 0x052f], // Greek, Cyrillic
  [0x0531, 0x0586], // Armenian
  [0x05d0, 0x05ea], // Hebrew
  [0x0620, 0x06d3], // Arabic
  [0x0904, 0x0939], // Devanagari
  [0x0e01, 0x0e2e], // Thai
  [0x10d0, 0x10fa], // Georgian
  [0x1e00, 0x1fff], // more Latin and Greek
  [0x2010, 0x2027], // dashes, quotes
  [0x3041, 0x30fa], // Hiragana, Katakana
];

/** Letters that may stand for two; a collator says for each whether they do. */
const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
};

const sortable = /[\p{L}\p{N}\p{P}\p{S} ]/u;
const accents = /[\u0300-\u036f]/g;
/** Above NUL, which SQLite's API cannot carry, and the other control characters. */
const firstUnit = 0x21;
/** Above every rank: what no alphabet has. */
const codePointsFrom = 0x10000;
const lastCodePoint = 0x10ffff;
/** So many letters decide; the order of longer names that begin alike is that of writing. */
const longestKey = 120;

/** The order of names in a language, as keys that SQLite can compare byte by byte. */
export interface NameOrder {
  /** Equal for orders that are the same, whatever the language. */
  readonly fingerprint: string;
  readonly key: (contact: NamedContact) => string;
}

/**
 * Derives the order of names from `Intl.Collator`, which has no keys of its own to store.
 *
 * Every letter of the alphabets gets its rank among them. Case and accents do not count, unless they
 * make a letter of its own in the language. Contacts without a name come last. See decision 0008.
 */
export function createNameOrder(locale: string): NameOrder {
  const collator = new Intl.Collator(locale, { sensitivity: 'base' });
  const units = ranksOf(collator);

  function unitsOf(char: string): string {
    const own = units.get(char);
    if (own !== undefined) return own;
    const parts = Array.from(char.normalize('NFKD').replaceAll(accents, ''));
    if (parts.length === 1 && parts[0] === char) return byCodePoint(char);
    return parts.map((part) => units.get(part) ?? byCodePoint(part)).join('');
  }

  function keyOf(name: string): string {
    const chars = Array.from(name.normalize('NFC')).slice(0, longestKey);
    return chars.map(unitsOf).join('');
  }

  const fingerprint = sha256([...units].flat().join('\n')).slice(0, 16);
  return {
    fingerprint,
    key(contact) {
      const isNameless = [contact.givenName, contact.familyName, contact.company].every(
        (part) => part === '',
      );
      const key = keyOf(contactName(contact));
      return isNameless ? `${String.fromCodePoint(lastCodePoint)}${key}` : key;
    },
  };
}

/** What stands in a key for each character. */
function ranksOf(collator: Intl.Collator): ReadonlyMap<string, string> {
  const chars = alphabets
    .flatMap(([first, last]) => charsBetween(first, last))
    .sort((a, b) => collator.compare(a, b));
  const units = new Map<string, string>();
  let rank = 0;
  chars.forEach((char, index) => {
    const before = chars[index - 1];
    if (before !== undefined && collator.compare(before, char) !== 0) rank += 1;
    units.set(char, String.fromCharCode(firstUnit + rank));
  });
  for (const char of chars) {
    const letters = ligatures[char] ?? char.normalize('NFKD').replaceAll(accents, '');
    if (letters.length > 1 && collator.compare(char, letters) === 0) {
      units.set(char, Array.from(letters, (letter) => units.get(letter) ?? '').join(''));
    }
  }
  return units;
}

function charsBetween(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  ).filter((char) => sortable.test(char));
}

function byCodePoint(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return /[\p{C}\u0300-\u036f]/u.test(char)
    ? ''
    : String.fromCodePoint(Math.min(lastCodePoint - 1, codePointsFrom + code));
}

/** The orders by language, each derived when it is first asked for: that takes some 20 ms. */
export function createNameOrders(): { of(language: string): NameOrder } {
  const orders = new Map<string, NameOrder>();
  return {
    of(language) {
      const known = orders.get(language);
      if (known !== undefined) return known;
      const order = createNameOrder(language);
      orders.set(language, order);
      return order;
    },
  };
}
