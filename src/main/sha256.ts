/**
 * The SHA-256 of a text, in hex.
 *
 * Node's `crypto` takes some 6 ms to load, and the start of the program needs none of it.
 */
export function sha256(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
