/** What the search index holds of messages, and how it is asked for what was typed. */
import { fold, foldTranscribed, wordsOf, type NumberPiece } from '#shared/domain/folded-text';
import type { SearchTerm } from '#shared/domain/search-marks';

/**
 * The index is kept in parts of so many neighbouring messages, each word with its part's mark before it:
 * the start of a word is then looked up among the words of one part, however many have it in all.
 */
const partBits = 13;
const firstMark = 0xe000;
const marks = 0x1800;

/** Stand before numbers, and before every end of them; no word begins with them. */
const wholeMark = '\uf8fe';
const endMark = '\uf8ff';
/** In digits. */
const shortestEnd = 3;

/** The part of the index that a message is in, from the message's place in the log. */
export function indexPart(seq: number): number {
  return Math.floor(seq / 2 ** partBits);
}

/** Of a part of the index, the places of the first message and of the first that is not in it. */
export function partRange(part: number): { readonly from: number; readonly until: number } {
  return { from: part * 2 ** partBits, until: (part + 1) * 2 ** partBits };
}

// Parts far apart share a mark; whoever asks for one names its places too.
function markOf(part: number): string {
  return String.fromCharCode(firstMark + (part % marks));
}

/**
 * All that a message is found by, parted by spaces: each word of its text and name, plain and as it is
 * written without umlauts, and its number with every end of it.
 */
export function indexedMessage(seq: number, text: string, name: string, e164: string): string {
  const mark = markOf(indexPart(seq));
  const digits = e164.replaceAll(/\D/g, '');
  const ends = Array.from(
    { length: Math.max(0, digits.length - shortestEnd) },
    (_, index) => endMark + digits.slice(index + 1),
  );
  const both = `${text} ${name}`;
  const words = new Set([...wordsOf(fold(both)), ...wordsOf(foldTranscribed(both))]);
  return [...words, wholeMark + digits, ...ends].map((word) => mark + word).join(' ');
}

/** The FTS5 expression for a search term in one part of the index. */
export function partExpression({ words, number }: SearchTerm, part: number): string {
  const mark = markOf(part);
  const startOf = (word: string): string => `"${mark}${word}" *`;
  const inNumbers = ({ digits, fromStart }: NumberPiece): string =>
    fromStart
      ? startOf(wholeMark + digits)
      : `(${startOf(wholeMark + digits)} OR ${startOf(endMark + digits)})`;
  const each = words.map(({ plain, transcribed, number: piece }) => {
    const ways = [
      ...new Set([plain, transcribed].map(startOf)),
      ...(number === null && piece !== null ? [inNumbers(piece)] : []),
    ];
    return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`;
  });
  const inWords = each.join(' AND ');
  return number === null ? inWords : `(${inWords}) OR ${inNumbers(number)}`;
}
