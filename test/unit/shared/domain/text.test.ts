import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, firstUnsendable } from '#shared/domain/text';

describe('what no message can carry', () => {
  it.each([
    ['a\0b', { index: 1, char: '\0' }],
    ['a\uD83Db', { index: 1, char: '\uD83D' }],
    ['\uDE00', { index: 0, char: '\uDE00' }],
    ['😀\u001B', { index: 2, char: '\u001B' }],
    ['\u007F', { index: 0, char: '\u007F' }],
  ])('is found in %j', (text, expected) => {
    expect(firstUnsendable(text)).toEqual(expected);
  });

  it.each(['', 'Hello\tthere\r\nAda\f', '😀', '\u200F right to left', '’'])(
    'is not in %j',
    (text) => {
      expect(firstUnsendable(text)).toBeNull();
    },
  );
});

describe('cutting a text', () => {
  it('leaves a short one alone', () => {
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('never halves a pair', () => {
    expect(cutText('ab😀c', 3)).toBe('ab');
    expect(cutText('ab😀c', 4)).toBe('ab😀');
  });

  it('gives the longest beginning that fits and stays well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) => {
        const cut = cutText(text, max);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, max) - 1);
        expect(firstUnsendable(cut) === null || firstUnsendable(text) !== null).toBe(true);
      }),
    );
  });
});
