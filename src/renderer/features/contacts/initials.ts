/** The first letters of a name's first and last word. */
export function initialsOf(name: string): string {
  const words = name.match(/\p{L}[^\s]*/gu) ?? [];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('');
}
