import {
  fold,
  foldTranscribed,
  hasNumberPiece,
  numberPiece,
  searchedPieces,
  searchedPiecesOf,
} from './folded-text';
import type { NumberPiece } from './folded-text';

/** So many words of a search term count, and so many letters of each. */
const mostWords = 16;
const longestWord = 64;

/** One word or emoji of a search term; a text has it where one of its own words begins with it. */
export interface SearchWord {
  /** Folded. */
  readonly plain: string;
  /** As it is written without umlauts; the same where there are none. */
  readonly transcribed: string;
  /** The word as a piece of a number, where it is one. */
  readonly number: NumberPiece | null;
}

/** A search term as it is understood: every word must be found, or all of it as one number. */
export interface SearchTerm {
  readonly words: readonly SearchWord[];
  /** The whole term as a piece of a number, where it is one. */
  readonly number: NumberPiece | null;
}

/** What a message says to a search. */
export interface Searched {
  readonly text: string;
  readonly name: string;
  readonly e164: string;
}

/** A stretch of a text, in UTF-16 units; `end` is not part of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Reads what a person typed into a search; `null` where nothing in it can be searched for. */
export function readSearchTerm(query: string): SearchTerm | null {
  const plain = searchedPiecesOf(fold(query)).slice(0, mostWords);
  if (plain.length === 0) return null;
  const transcribed = searchedPiecesOf(foldTranscribed(query));
  const words = plain.map((word, index) => ({
    plain: cut(word),
    transcribed: cut(transcribed[index] ?? word),
    number: numberPiece(cut(word)),
  }));
  return { words, number: query.length <= longestWord ? numberPiece(query) : null };
}

function cut(word: string): string {
  return word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join('');
}

/** Whether a message has what is searched for. */
export function isFound(term: SearchTerm, { text, name, e164 }: Searched): boolean {
  if (term.number !== null && hasNumberPiece(e164, term.number)) return true;
  const words = [text, name].flatMap((part) => [
    ...searchedPiecesOf(fold(part)),
    ...searchedPiecesOf(foldTranscribed(part)),
  ]);
  return term.words.every(
    (wanted) =>
      words.some((word) => startsWith(word, wanted)) ||
      (term.number === null && wanted.number !== null && hasNumberPiece(e164, wanted.number)),
  );
}

function startsWith(word: string, { plain, transcribed }: SearchWord): boolean {
  return word.startsWith(plain) || word.startsWith(transcribed);
}

/** Where a text or a name has words that are searched for, from left to right. */
export function wordMarks(text: string, term: SearchTerm | null): readonly Mark[] {
  if (term === null) return [];
  const { words } = term;
  return joined([...marksBy(fold, text, words), ...marksBy(foldTranscribed, text, words)]);
}

/** Where a number, as it is shown in international form, has the digits that are searched for. */
export function numberMarks(shown: string, term: SearchTerm | null): readonly Mark[] {
  if (term === null) return [];
  const pieces = term.number === null ? term.words.map(({ number }) => number) : [term.number];
  const places = [...shown.matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((place) => shown.charAt(place)).join('');
  return joined(
    pieces.flatMap((piece) => {
      if (piece === null || !hasNumberPiece(`+${digits}`, piece)) return [];
      const from = piece.fromStart ? 0 : digits.indexOf(piece.digits);
      const start = places[from];
      const last = places[from + piece.digits.length - 1];
      return start === undefined || last === undefined ? [] : [{ start, end: last + 1 }];
    }),
  );
}

/** Letters with what stands above and below them are folded one by one, to know where each one came from. */
function marksBy(
  folding: (text: string) => string,
  text: string,
  wanted: readonly SearchWord[],
): readonly Mark[] {
  let folded = '';
  /** For each unit of the folded text, where the letter that it came from begins and ends. */
  const origin: Mark[] = [];
  for (const { 0: letter, index: start } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const made = folding(letter);
    folded += made;
    const from = { start, end: start + letter.length };
    origin.push(...Array.from({ length: made.length }, () => from));
  }
  return [...folded.matchAll(searchedPieces)].flatMap(({ 0: word, index }) => {
    const lengths = wanted
      .flatMap(({ plain, transcribed }) => [plain, transcribed])
      .filter((start) => word.startsWith(start))
      .map((start) => start.length);
    const length = Math.max(0, ...lengths);
    const first = origin[index];
    const last = origin[index + length - 1];
    return length === 0 || first === undefined || last === undefined
      ? []
      : [{ start: first.start, end: last.end }];
  });
}

/** From left to right, each stretch once. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const done: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = done.at(-1);
    if (last === undefined || mark.start >= last.end) done.push(mark);
    else if (mark.end > last.end) done[done.length - 1] = { start: last.start, end: mark.end };
  }
  return done;
}
