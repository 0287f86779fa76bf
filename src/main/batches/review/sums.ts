import type {
  BatchCost,
  BatchExample,
  BatchReview,
  BatchWave,
  CostRange,
  CountryCost,
} from '#shared/domain/batch';
import type { SegmentPrice } from '#shared/domain/account';
import type { Money } from '#shared/domain/money';
import { countryOf, type E164 } from '#shared/domain/phone';
import { measureText } from '#shared/domain/segments';

/** Somebody who goes, as far as the sums need to know. */
export interface Going {
  readonly e164: E164;
  readonly name: string | null;
  readonly text: string;
  /** When it goes; `null` for at once. */
  readonly at: number | null;
}

/** The figures of a review that follow from who goes. */
export type ReviewSums = Pick<BatchReview, 'segments' | 'ucs2' | 'examples' | 'waves'> & {
  readonly countries: CountrySums;
  /** Those of each time, in the order of `waves`. */
  readonly countriesOf: readonly CountrySums[];
};

/** By country, without prices. */
export type CountrySums = readonly Omit<CountryCost, 'price'>[];

/** Examples of texts that turn to UCS-2. */
const ucs2Shown = 3;

/** Adds up who goes, one after the other. */
export interface Sums {
  add(going: Going): void;
  result(): ReviewSums;
}

export function createSums(): Sums {
  const all: CountryMap = new Map();
  const waves = new Map<number | null, Wave>();
  let segments = 0;
  let ucs2 = 0;
  let first: BatchExample | null = null;
  let longest: BatchExample | null = null;
  const turned: BatchExample[] = [];

  return {
    add({ e164, name, text, at }) {
      const measure = measureText(text);
      segments += measure.segments;
      const country = countryOf(e164);
      const wave: Wave = waves.get(at) ?? { count: 0, countries: new Map() };
      waves.set(at, wave);
      wave.count += 1;
      for (const countries of [all, wave.countries]) {
        const sum = countries.get(country) ?? { messages: 0, segments: 0 };
        countries.set(country, {
          messages: sum.messages + 1,
          segments: sum.segments + measure.segments,
        });
      }
      const example = {
        recipient: e164,
        name,
        text,
        segments: measure.segments,
        encoding: measure.encoding,
      };
      first ??= { why: 'first', ...example };
      if (longest === null || text.length > longest.text.length) {
        longest = { why: 'longest', ...example };
      }
      if (measure.encoding === 'UCS-2') {
        ucs2 += 1;
        if (turned.length < ucs2Shown) turned.push({ why: 'ucs-2', ...example });
      }
    },
    result() {
      // It would be the same text twice, to the same recipient.
      const other = longest?.recipient === first?.recipient ? null : longest;
      const inOrder = [...waves].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
      return {
        segments,
        ucs2,
        examples: [first, other, ...turned].filter((example) => example !== null),
        waves: inOrder.map(([at, { count }]): BatchWave => ({ at, count })),
        countries: listed(all),
        countriesOf: inOrder.map(([, { countries }]) => listed(countries)),
      };
    },
  };
}

interface Wave {
  count: number;
  readonly countries: CountryMap;
}

type CountryMap = Map<string | null, { readonly messages: number; readonly segments: number }>;

/** The most messages first. */
function listed(countries: CountryMap): CountrySums {
  return [...countries]
    .map(([country, sum]) => ({ country, ...sum }))
    .sort((a, b) => b.messages - a.messages);
}

/**
 * What segments cost by the prices that the provider named last.
 *
 * Where it named none for a country, the account's lowest and highest price in each currency stand for
 * it, so that the total is a range. Currencies never mix: with prices in two, each has its own range.
 */
export function costOf(countries: CountrySums, prices: readonly SegmentPrice[]): BatchCost {
  const priceOf = new Map(prices.map(({ country, price }) => [country, price]));
  const priced = countries.map((sum): CountryCost => ({
    ...sum,
    price: sum.country === null ? null : (priceOf.get(sum.country) ?? null),
  }));
  const unpricedSegments = priced
    .filter(({ price }) => price === null)
    .reduce((sum, { segments }) => sum + segments, 0);
  const currencies = [...new Set(prices.map(({ price }) => price.currency))].sort();
  const totals = currencies.map((currency): CostRange => {
    const known = priced
      .filter(({ price }) => price?.currency === currency)
      .reduce((sum, { price, segments }) => sum + (price?.amountMicros ?? 0) * segments, 0);
    const range = rangeOf(prices.map(({ price }) => price).filter((p) => p.currency === currency));
    return {
      currency,
      lowMicros: known + range.low * unpricedSegments,
      highMicros: known + range.high * unpricedSegments,
    };
  });
  return {
    countries: priced,
    totals: totals.filter(({ highMicros }) => highMicros > 0),
    unpricedSegments,
  };
}

function rangeOf(prices: readonly Money[]): { readonly low: number; readonly high: number } {
  const amounts = prices.map(({ amountMicros }) => amountMicros);
  return { low: Math.min(...amounts), high: Math.max(...amounts) };
}

/**
 * What is left of a balance, at least and at most; `null` where it cannot be told.
 *
 * A provider that names no currency with the balance bills in one alone: where the prices are all in
 * one, it is that one.
 */
export function balanceAfter(
  balance: BatchReview['balance'],
  { totals, unpricedSegments }: BatchCost,
): BatchReview['balanceAfter'] {
  const [total, ...others] = totals;
  if (balance === null || others.length > 0) return null;
  if (total === undefined) {
    return unpricedSegments > 0
      ? null
      : { lowMicros: balance.amountMicros, highMicros: balance.amountMicros };
  }
  if (balance.currency !== null && balance.currency !== total.currency) return null;
  return {
    lowMicros: balance.amountMicros - total.highMicros,
    highMicros: balance.amountMicros - total.lowMicros,
  };
}
