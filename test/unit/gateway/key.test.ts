import { describe, expect, it } from 'vitest';
import { canBeKey, keyHint, withoutKey } from '../../../src/main/gateway/key';

describe('the looks of a key', () => {
  it.each(['famulor', 'autocalls', 'white-label'] as const)(
    'of the Platform give it away in an account of the kind %s',
    (kind) => {
      expect(keyHint(kind, ' fam_0123456789')).toBe('key-is-for-platform');
      expect(keyHint(kind, '1|0123456789')).toBeNull();
    },
  );

  it('of Classic give it away in a Platform account', () => {
    expect(keyHint('famulor-platform', ' 12|0123456789')).toBe('key-is-for-classic');
    expect(keyHint('famulor-platform', 'fam_0123456789')).toBeNull();
    expect(keyHint('famulor-platform', '0123456789')).toBeNull();
  });

  it.each(['', 'two words', 'line\nbreak', 'Schlüssel', 'zero\u200bwidth', '\u0000'])(
    'show that %j cannot be one',
    (key) => {
      expect(canBeKey(key)).toBe(false);
    },
  );

  it('show that printable ASCII can be one', () => {
    expect(canBeKey('1|aB3~!')).toBe(true);
  });
});

describe('a key in a text from outside', () => {
  it('is taken out, also its secret part alone', () => {
    expect(withoutKey('No 1|abcdefghij or abcdefghij', '1|abcdefghij')).toBe('No [key] or [key]');
  });

  it('is left where it is too short to be told from a word', () => {
    expect(withoutKey('a key', 'key')).toBe('a key');
  });
});
