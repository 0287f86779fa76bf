import { describe, expect, test } from 'vitest';
import {
  typedWords,
  unspacedName,
  wordsToFind,
} from '../../../src/main/contacts/search/folded-words';

const found = (text: string) => wordsToFind(text, new Map());

describe('what a text is found by', () => {
  test.each([
    ['Åse Großmann', ['ase', 'aase', 'grossmann']],
    ['Müller', ['muller', 'mueller']],
    ['Łukasz', ['lukasz']],
    ['O’Brien', ['o', 'brien', 'obrien']],
    ["O'Brien", ['o', 'brien', 'obrien']],
    ['Karl-Heinz', ['karl', 'heinz', 'karlheinz']],
    ['anna.vogel@mail.example', ['anna', 'vogel', 'mail', 'example']],
    ['table 88', ['table', '88']],
    ['ΟΔΟΣ', ['οδοσ']],
    ['Cafe\u0301', ['cafe']],
    ['王芳', ['王芳']],
    ['  ', []],
    ['🎂', []],
  ])('%j is %j', (text, words) => {
    expect(found(text)).toEqual(words);
  });

  test('is the same whether it was folded before or not', () => {
    const known = new Map<string, readonly string[]>();
    const first = wordsToFind('Zoë Müller', known);
    expect(wordsToFind('Zoë Müller', known)).toEqual(first);
    expect(found('Zoë Müller')).toEqual(first);
  });
});

test('what is typed has for each word the ways in which it may be written', () => {
  expect(typedWords('Jörg MÜLLER ok')).toEqual([['jorg', 'joerg'], ['muller', 'mueller'], ['ok']]);
  expect(typedWords('"zoe" OR *')).toEqual([['zoe'], ['or']]);
  expect(typedWords('!?')).toEqual([]);
});

test('names without spaces between them are found as they are typed, family name first', () => {
  expect(unspacedName('芳', '王')).toBe('王芳');
  expect(unspacedName('さくら', '佐藤')).toBe('佐藤さくら');
  expect(unspacedName('Anna', '王')).toBe('');
  expect(unspacedName('Anna', 'Vogel')).toBe('');
});
