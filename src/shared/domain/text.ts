const highSurrogate = /[\uD800-\uDBFF]$/;
const lowSurrogate = /^[\uDC00-\uDFFF]/;

/** Cuts a text to at most `maxUnits` UTF-16 units without halving a surrogate pair. */
export function cutText(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const cut = text.slice(0, maxUnits);
  const halves = highSurrogate.test(cut) && lowSurrogate.test(text.slice(maxUnits));
  return halves ? cut.slice(0, -1) : cut;
}
