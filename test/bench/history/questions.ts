import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import { tagNames } from '../../support/contacts/note-words';
import { seededAccounts, seededUntil } from './seed';

const yearMs = 365.25 * 86_400_000;

const [famulor, autocalls, , practice] = seededAccounts;
const longAgo = { fromAt: seededUntil - 5 * yearMs, untilAt: seededUntil - 4.9 * yearMs };
const lastWeek = { fromAt: seededUntil - 7 * 86_400_000, untilAt: null };
const oneDay = {
  fromAt: seededUntil - 2 * yearMs,
  untilAt: seededUntil - 2 * yearMs + 86_400_000,
};
const euros = (from: number | null, to: number | null) => ({
  cost: { currency: 'EUR', fromMicros: from, toMicros: to },
});

/** Questions that a view can ask, without a search term. */
export const filters: readonly Partial<HistoryFilter>[] = [
  {},
  { states: ['accepted'] },
  { states: ['rejected'] },
  { states: ['unknown'] },
  { states: ['cancelled'] },
  { states: ['scheduled'] },
  { states: ['queued', 'sending'] },
  ...seededAccounts.map(({ id }) => ({ accountId: id })),
  { kind: 'practice' },
  { kind: 'real' },
  longAgo,
  lastWeek,
  oneDay,
  euros(null, null),
  euros(100_000, null),
  euros(500_000, null),
  euros(null, 10_000),
  { cost: { currency: 'USD', fromMicros: 15_000, toMicros: null } },
  { cost: { currency: 'CHF', fromMicros: null, toMicros: null } },
  ...tagNames.map((tag) => ({ tag })),
  { states: ['rejected'], ...longAgo },
  { states: ['unknown'], ...longAgo, accountId: autocalls.id },
  { states: ['rejected'], accountId: practice.id, ...oneDay },
  { states: ['unknown'], tag: tagNames[0], ...longAgo },
  { kind: 'practice', ...euros(100_000, null) },
  { accountId: famulor.id, cost: { currency: 'USD', fromMicros: null, toMicros: null } },
  { tag: tagNames[1], ...longAgo },
  { tag: tagNames[2], states: ['cancelled'], accountId: practice.id },
];

/** The same of a batch, from the view that its details lead to. */
export function filtersOfBatch(batchId: string): readonly Partial<HistoryFilter>[] {
  return [{ batchId }, { batchId, states: ['rejected'] }, { batchId, states: ['unknown'] }];
}

/** What is typed, letter by letter. */
const typed = ['termin', 'bestellung 12', 'müller', 'anna', 'dear ma', 'reinigung jacke'].flatMap(
  (words) => Array.from(words, (_, index) => words.slice(0, index + 1)),
);

/** Search terms, some of them far from anything that was sent. */
export const searches: readonly Partial<HistoryFilter>[] = [
  ...typed,
  'e',
  '1',
  'i d',
  'uhr um',
  'zzzzz',
  '4711',
  '0151',
  '+49',
  '+49 151 2',
  '234',
  '51',
  '90 12',
  '4915',
  '23456',
  'anna 151',
  'termin 4711',
  '"quoted" OR (near*',
  '🎂',
  'ihr termin um uhr ist bestätigt bitte',
  'x'.repeat(10_000),
  'a '.repeat(5_000),
].map((query) => ({ query }));

/** Both at once, the worst that we could think of among them. */
export const combined: readonly Partial<HistoryFilter>[] = [
  { query: 'uhr', states: ['rejected'] },
  { query: 'e', states: ['unknown'], ...longAgo, tag: tagNames[0] },
  { query: 'i', states: ['unknown'], ...longAgo },
  { query: 'termin', accountId: practice.id, ...oneDay },
  { query: 'a', kind: 'practice', ...euros(100_000, null) },
  { query: 'order', accountId: autocalls.id },
  { query: 'commande', states: ['cancelled'], ...lastWeek },
  { query: 'zzzzz', states: ['accepted'] },
  {
    query: 'u',
    accountId: famulor.id,
    cost: { currency: 'USD', fromMicros: null, toMicros: null },
  },
  { query: 'm', tag: tagNames[2], states: ['rejected'] },
  { query: '+49', states: ['cancelled'], ...longAgo },
];

export function asFilter(part: Partial<HistoryFilter>): HistoryFilter {
  return { ...everyMessage, ...part };
}
