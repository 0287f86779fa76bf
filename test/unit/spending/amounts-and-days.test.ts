import { describe, expect, it } from 'vitest';
import { budgetLevel } from '#shared/domain/budget';
import {
  bucketsBetween,
  bucketStart,
  dateOfDay,
  dayOfDate,
  localDay,
  monthStart,
  nextBucket,
  spendingBuckets,
} from '#shared/domain/spending-days';
import { inMonths, inPieces, type Span, type Stretch } from '../../../src/main/spending/spans';
import { periodOf, fittingBucket } from '../../../src/renderer/features/spending/period';
import { amountFrom } from '../../../src/renderer/features/spending/typed-amount';
import { fc } from '../../support/property';

const someDay = fc.integer({ min: 0, max: dayOfDate('2399-12-31') });

describe('days', () => {
  it('are dates and back again', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(dayOfDate(dateOfDay(day))).toBe(day);
      }),
    );
  });

  it('are in exactly one stretch of each kind', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...spendingBuckets), (day, bucket) => {
        const start = bucketStart(day, bucket);
        expect(start).toBeLessThanOrEqual(day);
        expect(nextBucket(day, bucket)).toBeGreaterThan(day);
        expect(bucketStart(nextBucket(day, bucket) - 1, bucket)).toBe(start);
      }),
    );
  });

  it('have weeks that begin on Monday', () => {
    expect(dateOfDay(bucketStart(dayOfDate('2026-11-22'), 'week'))).toBe('2026-11-16');
    expect(dateOfDay(bucketStart(dayOfDate('2026-11-16'), 'week'))).toBe('2026-11-16');
  });

  it('have a date whatever a clock is set to', () => {
    for (const at of [-1e15, -1, 0, 1e15, 8.64e15, Number.NaN]) {
      expect(dateOfDay(localDay(at))).toHaveLength(10);
    }
  });

  it('are put into stretches without a gap', () => {
    const starts = bucketsBetween(dayOfDate('2026-01-30'), dayOfDate('2026-03-01'), 'month');
    expect(starts.map(dateOfDay)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  });
});

describe('sums that are read', () => {
  const span = (from: string, to: string) => ({ from: dayOfDate(from), to: dayOfDate(to) });
  const told = ({ from, to, sums }: Stretch) => `${dateOfDay(from)} – ${dateOfDay(to)} by ${sums}`;

  it('are those of whole months, and of the days before and after', () => {
    expect(inMonths(span('2022-11-05', '2024-02-10')).map(told)).toEqual([
      '2022-11-05 – 2022-11-30 by day',
      '2022-12-01 – 2024-01-31 by month',
      '2024-02-01 – 2024-02-10 by day',
    ]);
  });

  it('are those of whole months alone where no month is cut', () => {
    expect(inMonths(span('2025-01-01', '2026-11-30')).map(told)).toEqual([
      '2025-01-01 – 2026-11-30 by month',
    ]);
    expect(inMonths(span('1970-01-01', '9999-12-31')).map(told)).toEqual([
      '1970-01-01 – 9999-12-31 by month',
    ]);
  });

  it('are those of days where no month is whole', () => {
    expect(inMonths(span('2025-01-02', '2025-02-27')).map(told)).toEqual([
      '2025-01-02 – 2025-02-27 by day',
    ]);
  });

  it.each([
    ['months', inMonths],
    ['pieces', (days: Span) => inPieces(days, 120)],
  ] as const)('have every day once, in %s', (_, cut) => {
    fc.assert(
      fc.property(someDay, fc.nat(2_000), (from, days) => {
        const stretches = cut({ from, to: from + days });
        expect(stretches[0]?.from).toBe(from);
        expect(stretches.at(-1)?.to).toBe(from + days);
        stretches.slice(1).forEach((stretch, index) => {
          expect(stretch.from).toBe(stretches[index]!.to + 1);
        });
        for (const { from: first, to: last, sums } of stretches) {
          expect(last).toBeGreaterThanOrEqual(first);
          if (sums === 'month')
            expect([first, last + 1]).toEqual([first, last + 1].map(monthStart));
        }
      }),
    );
  });
});

describe('periods', () => {
  const own = { from: '2020-01-01', to: '2020-01-02' };

  it.each([
    ['this-month', '2026-03-01', '2026-03-12'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['last-12-months', '2025-04-01', '2026-03-12'],
    ['this-year', '2026-01-01', '2026-03-12'],
    ['last-year', '2025-01-01', '2025-12-31'],
    ['all', '1970-01-01', '2026-03-12'],
    ['own', '2020-01-01', '2020-01-02'],
  ] as const)('“%s” goes from %s to %s', (name, from, to) => {
    expect(periodOf(name, '2026-03-12', own)).toEqual({ from, to });
  });

  it('are looked at in stretches that one can tell apart', () => {
    expect(fittingBucket({ from: '2026-03-01', to: '2026-03-31' })).toBe('day');
    expect(fittingBucket({ from: '2026-01-01', to: '2026-04-30' })).toBe('week');
    expect(fittingBucket({ from: '2025-01-01', to: '2026-03-31' })).toBe('month');
  });
});

describe('a typed amount', () => {
  it.each([
    ['25', 'en', 25_000_000],
    ['25.5', 'en', 25_500_000],
    ['25,50', 'de', 25_500_000],
    ['25.50', 'de', 25_500_000],
    ['1,250', 'en', 1_250_000_000],
    ['1.250', 'de', 1_250_000_000],
    ['1.250,75', 'de', 1_250_750_000],
    ['1 250', 'de', 1_250_000_000],
    ['0.01', 'en', 10_000],
  ])('%s in %s is read', (typed, language, micros) => {
    expect(amountFrom(typed, language)).toBe(micros);
  });

  it.each(['', '0', '-5', 'a lot', '1,2,3', '25.505', '1e9', '9'.repeat(30)])(
    '“%s” is refused',
    (typed) => {
      expect(amountFrom(typed, 'en')).toBeNull();
    },
  );
});

describe('a budget', () => {
  it('is near at 80 % and reached at 100 %', () => {
    expect([0, 79, 80, 99, 100, 101].map((used) => budgetLevel(used, 100))).toEqual([
      'under',
      'under',
      'warning',
      'warning',
      'reached',
      'reached',
    ]);
  });
});
