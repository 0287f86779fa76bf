import examples from 'libphonenumber-js/mobile/examples';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberWithError,
  type CountryCode,
} from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { plainNumber } from '../../../src/main/contact-import/numbers/plain-number';
import { readNumber } from '../../../src/main/contact-import/numbers/read-number';
import { fc } from '../../support/property';

const read = (typed: string, country: 'DE' | 'AT' | 'ES' | 'GB' | 'US' = 'DE') => {
  const number = readNumber(typed, country);
  return number.ok ? [number.value.e164, number.value.repair] : number.error;
};

describe('a number in a file', () => {
  it.each([
    ['0171 2345678', 'DE'],
    ['0171/2345678', 'DE'],
    ['+49 171 2345678', 'US'],
    ['0049 171 2345678', 'DE'],
    ['\u202a+49 171 2345678\u202c', 'DE'],
    ['＋49 171 2345678', 'DE'],
  ] as const)('that is right as it stands is left alone: %s in %s', (typed, country) => {
    expect(read(typed, country)).toEqual(['+491712345678', null]);
  });

  it.each([
    ['2025550123', 'US', '+12025550123'],
    ['1 (202) 555-0123', 'US', '+12025550123'],
    ['612 345 678', 'ES', '+34612345678'],
    ['030 1234567', 'DE', '+49301234567'],
  ] as const)('is right as people of the country write it: %s in %s', (typed, country, e164) => {
    expect(read(typed, country)).toEqual([e164, null]);
  });

  it.each([
    ["'01712345678", 'cleaned'],
    ['="01712345678"', 'cleaned'],
    ['01712345678.0', 'cleaned'],
    ['01712345678,00', 'cleaned'],
    ['Tel. 0171 2345678', 'cleaned'],
    ['0171 2345678 (privat)', 'cleaned'],
    ['+0171 2345678', 'cleaned'],
    ['1712345678', 'zero-added'],
    ['1712345678.0', 'zero-added'],
    ['491712345678', 'plus-added'],
    ['0491712345678', 'plus-added'],
    ['4901712345678', 'plus-added'],
    ['+4949171 2345678', 'country-code-once'],
    ['+490049171 2345678', 'country-code-once'],
    ['4949 171 2345678', 'country-code-once'],
    ['0049(0)1712345678', 'zero-removed'],
    ['+49(0)171 2345678', 'zero-removed'],
    ['+49 0171 2345678', 'zero-removed'],
  ])('is repaired: %s, %s', (typed, repair) => {
    expect(read(typed)).toEqual(['+491712345678', repair]);
  });

  it.each([
    ['00491712345678', 'US', '+491712345678', 'cleaned'],
    ['7400123456', 'GB', '+447400123456', 'zero-added'],
    ['43664123456', 'AT', '+43664123456', 'plus-added'],
    ['43664123456', 'US', '+43664123456', 'plus-added'],
  ] as const)(
    'is repaired by the rules of the country: %s in %s',
    (typed, country, e164, repair) => {
      expect(read(typed, country)).toEqual([e164, repair]);
    },
  );

  it('without a country code is one of the country before it is a foreign one', () => {
    // Also a number in Austin, Texas.
    expect(read('15123456789')).toEqual(['+4915123456789', 'zero-added']);
  });

  it('with more than one valid reading is refused, and says which', () => {
    // A landline in Grömitz that lost its zero, or an Austrian mobile that lost its plus.
    expect(read('43664123456')).toEqual({
      kind: 'ambiguous',
      readings: ['+4943664123456', '+43664123456'],
    });
  });

  it.each(['4.41E+11', '4,41E+11', '4.41712345678e+11', "'4.41E+11", '####', '#WERT!', '#N/A'])(
    'that a spreadsheet destroyed is refused as that: %s',
    (typed) => {
      expect(read(typed)).toEqual({ kind: 'mangled' });
    },
  );

  it.each([
    ['', 'empty'],
    ["'", 'empty'],
    ['unknown', 'not-a-number'],
    ['0171', 'not-valid'],
    ['0171 2345678 ext 5', 'not-valid'],
    ['+0 12', 'country-missing'],
  ])('that is none is refused with the reason: “%s”, %s', (typed, problem) => {
    expect(read(typed)).toEqual({ kind: 'not-valid', problem });
  });
});

const mobile = fc.constantFrom(
  ...(['DE', 'AT', 'CH', 'FR', 'GB', 'IT', 'NL', 'PL', 'ES', 'TR', 'US'] as const).map(
    (country) => country,
  ),
);
const digits = fc.stringMatching(/^\d{7,12}$/);

describe('whatever stands in a cell', () => {
  it('is read as a valid number or refused with a reason', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.stringMatching(/^[+'(]{0,2}[\d ()/.-]{4,20}$/),
      fc.tuple(fc.constantFrom('+', '00', '0', '', "'"), digits).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cell, mobile, (typed, country) => {
        const number = readNumber(typed, country);
        if (!number.ok) return;
        const { e164 } = number.value;
        const parsed = parsePhoneNumberWithError(e164, { extract: false });
        expect(parsed.isValid()).toBe(true);
        expect(parsed.number).toBe(e164);
        // Read again, a number that was repaired is right.
        expect(readNumber(e164, country)).toEqual({ ok: true, value: { e164, repair: null } });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never read as a number that shares no digits with it', () => {
    fc.assert(
      fc.property(digits, mobile, (typed, country) => {
        const number = readNumber(typed, country);
        if (!number.ok) return;
        const tail = typed.replace(/^0+/, '').slice(-6);
        expect(number.value.e164).toContain(tail);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is repaired to a number of the country that a text can reach before any other', () => {
    const germanMobile = fc
      .tuple(fc.constantFrom('1511', '1520', '160', '170', '171', '175'), fc.nat(8_999_999))
      .map(([prefix, tail]) => `${prefix}${String(1_000_000 + tail)}`);
    const breakIt = fc.constantFrom(
      (national: string) => national,
      (national: string) => `49${national}`,
      (national: string) => `+4949${national}`,
      (national: string) => `0049(0)${national}`,
      (national: string) => `'0${national}`,
      (national: string) => `0${national}.0`,
    );
    fc.assert(
      fc.property(germanMobile, breakIt, (national, broken) => {
        const number = readNumber(broken(national), 'DE');
        expect(number).toMatchObject({ ok: true, value: { e164: `+49${national}` } });
        expect(number.ok && number.value.repair).not.toBeNull();
      }),
    );
  });

  it('keeps the country code once, however often it stood there', () => {
    const number = fc.constantFrom(
      ['DE', '1712345678'],
      ['AT', '664123456'],
      ['CH', '791234567'],
      ['GB', '7400123456'],
    ) as fc.Arbitrary<['DE' | 'AT' | 'CH' | 'GB', string]>;
    fc.assert(
      fc.property(number, ([country, national]) => {
        const code = getCountryCallingCode(country);
        expect(readNumber(`+${code}${code}${national}`, 'US')).toMatchObject({
          ok: true,
          value: { e164: `+${code}${national}`, repair: 'country-code-once' },
        });
      }),
    );
  });
});

function slowly(text: string, country: CountryCode) {
  try {
    return parsePhoneNumberWithError(text, { defaultCountry: country, extract: false });
  } catch {
    return null;
  }
}

describe('the short way to read numbers', () => {
  it('reads each as libphonenumber does, or leaves it to that', () => {
    const country = fc.constantFrom(...getCountries());
    const national = fc.stringMatching(/^[1-9]\d{5,11}$/);
    const sample = country.chain((one) => {
      const example = getExampleNumber(one, examples)?.nationalNumber;
      const near = fc
        .stringMatching(/^\d{3}$/)
        .map((tail) => `${(example ?? '123456').slice(0, -3)}${tail}`);
      const code = getCountryCallingCode(one);
      return fc.record({
        country: fc.oneof(fc.constant(one), country),
        text: fc
          .tuple(
            fc.constantFrom(`+${code}`, `00${code}`, '0', '', `+${code}0`),
            fc.oneof(near, national),
          )
          .map((parts) => parts.join('')),
      });
    });
    let read = 0;
    fc.assert(
      fc.property(sample, ({ text, country: one }) => {
        const plain = plainNumber(text, one);
        if (plain === null) return;
        const parsed = slowly(text, one);
        if (plain.kind === 'not-valid') {
          expect(parsed?.getType()).toBeUndefined();
          return;
        }
        read += 1;
        expect(plain.e164).toBe(parsed?.number);
        const mobile = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];
        expect(plain.isMobile ? mobile : ['FIXED_LINE']).toContain(parsed?.getType());
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('leaves what begins as a call abroad to libphonenumber, whatever zero it has', () => {
    expect(plainNumber('013098212000', 'UY')).toBeNull();
  });
});
