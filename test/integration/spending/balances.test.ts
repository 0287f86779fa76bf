import { expect, test } from 'vitest';
import { createBalances } from '../../../src/main/spending/balances';
import { openSound, tempDir } from '../storage/temp-database';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const at = Date.UTC(2026, 2, 12, 10);

const euros = (amountMicros: number) => ({ amountMicros, currency: 'EUR' });

test('a balance is kept once an hour: the last that was told', () => {
  const balances = createBalances(openSound(tempDir()));
  balances.note('a', euros(10), at);
  balances.note('a', euros(9), at + hourMs - 1);
  balances.note('a', euros(8), at + hourMs);
  balances.note('b', euros(1), at);
  expect(balances.list('a', at, at + dayMs)).toEqual({
    currency: 'EUR',
    samples: [
      { at, amountMicros: 9 },
      { at: at + hourMs, amountMicros: 8 },
    ],
  });
});

test('after three months one a day is left, the last; after ten years none', () => {
  const balances = createBalances(openSound(tempDir()));
  const morning = Date.UTC(2026, 2, 12, 6);
  for (let hour = 0; hour < 6; hour += 1) {
    balances.note('a', euros(hour), morning + hour * hourMs);
  }
  balances.note('a', euros(100), morning + 100 * dayMs);
  const kept = balances.list('a', 0, morning + 200 * dayMs).samples;
  expect(kept.map(({ amountMicros }) => amountMicros)).toEqual([5, 100]);
  balances.note('a', euros(200), morning + 11 * 366 * dayMs);
  const later = balances.list('a', 0, morning + 12 * 366 * dayMs).samples;
  expect(later.map(({ amountMicros }) => amountMicros)).toEqual([200]);
});

test('balances of two currencies are never one line', () => {
  const balances = createBalances(openSound(tempDir()));
  balances.note('a', { amountMicros: 5, currency: null }, at);
  balances.note('a', euros(7), at + hourMs);
  expect(balances.list('a', 0, at + dayMs)).toEqual({
    currency: 'EUR',
    samples: [{ at: at + hourMs, amountMicros: 7 }],
  });
  expect(balances.list('b', 0, at)).toEqual({ currency: null, samples: [] });
});
