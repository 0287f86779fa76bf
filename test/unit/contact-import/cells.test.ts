import { describe, expect, it } from 'vitest';
import { isNoDate, readDate } from '../../../src/main/contact-import/cells/dates';
import { joinTags, splitNumbers, splitTags } from '../../../src/main/contact-import/cells/lists';
import { splitName } from '../../../src/main/contact-import/cells/names';
import { readDecimal, readLanguage, readYesNo } from '../../../src/main/contact-import/cells/words';
import { fc } from '../../support/property';

describe('a date', () => {
  it.each([
    ['1980-03-12', 'dmy', '1980-03-12'],
    ['1980-03-12 00:00', 'dmy', '1980-03-12'],
    ['19800312', 'dmy', '1980-03-12'],
    ['12.03.1980', 'mdy', '1980-03-12'],
    ['12.3.80', 'dmy', '1980-03-12'],
    ['3/12/1980', 'mdy', '1980-03-12'],
    ['12/3/1980', 'dmy', '1980-03-12'],
    ['25/12/1980', 'mdy', '1980-12-25'],
    ['12. März 1980', 'dmy', '1980-03-12'],
    ['March 12, 1980', 'dmy', '1980-03-12'],
    ['12-Mar-80', 'dmy', '1980-03-12'],
    ['1.1.26', 'dmy', '2026-01-01'],
    ['1.1.27', 'dmy', '1927-01-01'],
    ['12.3.', 'dmy', '--03-12'],
    ['--03-12', 'dmy', '--03-12'],
    ['--0229', 'dmy', '--02-29'],
  ] as const)('is read from “%s” (%s)', (cell, order, date) => {
    expect(readDate(cell, order, 2026)).toBe(date);
  });

  it.each(['31.02.1980', '29.02.1981', '1980', 'soon', '13/13/1980', '0.0.00'])(
    'is not read from “%s”',
    (cell) => {
      expect(readDate(cell, 'dmy', 2026)).toBeNull();
    },
  );

  it.each(['', ' ', '0.0.00', '0/0/00', '1.1.4501'])('is not there in “%s”', (cell) => {
    expect(isNoDate(cell)).toBe(true);
  });

  it('in the normal form is read as it stands', () => {
    const day = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.constantFrom('dmy', 'mdy', 'ymd'), (date, order) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readDate(iso, order, 2026)).toBe(iso);
      }),
    );
  });
});

describe('a name in one piece', () => {
  it.each([
    ['Ada Lovelace', 'Ada', 'Lovelace'],
    ['Lovelace, Ada King', 'Ada King', 'Lovelace'],
    ['Vincent van Gogh', 'Vincent', 'van Gogh'],
    ['Ludwig van der Rohe', 'Ludwig', 'van der Rohe'],
    ['Anna Maria Berger', 'Anna Maria', 'Berger'],
    ['Ada', 'Ada', ''],
    ['山田太郎', '山田太郎', ''],
    ['', '', ''],
  ])('is parted: %s', (full, givenName, familyName) => {
    expect(splitName(full)).toEqual({ givenName, familyName });
  });
});

describe('the tags of a cell', () => {
  it.each([
    ['regular, VIP', ['regular', 'VIP']],
    ['regular;VIP;vip', ['regular', 'VIP']],
    ['* myContacts ::: Friends ::: Wien', ['Friends', 'Wien']],
    ['* myContacts', []],
    ['"a, b", c', ['a, b', 'c']],
    ['', []],
  ])('are parted: %s', (cell, tags) => {
    expect(splitTags(cell)).toEqual(tags);
  });

  it('come back as they were written', () => {
    const separators = fc.constantFrom(':::', ' ', ',', '"', '*', '\t', 'a');
    const tag = fc
      .oneof(
        fc.string({ maxLength: 12 }),
        fc.stringMatching(/^[",;|* a:]{1,8}$/),
        fc.array(separators, { maxLength: 5 }).map((parts) => parts.join('')),
      )
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const tags = fc.uniqueArray(tag, { maxLength: 5, selector: (text) => text.toLowerCase() });
    fc.assert(
      fc.property(tags, (written) => {
        expect(splitTags(joinTags(written))).toEqual(written);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a cell', () => {
  it('may hold several numbers', () => {
    expect(splitNumbers('0171 2345678 / 030 1234567')).toEqual(['0171 2345678', '030 1234567']);
    expect(splitNumbers('+1 202 555 0123 ::: +1 202 555 0124')).toHaveLength(2);
    expect(splitNumbers('0171/2345678')).toEqual(['0171/2345678']);
  });

  it.each([
    ['yes', true],
    ['Ja', true],
    ['x', true],
    ['', false],
    ['nein', false],
    ['0', false],
    ['perhaps', null],
  ])('says yes or no: “%s”', (cell, said) => {
    expect(readYesNo(cell)).toBe(said);
  });

  it.each([
    ['German', 'de'],
    ['Türkçe', 'tr'],
    ['de_AT', 'de-AT'],
    ['pt-BR', 'pt-BR'],
    ['Klingonisch', null],
  ])('names a language: “%s”', (cell, tag) => {
    expect(readLanguage(cell)).toBe(tag);
  });

  it.each([
    ['12', '12'],
    ['12,50', '12.5'],
    ['1.234,50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['1.234.567', '1234567'],
    ["1'234.5", '1234.5'],
    ['-0,0', '0'],
    ['+007', '7'],
    ['12 kg', null],
    ['1,2,3.4.5', null],
    ['', null],
  ])('is a decimal: “%s”', (cell, decimal) => {
    expect(readDecimal(cell)).toBe(decimal);
  });
});
