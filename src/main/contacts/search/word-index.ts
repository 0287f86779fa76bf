import { addBit, type Bits } from './bits';

/**
 * Which contacts have which words.
 *
 * Word `i` is `letters` from `wordStarts[i]` to `wordStarts[i + 1]`, in UTF-16 and sorted by it; the
 * ranks of those who have it are `ranks` from `rankStarts[i]` to `rankStarts[i + 1]`, ascending. So
 * all words with one start, and all who have one of them, lie side by side.
 */
export interface WordIndex {
  readonly letters: Uint16Array<ArrayBuffer>;
  readonly wordStarts: Uint32Array<ArrayBuffer>;
  readonly ranks: Uint32Array<ArrayBuffer>;
  readonly rankStarts: Uint32Array<ArrayBuffer>;
}

/** Words `from` up to, not including, `to`, which have their first `depth` letters in common. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Collects words; contacts are to be added in the order of their ranks. */
export interface WordIndexBuilder {
  add(word: string, rank: number): void;
  build(): WordIndex;
}

export function wordIndexBuilder(): WordIndexBuilder {
  const ranksOf = new Map<string, number[]>();
  return {
    add(word, rank) {
      const ranks = ranksOf.get(word);
      if (ranks === undefined) ranksOf.set(word, [rank]);
      else if (ranks.at(-1) !== rank) ranks.push(rank);
    },

    build() {
      const words = [...ranksOf.keys()].sort();
      const letterCount = words.reduce((sum, word) => sum + word.length, 0);
      const rankCount = words.reduce((sum, word) => sum + (ranksOf.get(word)?.length ?? 0), 0);
      const letters = new Uint16Array(letterCount);
      const wordStarts = new Uint32Array(words.length + 1);
      const ranks = new Uint32Array(rankCount);
      const rankStarts = new Uint32Array(words.length + 1);
      let letterEnd = 0;
      let rankEnd = 0;
      words.forEach((word, index) => {
        for (let at = 0; at < word.length; at += 1) letters[letterEnd + at] = word.charCodeAt(at);
        letterEnd += word.length;
        wordStarts[index + 1] = letterEnd;
        const own = ranksOf.get(word) ?? [];
        ranks.set(own, rankEnd);
        rankEnd += own.length;
        rankStarts[index + 1] = rankEnd;
      });
      return { letters, wordStarts, ranks, rankStarts };
    },
  };
}

export function allWords({ wordStarts }: WordIndex): WordRange {
  return { from: 0, to: wordStarts.length - 1, depth: 0 };
}

export function isEmpty({ from, to }: WordRange): boolean {
  return from >= to;
}

/** The letter of a word after its first `depth`; -1 where it ends there. */
export function letterAt(index: WordIndex, word: number, depth: number): number {
  const at = (index.wordStarts[word] ?? 0) + depth;
  return at < (index.wordStarts[word + 1] ?? 0) ? (index.letters[at] ?? -1) : -1;
}

/** The words of a range that go on with a letter. */
export function narrow(index: WordIndex, range: WordRange, letter: number): WordRange {
  const { depth } = range;
  const from = firstNotBelow(index, range, letter);
  const to = firstNotBelow(index, { from, to: range.to, depth }, letter + 1);
  return { from, to, depth: depth + 1 };
}

/** The words of a range that go on with `text` from its `start`th letter on. */
export function follow(index: WordIndex, range: WordRange, text: string, start = 0): WordRange {
  let found = range;
  for (let at = start; at < text.length && !isEmpty(found); at += 1) {
    found = narrow(index, found, text.charCodeAt(at));
  }
  return found;
}

/** Of a range, the word that ends where the common letters end. */
export function wordItself(index: WordIndex, { from, to, depth }: WordRange): WordRange {
  const ends = from < to && letterAt(index, from, depth) === -1;
  return { from, to: ends ? from + 1 : from, depth };
}

/** The first word of a range whose next letter is `letter` or comes after it. */
function firstNotBelow(index: WordIndex, range: WordRange, letter: number): number {
  let low = range.from;
  let high = range.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (letterAt(index, middle, range.depth) < letter) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds all who have a word of a range. */
export function addRanks(index: WordIndex, { from, to }: WordRange, bits: Bits): void {
  if (from >= to) return;
  const { ranks, rankStarts } = index;
  const end = rankStarts[to] ?? 0;
  for (let at = rankStarts[from] ?? 0; at < end; at += 1) addBit(bits, ranks[at] ?? 0);
}
