/** A character in a text, by its UTF-16 index. */
export interface CharAt {
  readonly index: number;
  readonly char: string;
}

const highSurrogate = /[\uD800-\uDBFF]$/;

// Lone halves of surrogate pairs are no characters, and control characters other than tab, line feed,
// form feed and carriage return mean nothing in a text message (NUL ends strings in some systems).
const unsendable = /\p{Cs}|(?![\t\n\f\r])\p{Cc}/u;

/**
 * Finds the first character that no text message can carry: half of a surrogate pair, or a control
 * character such as NUL. `null` where there is none.
 */
export function firstUnsendable(text: string): CharAt | null {
  const found = unsendable.exec(text);
  return found && { index: found.index, char: found[0] };
}

/** Cuts a text to at most `maxUnits` UTF-16 units without halving a surrogate pair. */
export function cutText(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const cut = text.slice(0, maxUnits);
  return highSurrogate.test(cut) && /^[\uDC00-\uDFFF]/.test(text.slice(maxUnits))
    ? cut.slice(0, -1)
    : cut;
}
