import { describe, expect, it } from 'vitest';
import { checkText, firstUnsendable } from '#shared/domain/sendable-text';
import { fc } from '../../../support/property';

describe('a text that can be sent', () => {
  it.each([
    ['plain words', 'Your table is ready.'],
    ['line breaks and tabs', 'One\nTwo\r\n\tThree'],
    ['an emoji made of surrogate pairs', 'Done 👩‍🔧'],
    ['marks that turn the direction of writing', '\u200Fשלום\u202E'],
    ['as many UTF-16 units as the limit', 'é'.repeat(300)],
  ])('may hold %s and stays as it is', (_, text) => {
    expect(checkText(text, 300)).toEqual({ ok: true, value: text });
  });

  it.each(['', '   ', '\n\t '])('is not empty or blank: %j', (text) => {
    expect(checkText(text, 300)).toEqual({ ok: false, error: { code: 'text-empty' } });
  });

  it('counts UTF-16 units against the limit, two for an emoji', () => {
    expect(checkText('😀'.repeat(151), 300)).toEqual({
      ok: false,
      error: { code: 'text-too-long', params: { units: 302, limit: 300 } },
    });
  });

  it.each([
    ['NUL', 'ab\0c', 2],
    ['a high surrogate alone', 'ab\uD83D', 2],
    ['a low surrogate alone', '\uDE00ab', 0],
    ['a pair the wrong way round', 'a\uDE00\uD83D', 1],
  ])('does not hold %s', (_, text, index) => {
    expect(checkText(text, 300)).toEqual({
      ok: false,
      error: { code: 'text-not-sendable', params: { index } },
    });
  });

  it('comes out of UTF-8 as it went in, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = before + after;
        const sendable = firstUnsendable(text) === null;
        const survives = new TextDecoder().decode(new TextEncoder().encode(text)) === text;
        expect(sendable).toBe(survives && !text.includes('\0'));
      }),
    );
  });

  it('is told apart from one with half a character, wherever that stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0xd800, max: 0xdfff }),
        fc.string({ unit: 'grapheme-ascii' }),
        (before, unit, after) => {
          expect(firstUnsendable(`${before}${String.fromCharCode(unit)} ${after}`)).toBe(
            before.length,
          );
        },
      ),
    );
  });
});
