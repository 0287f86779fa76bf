import { describe, expect, it } from 'vitest';
import { isGsm7 } from '#shared/domain/gsm7';
import { findOffenders, replacementFor, replaceOffenders } from '#shared/domain/replacements';
import { fc } from '../../../support/property';

describe('what GSM-7 does not hold', () => {
  it('is named with its place and what could stand there instead', () => {
    expect(findOffenders('It’s 5 — or 6…')).toEqual([
      { index: 2, char: '’', replacement: "'" },
      { index: 7, char: '—', replacement: '-' },
      { index: 13, char: '…', replacement: '...' },
    ]);
  });

  it('is nothing in plain text', () => {
    expect(findOffenders('Grüße, 5 € [Ada]')).toEqual([]);
  });

  it('names a joined emoji as the one character that it is for the reader', () => {
    expect(findOffenders('Hi 👩‍👩‍👧!')).toEqual([{ index: 3, char: '👩‍👩‍👧', replacement: null }]);
    expect(findOffenders('👍🏽')).toEqual([{ index: 0, char: '👍🏽', replacement: null }]);
  });

  it('is named by UTF-16 index', () => {
    expect(findOffenders('😀’').map(({ index }) => index)).toEqual([0, 2]);
  });

  it('includes half a surrogate pair, which nothing can replace', () => {
    expect(findOffenders('a\uD83Db')).toEqual([{ index: 1, char: '\uD83D', replacement: null }]);
  });
});

describe('the replacement', () => {
  it.each([
    ['“', '"'],
    ['„', '"'],
    ['‘', "'"],
    ['`', "'"],
    ['–', '-'],
    ['\u2011', '-'],
    ['\u00A0', ' '],
    ['\u202F', ' '],
    ['\t', ' '],
    ['\u200B', ''],
    ['\uFEFF', ''],
    ['\u2028', '\n'],
    ['ç', 'c'],
    ['á', 'a'],
    ['ê', 'e'],
    ['À', 'A'],
    ['ő', 'o'],
    ['š', 's'],
    ['ł', 'l'],
    ['œ', 'oe'],
    ['½', '1/2'],
    ['²', '2'],
    ['™', 'TM'],
    ['ﬁ', 'fi'],
    ['Ａ', 'A'],
    ['•', '*'],
    ['×', 'x'],
    ['©', '(c)'],
  ])('of %j is %j', (char, replacement) => {
    expect(replacementFor(char)).toBe(replacement);
  });

  it('keeps an accent that the alphabet has, however the accent was written', () => {
    expect(replacementFor('a\u0308')).toBe('ä');
    expect(replacementFor('n\u0303')).toBe('ñ');
    expect(replacementFor('o\u030B')).toBe('o');
  });

  it.each(['😀', '❤️', 'д', '中', 'ع', '°', '\0', '\uD83D'])('of %j does not exist', (char) => {
    expect(replacementFor(char)).toBeNull();
  });
});

describe('replacing', () => {
  it('replaces what it can and leaves the rest as it is', () => {
    expect(replaceOffenders('“Ça va”\u00A0– 5 € 😀 façade…')).toBe('"Ça va" - 5 € 😀 facade...');
  });

  const texts = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 4 }),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom('’', '“', '…', 'ç', 'a\u0308', '\uD83D', '€', '👍🏽'),
      ),
    )
    .map((parts) => parts.join(''));

  it('gives GSM-7 for each replacement, and has nothing left to do the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { replacement } of findOffenders(text)) {
          expect(replacement === null || isGsm7(replacement)).toBe(true);
        }
        const replaced = replaceOffenders(text);
        expect(replaceOffenders(replaced)).toBe(replaced);
      }),
    );
  });

  it('finds an offender exactly where a text is not GSM-7', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const offenders = findOffenders(text);
        expect(offenders.length === 0).toBe(isGsm7(text));
        for (const { index, char } of offenders) {
          expect(text.startsWith(char, index)).toBe(true);
          expect(isGsm7(char)).toBe(false);
        }
      }),
    );
  });
});
