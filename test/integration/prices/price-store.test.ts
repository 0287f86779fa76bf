import { expect, test } from 'vitest';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { openSound, startAt, tempDir } from '../storage/temp-database';

const cents = (count: number) => ({ amountMicros: count * 10_000, currency: 'EUR' });

test('each account remembers the last price to each country, by country', () => {
  const store = createPriceStore(openSound(tempDir()));
  store.remember('a', 'US', cents(1), startAt);
  store.remember('a', 'DE', cents(7), startAt);
  store.remember('b', 'DE', { amountMicros: 79_000, currency: 'USD' }, startAt);
  store.remember('a', 'DE', cents(8), startAt + 1);
  expect(store.list('a')).toEqual([
    { accountId: 'a', country: 'DE', price: cents(8), seenAt: startAt + 1 },
    { accountId: 'a', country: 'US', price: cents(1), seenAt: startAt },
  ]);
  expect(store.list('nobody')).toEqual([]);
});

test('an older price does not replace a newer one', () => {
  const store = createPriceStore(openSound(tempDir()));
  store.remember('a', 'DE', cents(8), startAt);
  store.remember('a', 'DE', cents(7), startAt - 1);
  expect(store.list('a').map(({ price }) => price)).toEqual([cents(8)]);
});
