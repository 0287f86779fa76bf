import { describe, expect, it } from 'vitest';
import * as phone from '#shared/domain/phone';
import { estimateCost } from '../../../src/renderer/features/compose/estimate';

const german = { e164: '+4915735981001', contactId: null, name: null };
const american = { e164: '+12025550111', contactId: null, name: null };
const price = (country: string, amountMicros: number, currency = 'EUR', seenAt = 1) => {
  return { accountId: 'a', country, price: { amountMicros, currency }, seenAt };
};

describe('the estimate', () => {
  it('is segments times the price of each country', () => {
    const prices = [price('DE', 75_000), price('US', 10_000)];

    expect(estimateCost(2, [german, american, american], prices, phone)).toEqual([
      { amountMicros: 190_000, currency: 'EUR' },
    ]);
  });

  it('takes the price that was seen last', () => {
    const prices = [price('DE', 90_000, 'EUR', 2), price('DE', 75_000, 'EUR', 1)];

    expect(estimateCost(1, [german], prices, phone)).toEqual([
      { amountMicros: 90_000, currency: 'EUR' },
    ]);
  });

  it('never mixes currencies', () => {
    const prices = [price('DE', 75_000), price('US', 10_000, 'USD')];

    expect(estimateCost(1, [german, american], prices, phone)).toEqual([
      { amountMicros: 75_000, currency: 'EUR' },
      { amountMicros: 10_000, currency: 'USD' },
    ]);
  });

  it.each([
    ['a price is missing', 1, [german, american], [price('DE', 75_000)]],
    ['there is no recipient', 1, [], [price('DE', 75_000)]],
    ['there is no text', 0, [german], [price('DE', 75_000)]],
  ])('is not given where %s', (_why, segments, recipients, prices) => {
    expect(estimateCost(segments, recipients, prices, phone)).toBeNull();
  });

  it('leaves the prices in their order', () => {
    const prices = Object.freeze([price('DE', 1, 'EUR', 1), price('DE', 2, 'EUR', 2)]);

    expect(estimateCost(1, [german], prices, phone)).toEqual([
      { amountMicros: 2, currency: 'EUR' },
    ]);
  });
});
