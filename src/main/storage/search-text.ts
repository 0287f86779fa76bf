/**
 * How names, texts and numbers are made comparable for search: the same here for what is stored and
 * for what is typed.
 */

/** In digits. */
const shortestTail = 3;

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

export function wordsOf(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What a search index holds of a name or text, so that `muller` and `mueller` both find `Müller`. */
export function indexedWords(text: string): string {
  return [...new Set([...wordsOf(fold(text)), ...wordsOf(foldTranscribed(text))])].join(' ');
}

/**
 * What a search index holds of numbers: all digits, and every end of them marked with a `t`, so that
 * a piece from the middle is the start of a word too.
 *
 * The mark keeps a search that is for the start of numbers from going through all of their ends.
 */
export function indexedNumbers(e164s: readonly string[]): string {
  const numbers = e164s.map((e164) => e164.replaceAll(/\D/g, ''));
  return [...numbers, ...numbers.flatMap(tailsOf)].join(' ');
}

function tailsOf(digits: string): string[] {
  const count = Math.max(0, digits.length - shortestTail);
  return Array.from({ length: count }, (_, index) => `t${digits.slice(index + 1)}`);
}

/**
 * The FTS5 expression for what a person typed, or `null` where nothing in it can be searched for.
 *
 * Every word must be found, each as the start of a word in one of `wordColumns` or as part of a
 * number. A query that is nothing but a number is searched for as one, see {@link numberPiece}.
 */
export function searchExpression(query: string, wordColumns: readonly string[]): string | null {
  const words = wordsOf(fold(query));
  if (words.length === 0) return null;
  const others = wordsOf(foldTranscribed(query));
  const columns = wordColumns.join(' ');

  const asWords = (within: (word: string) => string) =>
    words
      .map((word, index) => {
        const other = others[index];
        const found = within(word);
        return other === undefined || other === word ? found : `(${found} OR ${within(other)})`;
      })
      .join(' AND ');

  const inWords = (word: string) => startOf(columns, word);
  const number = numberPiece(query);
  if (number !== null) return `(${asWords(inWords)}) OR ${inNumbers(number)}`;
  return asWords((word) => {
    const piece = numberPiece(word);
    return piece === null ? inWords(word) : `(${inWords(word)} OR ${inNumbers(piece)})`;
  });
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

/** The GLOB pattern for E.164 numbers with this piece. */
export function numberGlob({ digits, fromStart }: NumberPiece): string {
  return fromStart ? `+${digits}*` : `*${digits}*`;
}

/** Whether an E.164 number has this piece. */
export function hasNumberPiece(e164: string, { digits, fromStart }: NumberPiece): boolean {
  return fromStart ? e164.startsWith(`+${digits}`) : e164.includes(digits);
}

function inNumbers({ digits, fromStart }: NumberPiece): string {
  const start = startOf('number', digits);
  if (fromStart) return start;
  return `(${start} OR ${startOf('number', `t${digits}`)})`;
}

function startOf(columns: string, word: string): string {
  return `{${columns}} : "${word}" *`;
}
