import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fold,
  hasNumberPiece,
  indexedNumbers,
  indexedWords,
  numberPiece,
  searchExpression,
} from '../../../src/main/storage/search-text';

const anyText = fc.string({ unit: 'binary' });

describe('fold', () => {
  test.each([
    ['Åse Großmann', 'ase grossmann'],
    ['ÇELİK', 'celik'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['Zoe\u0308', 'zoe'],
    ['Ｔｅｌ', 'tel'],
    ['Иван', 'иван'],
  ])('makes %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('changes nothing when done again', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  test('does not care how a letter is composed', () => {
    fc.assert(
      fc.property(anyText, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))),
    );
  });
});

test('words are indexed plain and as they are written without umlauts', () => {
  expect(indexedWords('Jürgen  Müller, jürgen!')).toBe('jurgen muller juergen mueller');
  expect(indexedWords('🎂 – !')).toBe('');
});

test('numbers are indexed whole and by their ends of three digits and more', () => {
  expect(indexedNumbers(['+1234567'])).toBe('1234567 t234567 t34567 t4567 t567');
  expect(indexedNumbers([])).toBe('');
});

describe('numberPiece', () => {
  test.each([
    ['0171 23', { digits: '17123', fromStart: false }],
    ['171-23', { digits: '17123', fromStart: false }],
    ['(202) 555.0100', { digits: '2025550100', fromStart: false }],
    ['+49 (0)171/23', { digits: '4917123', fromStart: true }],
    [' 0049 171', { digits: '49171', fromStart: true }],
    ['+4', { digits: '4', fromStart: true }],
    ['7', { digits: '7', fromStart: true }],
    ['0', { digits: '0', fromStart: true }],
    ['030', { digits: '30', fromStart: false }],
  ])('reads %j', (query, piece) => {
    expect(numberPiece(query)).toEqual(piece);
  });

  test.each(['', ' ', '+', '()', 'Anna', '17a', '12:30', '١٢٣'])('does not read %j', (query) => {
    expect(numberPiece(query)).toBeNull();
  });

  test('finds a number by any piece of it that is long enough', () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,14}$/);
    fc.assert(
      fc.property(digits, fc.nat(), fc.nat(), (number, from, length) => {
        const start = from % (number.length - 2);
        const typed = number.slice(start, start + 2 + (length % number.length));
        const piece = numberPiece(typed);
        return piece !== null && (piece.fromStart || hasNumberPiece(`+${number}`, piece));
      }),
    );
  });
});

describe('searchExpression', () => {
  test.each([
    ['anna', '{name} : "anna" *'],
    ['Müller', '({name} : "muller" * OR {name} : "mueller" *)'],
    ['a b', '{name} : "a" * AND {name} : "b" *'],
    ['"a" OR b*', '{name} : "a" * AND {name} : "or" * AND {name} : "b" *'],
    ['+49 171', '({name} : "49" * AND {name} : "171" *) OR {number} : "49171" *'],
  ])('for %j is %s', (query, expression) => {
    expect(searchExpression(query, ['name'])).toBe(expression);
  });

  test.each(['', '  ', '🎂', '"*:^', '\0', '\ud83d'])('for %j is nothing', (query) => {
    expect(searchExpression(query, ['name'])).toBeNull();
  });
});
