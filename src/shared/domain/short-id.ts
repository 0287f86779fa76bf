/** In the order of their codes, so that ids are in the order of their times. */
const alphabet = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const timeLetters = 7;
const randomLetters = 9;

/**
 * An id that nobody has had before: 7 letters of the time, in milliseconds, and 54 random bits.
 *
 * Ids stand with every message and in its indexes, where a UUID would take 20 bytes more each time; and
 * indexes are small and quick to write where what is new comes last. `fill` fills an array with random
 * bytes, as `crypto.getRandomValues` does.
 */
export function shortId(now: number, fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  const bytes = new Uint8Array(new ArrayBuffer(randomLetters));
  fill(bytes);
  const time = Array.from({ length: timeLetters }, (_, place) =>
    alphabet.charAt(Math.floor(now / 64 ** (timeLetters - 1 - place)) % 64),
  );
  const random = Array.from(bytes, (byte) => alphabet.charAt(byte & 63));
  return [...time, ...random].join('');
}
