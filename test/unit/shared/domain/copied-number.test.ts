import { describe, expect, it } from 'vitest';
import { copiedNumber } from '../../../../src/shared/domain/copied-number';
import { fc } from '../../../support/property';

const e164Of = (text: string): string | undefined => copiedNumber(text, 'DE')?.e164;

describe('a copied text that is one phone number', () => {
  it.each([
    ['as people write it', ' (030) 901820 \n'],
    ['in international form', '+49 30 901820'],
    ['with slashes and dashes', '030/90-18-20'],
    ['with a dash that is not a hyphen', '030\u2013901820'],
    ['as a link', 'tel:+49-30-901820'],
    ['as another link', 'SMS:+4930901820'],
    ['between marks of direction, as address books copy it', '\u202a+49 30 901820\u202c'],
  ])('is read %s', (_how, text) => {
    expect(e164Of(text)).toBe('+4930901820');
  });
});

describe('a copied text that is anything else', () => {
  it.each([
    ['nothing', ''],
    ['words', 'Table for two at eight'],
    ['a number with a name', 'Anna 030 901820'],
    ['letters that stand for digits', '1-800-FLOWERS'],
    ['two numbers', '030 901820, 030 901821'],
    ['two lines', '030 901820\n030 901821'],
    ['a price', '12,50'],
    ['a number with an extension', '030 901820 x12'],
    ['a number that no country has', '+999 123456'],
    ['a link with a text', 'sms:+4930901820?body=Hi'],
    ['something long', '0'.repeat(5_000)],
  ])('is none: %s', (_what, text) => {
    expect(copiedNumber(text, 'DE')).toBeNull();
  });

  it('never throws, and never makes a number of letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const number = copiedNumber(text, 'US');
        if (/\p{L}/u.test(text.replace(/^\s*(sms|tel):/i, ''))) expect(number).toBeNull();
      }),
    );
  });
});
