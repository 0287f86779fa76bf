/** What the search index holds of messages, and how it is asked for what was typed. */
import { fold, foldTranscribed, searchedPiecesOf } from '#shared/domain/folded-text';
import type { SearchWord } from '#shared/domain/search-marks';

/**
 * The index is kept in parts of so many neighbouring messages, each word with its part's mark before it:
 * the start of a word is then looked up among the words of one part, however many have it in all.
 */
const partBits = 13;
const firstMark = 0xe000;
const marks = 0x1800;

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
 * The words that a message is found by, parted by spaces: those of its text and name, plain and as they
 * are written without umlauts, and emoji. Its number has an index of its own.
 */
export function indexedMessage(seq: number, text: string, name: string): string {
  const mark = markOf(indexPart(seq));
  const both = `${text} ${name}`;
  const words = new Set([
    ...searchedPiecesOf(fold(both)),
    ...searchedPiecesOf(foldTranscribed(both)),
  ]);
  return [...words].map((word) => mark + word).join(' ');
}

/** The FTS5 expression for messages with all of some words, in one part of the index. */
export function partExpression(words: readonly SearchWord[], part: number): string {
  const mark = markOf(part);
  return words
    .map(({ plain, transcribed }) => {
      const ways = [...new Set([plain, transcribed])].map((word) => `"${mark}${word}" *`);
      return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`;
    })
    .join(' AND ');
}
