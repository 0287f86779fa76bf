import { describe, expect, test } from 'vitest';
import {
  isFound,
  numberMarks,
  readSearchTerm,
  wordMarks,
  type Mark,
} from '#shared/domain/search-marks';
import { fc } from '../../../support/property';

/** A text with what is marked in brackets. */
function shown(text: string, marks: readonly Mark[]): string {
  return marks.reduceRight(
    (done, { start, end }) =>
      `${done.slice(0, start)}[${done.slice(start, end)}]${done.slice(end)}`,
    text,
  );
}

describe('what is marked in a text', () => {
  test.each([
    ['termin', 'Ihr Termin: termingerecht, Endtermin', 'Ihr [Termin]: [termin]gerecht, Endtermin'],
    ['mueller', 'Frau Müller und Herr Mueller', 'Frau [Müller] und Herr [Mueller]'],
    ['muller', 'Müller', '[Müller]'],
    ['mul', 'Müller', '[Mül]ler'],
    ['gross', 'Großmann', '[Groß]mann'],
    ['zoe', 'Zoe\u0308!', '[Zoe\u0308]!'],
    ['an ann', 'Anna', '[Ann]a'],
    ['"a" OR (b*)', 'a b or', '[a] [b] [or]'],
    ['🎂', 'Cake 🎂🎂, cake', 'Cake [🎂][🎂], cake'],
    ['cake 🎂', '🎂cake', '[🎂][cake]'],
    ['❤', 'With ❤\ufe0f', 'With [❤\ufe0f]'],
    ['👋', '👋🏽 Hi', '[👋]🏽 Hi'],
    ['🇩🇪', '🇦🇹🇩🇪🇨🇭', '🇦🇹[🇩🇪]🇨🇭'],
    ['', 'Cake', 'Cake'],
  ])('for %j', (query, text, expected) => {
    expect(shown(text, wordMarks(text, readSearchTerm(query)))).toBe(expected);
  });

  test('is in order, apart, and within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        let last = 0;
        for (const { start, end } of wordMarks(text, readSearchTerm(query))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

test.each([
  ['0151 23', '+49 151 23456789', '+49 [151 23]456789'],
  ['+49', '+49 151 23456789', '+[49] 151 23456789'],
  ['6789', '+49 151 23456789', '+49 151 2345[6789]'],
  ['90', '+49 151 23456790', '+49 151 234567[90]'],
  ['order 151', '+49 151 23456789', '+49 [151] 23456789'],
])('of %j is marked in the number %j', (query, number, expected) => {
  expect(shown(number, numberMarks(number, readSearchTerm(query)))).toBe(expected);
});

describe('what is found', () => {
  const message = {
    text: 'Your order is ready🎂',
    name: 'Jürgen Großmann',
    e164: '+4915123456789',
  };

  test.each([
    ['order juergen', true],
    ['jurgen', true],
    ['ord read', true],
    ['rder', false],
    ['order 151234', true],
    ['0151 2345', true],
    ['+151', false],
    ['order 152', false],
    ['🎂', true],
    ['order 🎂', true],
    ['order 🌷', false],
  ])('%j: %s', (query, found) => {
    const term = readSearchTerm(query);
    expect(term !== null && isFound(term, message)).toBe(found);
  });

  test('is nothing for a term without letters, digits and emoji', () => {
    expect(readSearchTerm(' "*" – …')).toBeNull();
  });

  test('depends on no more than the first words of a very long term', () => {
    const term = readSearchTerm('order '.repeat(3_000));
    expect(term?.words).toHaveLength(16);
    expect(term !== null && isFound(term, message)).toBe(true);
  });
});
