import {
  allWords,
  follow,
  isEmpty,
  letterAt,
  narrow,
  wordItself,
  type WordIndex,
  type WordRange,
} from './word-index';

/** Below this, everything is a typo of everything. In letters. */
const shortestWord = 3;

/** From so many letters on, a word may have its typo before it is typed to its end. */
const shortestStart = 4;

/**
 * The words that are one letter away from what was typed: one too many, one missing, one for another,
 * or two neighbours swapped; some of them more than once.
 *
 * What was typed may be the start of the word. With three letters it is the whole of it: half of all
 * words start with something one letter away from three.
 */
export function nearWords(index: WordIndex, typed: string): readonly WordRange[] {
  if (typed.length < shortestWord) return [];
  const found: WordRange[] = [];

  /** Takes the words that go on as typed from the `start`th letter. */
  function take(range: WordRange, start: number): void {
    const rest = follow(index, range, typed, start);
    const fitting = typed.length < shortestStart ? wordItself(index, rest) : rest;
    if (!isEmpty(fitting)) found.push(fitting);
  }

  let range = allWords(index);
  for (let at = 0; at < typed.length && !isEmpty(range); at += 1) {
    const letter = typed.charCodeAt(at);
    const next = typed.charCodeAt(at + 1);
    take(range, at + 1);
    if (at + 1 < typed.length && next !== letter) {
      take(narrow(index, narrow(index, range, next), letter), at + 2);
    }
    for (const other of branches(index, range)) {
      if (letterAt(index, other.from, range.depth) !== letter) {
        take(other, at + 1);
        take(other, at);
      }
    }
    range = narrow(index, range, letter);
  }
  return found;
}

/** The words of a range by their next letter. */
function* branches(index: WordIndex, range: WordRange): Generator<WordRange> {
  let from = wordItself(index, range).to;
  while (from < range.to) {
    const branch = narrow(index, { ...range, from }, letterAt(index, from, range.depth));
    yield branch;
    from = branch.to;
  }
}
