import { describe, expect, it } from 'vitest';
import {
  formatBalance,
  formatMoney,
  formatSums,
  restInSums,
} from '../../../../src/shared/domain/money';
import { fc } from '../../../support/property';

const one = (amountMicros: number, currency = 'EUR') => ({
  currency,
  lowMicros: amountMicros,
  highMicros: amountMicros,
});
const spaces = (words: string): string => words.replaceAll('\u00a0', ' ');

describe('money', () => {
  it('is exact as the price of a message', () => {
    expect(spaces(formatMoney({ amountMicros: 7_500, currency: 'EUR' }, 'de'))).toBe('0,0075 €');
    expect(formatMoney({ amountMicros: 75_000, currency: 'EUR' }, 'en')).toBe('€0.075');
  });

  it('has the decimals of its currency as a sum and as a balance', () => {
    expect(spaces(formatSums(one(325_000), 'de'))).toBe('0,33 €');
    expect(spaces(formatBalance(41_775_000, 'EUR', 'de'))).toBe('41,78 €');
    expect(formatSums(one(8_400_000, 'JPY'), 'en')).toBe('¥8');
    expect(formatBalance(41_775_000, null, 'en')).toBe('41.78');
  });

  it('is not said to be nothing where it is less than the smallest coin', () => {
    expect(formatSums(one(4_000), 'en')).toBe('€0.004');
    expect(formatSums({ currency: 'EUR', lowMicros: 4_000, highMicros: 12_000 }, 'en')).toBe(
      '€0.004 – €0.012',
    );
    expect(formatSums(one(0), 'en')).toBe('€0.00');
    expect(formatBalance(-4_000, 'EUR', 'en')).toBe('-€0.004');
  });

  it('is said once where the least and the most read the same', () => {
    expect(formatSums({ currency: 'EUR', lowMicros: 331_000, highMicros: 334_000 }, 'en')).toBe(
      '€0.33',
    );
  });

  it('adds up as it reads: what it costs and what is left make the balance', () => {
    expect(
      spaces(formatBalance(restInSums(42_100_000, 41_775_000, 'EUR', 'de'), 'EUR', 'de')),
    ).toBe('41,77 €');
    const cents = (words: string): number =>
      Math.round(Number(words.replaceAll(/[^-.\d]/g, '')) * 100);
    const read = (micros: number): number => cents(formatBalance(micros, 'EUR', 'en'));
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 1_000_000_000 }),
        fc.integer({ min: 5_000, max: 1_000_000_000 }),
        (balance, cost) => {
          const rest = restInSums(balance, balance - cost, 'EUR', 'en');
          expect(read(rest) + cents(formatSums(one(cost), 'en'))).toBe(read(balance));
          expect(Math.abs(rest - (balance - cost))).toBeLessThanOrEqual(10_000);
        },
      ),
    );
  });
});
