/**
 * How names, texts and numbers are made comparable for search: the same for what is stored, for what
 * is typed, and for what is marked as found.
 */

/** Letters that Unicode does not decompose, as people type them who lack the key. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const transcribed: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};

/** Lower case without accents: `Åse Großmann` becomes `ase grossmann`. Also the order of names. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðþłı]/g, (letter) => undecomposed[letter] ?? letter);
}

/** As people write without umlauts, folded: `Müller` becomes `mueller`. */
export function foldTranscribed(text: string): string {
  return fold(
    text
      .toLowerCase()
      .normalize('NFC')
      .replaceAll(/[äöüøå]/g, (letter) => transcribed[letter] ?? letter),
  );
}

/** Runs of letters and digits. */
export function wordsOf(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * What a message is found by: a run of letters and digits, an emoji without its colour and form, or the
 * two letters that a flag is made of.
 */
export const searchedPieces = /[\p{L}\p{N}]+|\p{Extended_Pictographic}|\p{RI}{1,2}/gu;

/** The pieces of a folded text that a message is found by, from left to right. */
export function searchedPiecesOf(folded: string): readonly string[] {
  return folded.match(searchedPieces) ?? [];
}

/** A piece of a number: its digits, and whether the number must start with them. */
export interface NumberPiece {
  readonly digits: string;
  readonly fromStart: boolean;
}

/**
 * Reads a query that is nothing but a number or a piece of one, in any format: `0171 23`, `+49 171`.
 *
 * After `+` or `00` it stands at the number's start, else anywhere in it; the leading zero of
 * national numbers is no part of it. A single digit, which stands in nearly every number, counts at
 * the start alone. `null` for everything else.
 */
export function numberPiece(query: string): NumberPiece | null {
  if (!/^[\d\s+()\-./]*\d[\d\s+()\-./]*$/.test(query)) return null;
  const digits = query.replaceAll(/\(0\)|\D/g, '').replace(/^0+(?=\d)/, '');
  return { digits, fromStart: digits.length === 1 || /^\s*(\+|00)/.test(query) };
}

/** Whether an E.164 number has this piece. */
export function hasNumberPiece(e164: string, { digits, fromStart }: NumberPiece): boolean {
  return fromStart ? e164.startsWith(`+${digits}`) : e164.includes(digits);
}
