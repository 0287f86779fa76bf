import { describe, expect, test } from 'vitest';
import { hasNumberPiece, numberPiece } from '#shared/domain/folded-text';
import { readSearchTerm } from '#shared/domain/search-marks';
import {
  indexedMessage,
  indexPart,
  partExpression,
  partRange,
} from '../../../src/main/storage/message-words';
import { fc } from '../../support/property';

/** Without the first part's mark. */
function readable(marked: string): string {
  return marked.replaceAll('\ue000', '');
}

test('words are indexed plain and without umlauts', () => {
  expect(readable(indexedMessage(1, 'Für Sie, für', 'Müller!'))).toBe(
    'fur sie muller fuer mueller',
  );
  expect(indexedMessage(1, '– !', '')).toBe('');
});

test('an emoji is a word of its own', () => {
  expect(readable(indexedMessage(1, '🎂 – !', ''))).toBe('🎂');
});

test('neighbouring messages are in one part of the index', () => {
  const { from, until } = partRange(indexPart(100_000));
  expect(indexPart(from)).toBe(indexPart(until - 1));
  expect(indexPart(until)).toBe(indexPart(from) + 1);
  expect(indexedMessage(from, 'a', '').charAt(0)).not.toBe(
    indexedMessage(until, 'a', '').charAt(0),
  );
});

test('a number is found by any piece of it that is long enough', () => {
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

describe('the expression', () => {
  test.each([
    ['anna', '"anna" *'],
    ['Müller', '("muller" * OR "mueller" *)'],
    ['a b', '"a" * AND "b" *'],
    ['"a" OR b*', '"a" * AND "or" * AND "b" *'],
  ])('for %j is %s', (query, expression) => {
    expect(readable(partExpression(readSearchTerm(query)!.words, 0))).toBe(expression);
  });
});
