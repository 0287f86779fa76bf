import { isGsm7, septetsOf } from './gsm7';

/** Something in a text that GSM-7 does not hold. */
export interface Offender {
  /** UTF-16 index in the text. */
  readonly index: number;
  /** What the reader sees as one character: an accented letter or an emoji may be several code points. */
  readonly char: string;
  /** What says the same in GSM-7; `null` where nothing does. Empty for what is invisible anyway. */
  readonly replacement: string | null;
}

// What Unicode's own decompositions do not give: what office programs and phones write by themselves
// while someone types, and letters without a decomposition.
const table = new Map<string, string>([
  ...pairs("'", '‘’‚‛′ʹʻʼˈ`´'),
  ...pairs('"', '“”„‟″«»'),
  ...pairs('<', '‹'),
  ...pairs('>', '›'),
  ...pairs('-', '‐‑‒–—―−⁃'),
  ...pairs('*', '•∙●▪★☆'),
  ...pairs('.', '·'),
  ...pairs('/', '⁄∕÷'),
  ...pairs('~', '˜∼'),
  ...pairs('^', 'ˆ'),
  ...pairs(' ', '\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009'),
  ...pairs(' ', '\u200A\u202F\u205F\u3000'),
  ...pairs('\n', '\u0085\u2028\u2029\v'),
  // Zero-width characters, soft hyphen, direction marks, byte order mark, variation selectors.
  ...pairs('', '\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060'),
  ...pairs('', '\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF'),
  ['©', '(c)'],
  ['®', '(R)'],
  ['×', 'x'],
  ['±', '+/-'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['→', '->'],
  ['←', '<-'],
  ['⇒', '=>'],
  ['✓', 'OK'],
  ['¢', 'ct'],
  ['‰', '0/00'],
  ['ẞ', 'SS'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['Ð', 'D'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['Ħ', 'H'],
  ['ŧ', 't'],
  ['Ŧ', 'T'],
  ['ŋ', 'ng'],
  ['Ŋ', 'NG'],
  ['ĸ', 'k'],
  ['µ', 'u'],
  ['μ', 'u'],
]);

function pairs(replacement: string, chars: string): [string, string][] {
  return Array.from(chars).map((char) => [char, replacement]);
}

const mark = /^\p{M}$/u;

function replaceCodePoint(char: string): string | null {
  if (septetsOf(char) !== 0) return char;
  const known = table.get(char);
  if (known !== undefined) return known;
  if (mark.test(char)) return '';
  // ç → c, ő → o, ½ → 1⁄2, ﬁ → fi: the compatibility decomposition without its accents.
  const parts = Array.from(char.normalize('NFKD'));
  if (parts.length === 1 && parts[0] === char) return null;
  return joinOrNull(parts.map(replaceCodePoint));
}

function joinOrNull(parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('');
}

/** Finds what says the same as a character in GSM-7; `null` where nothing does, as for an emoji. */
export function replacementFor(char: string): string | null {
  // Text from a Mac may hold ä as a and two dots: composed it is in the alphabet.
  const composed = char.normalize('NFC');
  return isGsm7(composed) ? composed : joinOrNull(Array.from(composed).map(replaceCodePoint));
}

// Made when first needed: it loads tables that most texts never ask for.
let segmenter: Intl.Segmenter | undefined;

function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Finds everything in a text that GSM-7 does not hold, in order, each with its replacement. */
export function findOffenders(text: string): Offender[] {
  if (isGsm7(text)) return [];
  const offenders: Offender[] = [];
  for (const { index, segment: char } of graphemesOf(text)) {
    if (!isGsm7(char)) offenders.push({ index, char, replacement: replacementFor(char) });
  }
  return offenders;
}

/** Replaces everything in a text that has a replacement; the rest stays as it is. */
export function replaceOffenders(text: string): string {
  let result = '';
  let from = 0;
  for (const { index, char, replacement } of findOffenders(text)) {
    result += text.slice(from, index) + (replacement ?? char);
    from = index + char.length;
  }
  return result + text.slice(from);
}
