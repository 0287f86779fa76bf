import { describe, expect, test } from 'vitest';
import { countBits, hasBit, noBits } from '../../../src/main/contacts/search/bits';
import { nearWords } from '../../../src/main/contacts/search/near-words';
import {
  addRanks,
  allWords,
  follow,
  wordIndexBuilder,
  wordItself,
  type WordIndex,
  type WordRange,
} from '../../../src/main/contacts/search/word-index';
import { fc } from '../../support/property';

/** An index in which the contact with rank i has the ith word. */
function indexOf(words: readonly string[]): WordIndex {
  const builder = wordIndexBuilder();
  words.forEach((word, rank) => builder.add(word, rank));
  return builder.build();
}

function wordsIn(words: readonly string[], index: WordIndex, ranges: readonly WordRange[]) {
  const bits = noBits(words.length);
  for (const range of ranges) addRanks(index, range, bits);
  return words.filter((_, rank) => hasBit(bits, rank)).sort();
}

const startingWith = (words: readonly string[], start: string) => {
  const index = indexOf(words);
  return wordsIn(words, index, [follow(index, allWords(index), start)]);
};

/** All that is one letter away from a word, by the book. */
function typosOf(word: string, letters: readonly string[]): ReadonlySet<string> {
  const typos = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [start, rest] = [word.slice(0, at), word.slice(at)];
    if (rest !== '') typos.add(start + rest.slice(1));
    if (rest.length > 1) typos.add(start + rest.charAt(1) + rest.charAt(0) + rest.slice(2));
    for (const letter of letters) {
      typos.add(start + letter + rest);
      if (rest !== '') typos.add(start + letter + rest.slice(1));
    }
  }
  return typos;
}

const letters = ['a', 'b', 'c'] as const;
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
const words = fc.uniqueArray(word, { maxLength: 60 });

describe('the words with a start', () => {
  test('are all that have it and no other', () => {
    fc.assert(
      fc.property(words, word, (all, start) => {
        expect(startingWith(all, start)).toEqual(all.filter((one) => one.startsWith(start)).sort());
      }),
    );
  });

  test('may be letters of any script', () => {
    const all = ['иван', 'ива', '王芳', 'παπα', '𠮷田', 'anna'];
    expect(startingWith(all, 'ива')).toEqual(['ива', 'иван']);
    expect(startingWith(all, '王')).toEqual(['王芳']);
    expect(startingWith(all, '𠮷')).toEqual(['𠮷田']);
    expect(startingWith(all, '')).toHaveLength(all.length);
    expect(startingWith([], 'a')).toEqual([]);
  });

  test('are, where the whole word is meant, that word alone', () => {
    const all = ['an', 'ann', 'anna'];
    const index = indexOf(all);
    const itself = wordItself(index, follow(index, allWords(index), 'ann'));
    expect(wordsIn(all, index, [itself])).toEqual(['ann']);
  });

  test('name a contact once that has a word twice', () => {
    const builder = wordIndexBuilder();
    for (const one of ['anna', 'anna', 'annika']) builder.add(one, 0);
    const index = builder.build();
    const bits = noBits(1);
    addRanks(index, allWords(index), bits);
    expect(countBits(bits)).toBe(1);
    expect(index.ranks).toHaveLength(2);
  });
});

describe('the words one letter away', () => {
  const near = (all: readonly string[], typed: string) => {
    const index = indexOf(all);
    return wordsIn(all, index, nearWords(index, typed));
  };

  test('are found for each kind of typo', () => {
    const all = ['schmidt', 'schneider', 'fischer', 'anna'];
    const typos = ['schmdt', 'schhmidt', 'sxhmidt', 'shcmidt', 'chmidt', 'schmitd', 'schmidtt'];
    for (const typed of typos) expect([typed, near(all, typed)]).toEqual([typed, ['schmidt']]);
    expect(near(all, 'scmhidt')).toEqual(['schmidt']);
    expect(near(all, 'shcimdt')).toEqual([]);
  });

  test('are found before they are typed to their end, from four letters on', () => {
    expect(near(['schmidtberger'], 'scmhidt')).toEqual(['schmidtberger']);
    expect(near(['schmidtberger'], 'smid')).toEqual([]);
    expect(near(['annabel', 'ana', 'anja'], 'anm')).toEqual(['ana']);
  });

  test('are not looked for with less than three letters', () => {
    expect(near(['an', 'ann', 'na'], 'an')).toEqual([]);
  });

  test('of four letters and more are all those that start with a typo of it, and no other', () => {
    const typed = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(words, typed, (all, text) => {
        const typos = [...typosOf(text, letters)];
        const expected = all.filter((one) => typos.some((typo) => one.startsWith(typo))).sort();
        const found = near(all, text).filter((one) => !one.startsWith(text));
        expect(found).toEqual(expected.filter((one) => !one.startsWith(text)));
      }),
      { numRuns: 300 },
    );
  });

  test('of three letters are all its typos, and no other', () => {
    const typed = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(words, typed, (all, text) => {
        const typos = typosOf(text, letters);
        const expected = all.filter((one) => typos.has(one) && !one.startsWith(text)).sort();
        expect(near(all, text).filter((one) => !one.startsWith(text))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
