/**
 * A name as menus and notifications show it: one line of at most `maxCharacters` code points, without
 * control characters and without marks that turn the direction of the text around it.
 */
export function oneLine(text: string, maxCharacters: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > maxCharacters
    ? `${characters.slice(0, maxCharacters - 1).join('')}…`
    : line;
}
