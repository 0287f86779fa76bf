/** A slash at the start of a word, and what is typed after it. */
export interface SlashWord {
  /** Where the slash stands, in UTF-16 units. */
  readonly start: number;
  /** Where the caret stands. */
  readonly end: number;
  readonly query: string;
}

/** So much of a name is typed at most. */
const longestQuery = 40;
const slashWord = /(?:^|\s)\/(\S*)$/u;

/** The word with a slash that ends at the caret, or `null`. */
export function slashWordAt(text: string, caret: number): SlashWord | null {
  const before = text.slice(Math.max(0, caret - longestQuery - 2), caret);
  const query = slashWord.exec(before)?.[1];
  if (query === undefined || query.length > longestQuery) return null;
  return { start: caret - query.length - 1, end: caret, query };
}
