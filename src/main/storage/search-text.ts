/** What search indexes hold of names, texts and numbers, and how FTS5 is asked for what was typed. */
import {
  fold,
  foldTranscribed,
  numberPiece,
  wordsOf,
  type NumberPiece,
} from '#shared/domain/folded-text';

/** In digits. */
const shortestTail = 3;

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

/** The GLOB pattern for E.164 numbers with this piece. */
export function numberGlob({ digits, fromStart }: NumberPiece): string {
  return fromStart ? `+${digits}*` : `*${digits}*`;
}

function inNumbers({ digits, fromStart }: NumberPiece): string {
  const start = startOf('number', digits);
  if (fromStart) return start;
  return `(${start} OR ${startOf('number', `t${digits}`)})`;
}

function startOf(columns: string, word: string): string {
  return `{${columns}} : "${word}" *`;
}
