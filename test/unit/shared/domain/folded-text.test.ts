import { describe, expect, test } from 'vitest';
import { fold, numberPiece } from '#shared/domain/folded-text';
import { fc } from '../../../support/property';

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
});
