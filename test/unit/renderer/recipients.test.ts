import { describe, expect, it } from 'vitest';
import { maxRecipients } from '#shared/domain/draft';
import {
  addRecipients,
  isReadByCountry,
  splitRecipients,
} from '../../../src/renderer/features/compose/recipients';
import { fc } from '../../support/property';

const recipient = (e164: string) => ({ e164, contactId: null, name: null });

describe('splitting what was typed or pasted', () => {
  it.each([
    ['+1 202 555 0111', ['+1 202 555 0111']],
    ['a, b;c\nd\r\ne\tf', ['a', 'b', 'c', 'd', 'e', 'f']],
    [' , ;\n', []],
  ])('makes of %j %j', (typed, parts) => {
    expect(splitRecipients(typed)).toEqual(parts);
  });
});

describe('a number that was refused', () => {
  it.each([
    ['not-valid', '0171 39200', true],
    ['too-short', '12', true],
    ['too-long', '1234567890123456789', true],
    ['not-valid', '+49 171', false],
    ['not-valid', '(+49) 171', false],
    ['not-valid', '＋49 171', false],
    ['not-valid', '011 49 171', false],
    ['not-valid', '0049 171', false],
    ['not-a-number', 'Clara', false],
    ['country-missing', '171 39200', false],
    ['too-many', '0171 3920010', false],
  ] as const)('was %s: whether the default country counted for %j is %j', (kind, typed, read) => {
    expect(isReadByCountry({ kind, typed })).toBe(read);
  });
});

describe('adding recipients', () => {
  it('leaves over what is too many', () => {
    const numbers = Array.from({ length: 12 }, (_, index) =>
      recipient(`+12025550${String(100 + index)}`),
    );

    const { recipients, leftOver } = addRecipients(numbers.slice(0, 9), numbers.slice(9));

    expect(recipients).toEqual(numbers.slice(0, 10));
    expect(leftOver).toEqual(numbers.slice(10));
  });

  it('takes each number once, never too many, and loses none', () => {
    const some = fc.array(
      fc.integer({ min: 0, max: 25 }).map((n) => recipient(`+1202555010${String(n)}`)),
    );
    fc.assert(
      fc.property(some, some, (first, second) => {
        const start = addRecipients([], first).recipients;
        const { recipients, leftOver } = addRecipients(start, second);
        const numbers = recipients.map(({ e164 }) => e164);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(recipients.length).toBeLessThanOrEqual(maxRecipients);
        expect(recipients.slice(0, start.length)).toEqual(start);
        const kept = new Set([...recipients, ...leftOver].map(({ e164 }) => e164));
        for (const { e164 } of second) expect(kept.has(e164)).toBe(true);
      }),
    );
  });
});
