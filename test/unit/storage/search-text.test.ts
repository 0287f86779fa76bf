import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasNumberPiece, numberPiece } from '#shared/domain/folded-text';
import {
  indexedNumbers,
  indexedWords,
  searchExpression,
} from '../../../src/main/storage/search-text';

test('words are indexed plain and as they are written without umlauts', () => {
  expect(indexedWords('Jürgen  Müller, jürgen!')).toBe('jurgen muller juergen mueller');
  expect(indexedWords('🎂 – !')).toBe('');
});

test('numbers are indexed whole and by their ends of three digits and more', () => {
  expect(indexedNumbers(['+1234567'])).toBe('1234567 t234567 t34567 t4567 t567');
  expect(indexedNumbers([])).toBe('');
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
