import { accountKindFacts, type AccountKind } from '#shared/domain/account';

export type KeyHint = 'key-is-for-platform' | 'key-is-for-classic';

/**
 * Tells by its looks that a key belongs to the vendor's other API, before any request is made.
 *
 * Platform keys begin with `fam_`; Classic keys look like `1|abc…`.
 */
export function keyHint(kind: AccountKind, key: string): KeyHint | null {
  const trimmed = key.trim();
  const { flavor } = accountKindFacts[kind];
  if (flavor === 'classic' && trimmed.startsWith('fam_')) return 'key-is-for-platform';
  if (flavor === 'platform' && /^\d+\|/.test(trimmed)) return 'key-is-for-classic';
  return null;
}

/** True where a key can stand in a header at all: printable ASCII without spaces. */
export function canBeKey(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}

/**
 * Takes a key out of a text that came from outside, so that an answer which repeats the key does
 * not carry it into the history. For a key such as `1|abc`, the secret part alone too.
 */
export function withoutKey(text: string, key: string): string {
  const secret = key.replace(/^\d+\|/, '');
  const shortest = 8;
  return [key, secret]
    .filter((part) => part.length >= shortest)
    .reduce((rest, part) => rest.replaceAll(part, '[key]'), text);
}
