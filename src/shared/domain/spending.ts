import type { Money } from './money';
import type { SpendingBucket } from './spending-days';

/**
 * How surely it is known what messages cost.
 *
 * - `named`: the provider said so.
 * - `estimated`: segments times the last price that was known, since the provider named none.
 * - `unclear`: the outcome is unknown; the amount is what it would have cost.
 * - `unpriced`: they went, and no price was known; there is no amount.
 */
export const costCertainties = ['named', 'estimated', 'unclear', 'unpriced'] as const;
export type CostCertainty = (typeof costCertainties)[number];

/** What can be looked at side by side. */
export const spendingGroupings = ['account', 'tag', 'batch', 'country', 'recipient'] as const;
export type SpendingGrouping = (typeof spendingGroupings)[number];

/** What some messages came to. */
export interface SpendingSum {
  readonly messages: number;
  readonly segments: number;
  /** In millionths of the currency that it stands under; 0 where no price was known. */
  readonly micros: number;
}

export const noSpending: SpendingSum = { messages: 0, segments: 0, micros: 0 };

/** Sums by how surely they are known; `unpriced` ones have no amount. */
export type SpendingFigures = Readonly<Record<CostCertainty, SpendingSum>>;

export const noFigures: SpendingFigures = {
  named: noSpending,
  estimated: noSpending,
  unclear: noSpending,
  unpriced: noSpending,
};

/** What was sent in one stretch of time. */
export interface SpendingPoint {
  /** Its first day, `YYYY-MM-DD`. */
  readonly start: string;
  readonly figures: SpendingFigures;
}

/** One of those that are looked at side by side. */
export interface SpendingGroup {
  /** Names it among its likes: an account's or a batch's id, a tag's key, a country's code, a number. */
  readonly key: string;
  /** What a person calls it; empty where nothing is left but the key, or not even that. */
  readonly name: string;
  readonly figures: SpendingFigures;
}

/** All that was spent in one currency. */
export interface CurrencySpending {
  /** ISO 4217; `null` for what no price was known for. */
  readonly currency: string | null;
  readonly total: SpendingFigures;
  /** In the order of time; stretches without messages are left out. */
  readonly points: readonly SpendingPoint[];
  /** The dearest first, at most {@link mostGroups}. */
  readonly groups: readonly SpendingGroup[];
  /** All beyond those, and how many they are. */
  readonly others: { readonly count: number; readonly figures: SpendingFigures };
}

/** More would be read by nobody; the file that is saved has no more either. */
export const mostGroups = 50;

/** What was spent from one day to another, both included. */
export interface SpendingReport {
  readonly from: string;
  readonly to: string;
  readonly bucket: SpendingBucket;
  readonly by: SpendingGrouping;
  /** The days that the groups stand for: whole months for recipients, else the same. */
  readonly groupsFrom: string;
  readonly groupsTo: string;
  /** By currency; what has none comes last. They never mix. */
  readonly currencies: readonly CurrencySpending[];
  /** The accounts that ever sent something that counts, to choose from. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** The first day with anything; `null` where nothing was ever sent. */
  readonly firstDay: string | null;
}

/** Adds what is not negative, or takes it away again with `factor` -1. */
export function addSums(a: SpendingSum, b: SpendingSum, factor: 1 | -1 = 1): SpendingSum {
  return {
    messages: a.messages + factor * b.messages,
    segments: a.segments + factor * b.segments,
    micros: a.micros + factor * b.micros,
  };
}

export function addFigures(
  a: SpendingFigures,
  b: SpendingFigures,
  factor: 1 | -1 = 1,
): SpendingFigures {
  return {
    named: addSums(a.named, b.named, factor),
    estimated: addSums(a.estimated, b.estimated, factor),
    unclear: addSums(a.unclear, b.unclear, factor),
    unpriced: addSums(a.unpriced, b.unpriced, factor),
  };
}

/** Everything that went or may have gone. */
export function totalOf({ named, estimated, unclear, unpriced }: SpendingFigures): SpendingSum {
  return [named, estimated, unclear, unpriced].reduce((sum, one) => addSums(sum, one), noSpending);
}

/** What one message cost on average, rounded; `null` where no message has a price. */
export function averageCost(figures: SpendingFigures, currency: string | null): Money | null {
  const priced = addSums(figures.named, figures.estimated);
  if (currency === null || priced.messages === 0) return null;
  return { amountMicros: Math.round(priced.micros / priced.messages), currency };
}
