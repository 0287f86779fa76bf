import type { SpendingQuery } from '#shared/contract/spending-channels';
import { formatPhone } from '#shared/domain/phone';
import {
  addFigures,
  mostGroups,
  noFigures,
  type CurrencySpending,
  type SpendingFigures,
  type SpendingGroup,
  type SpendingGrouping,
  type SpendingReport,
} from '#shared/domain/spending';
import { dateOfDay, dayOfDate, type SpendingBucket } from '#shared/domain/spending-days';
import { dearestFirst, figuresOf, pointsOf, type Lines } from './figures';
import { groupBy } from './group-by';
import { rankRecipients } from './recipients';
import { inMonths, inPieces, wholeMonths, type Span } from './spans';
import { spendingParts } from './spending-keys';
import type { DaySum, KeySum, LineSum, SpendingLine, SpendingStore } from './spending-store';

export interface ReportParts {
  readonly store: SpendingStore;
  /** Gives the event loop a turn. */
  readonly breathe: () => Promise<void>;
}

/** Days by so many at a time: a few milliseconds. */
const pieceDays = 600;

/** Those side by side in one currency, and all beyond them. */
type Grouped = Pick<CurrencySpending, 'groups' | 'others'>;

/** Tells the groups of one currency. */
type GroupsIn = (currency: string, lines: Lines) => Grouped;

/** Adds up what was spent. Long work is done in slices, with turns of the event loop in between. */
export async function spendingReport(
  parts: ReportParts,
  query: SpendingQuery,
): Promise<SpendingReport> {
  const { store } = parts;
  const every = store.lines();
  const lines = every.filter(
    ({ accountId }) => query.accountId === null || accountId === query.accountId,
  );
  const span = { from: dayOfDate(query.from), to: dayOfDate(query.to) };
  const groupSpan = query.by === 'recipient' ? wholeMonths(span) : span;
  const byDay = await sumsByTime(parts, span, query.bucket, idsOf(lines));
  const groupsIn = await grouping(parts, query.by, groupSpan, lines, byDay);

  const currencies = [...groupBy(lines, ({ currency }) => currency)]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([currency, ofCurrency]): CurrencySpending => {
      const byId = new Map(ofCurrency.map((line) => [line.id, line]));
      return {
        currency: currency === '' ? null : currency,
        total: figuresOf(byDay, byId),
        points: pointsOf(
          byDay.filter(({ line }) => byId.has(line)),
          byId,
          query.bucket,
        ),
        ...groupsIn(currency, byId),
      };
    })
    .filter(({ points, groups }) => points.length > 0 || groups.length > 0);
  const first = store.days()?.from ?? null;
  return {
    from: query.from,
    to: query.to,
    bucket: query.bucket,
    by: query.by,
    groupsFrom: dateOfDay(groupSpan.from),
    groupsTo: dateOfDay(groupSpan.to),
    currencies,
    accounts: accountsOf(every),
    firstDay: first === null ? null : dateOfDay(first),
  };
}

/** Sums by day, or by month where months are asked for and whole. */
async function sumsByTime(
  { store, breathe }: ReportParts,
  span: Span,
  bucket: SpendingBucket,
  lines: readonly number[],
): Promise<readonly DaySum[]> {
  const days = store.days();
  if (days === null) return [];
  // Days before and after would be passed over, a piece at a time: there are thousands since 1970.
  const known = { from: Math.max(span.from, days.from), to: Math.min(span.to, days.to) };
  const stretches = bucket === 'month' ? inMonths(known) : inPieces(known, pieceDays);
  const rows: DaySum[] = [];
  for (const stretch of stretches) {
    rows.push(...store.byTime(stretch, lines));
    await breathe();
  }
  return rows;
}

async function grouping(
  parts: ReportParts,
  by: SpendingGrouping,
  span: Span,
  lines: readonly SpendingLine[],
  byDay: readonly DaySum[],
): Promise<GroupsIn> {
  const { store, breathe } = parts;
  if (by === 'recipient') return recipientGroups(parts, span, lines);
  if (by === 'account') return (_, ofCurrency) => cut(accountGroups(byDay, ofCurrency));
  const rows: KeySum[] = [];
  for (const stretch of inMonths(span)) {
    rows.push(...store.byKey(spendingParts[by][stretch.sums], stretch, idsOf(lines)));
    await breathe();
  }
  return (_, ofCurrency) => cut(keyGroups(store, rows, ofCurrency));
}

async function recipientGroups(
  { store, breathe }: ReportParts,
  span: Span,
  lines: readonly SpendingLine[],
): Promise<GroupsIn> {
  const ranked = await rankRecipients(store.recipients, span, lines, mostGroups, breathe);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const found = new Map<string, Grouped>();
  for (const [currency, { dearest, all, count }] of ranked) {
    const groups: SpendingGroup[] = [];
    for (const [number, rows] of groupBy(dearest, ({ key }) => key)) {
      groups.push({ ...recipientOf(store, number), figures: figuresOf(rows, byId) });
      await breathe();
    }
    const figures = addFigures(figuresOf(all, byId), sumOf(groups), -1);
    const others = { count: count - groups.length, figures };
    found.set(currency, { groups: groups.sort(dearestFirst), others });
  }
  return (currency) => found.get(currency) ?? cut([]);
}

/** A recipient, with the name that their number goes by now. */
function recipientOf(store: SpendingStore, number: number): Pick<SpendingGroup, 'key' | 'name'> {
  const e164 = store.recipients.e164(number);
  if (e164 === null) return { key: '', name: '' };
  return { key: e164, name: store.contactName(e164) || formatPhone(e164) };
}

function accountGroups(rows: readonly LineSum[], lines: Lines): readonly SpendingGroup[] {
  const byAccount = groupBy(
    rows.filter(({ line }) => lines.has(line)),
    ({ line }) => lines.get(line)?.accountId ?? '',
  );
  const names = new Map([...lines.values()].map((line) => [line.accountId, line.accountName]));
  return [...byAccount].map(([key, ofAccount]) => ({
    key,
    name: names.get(key) ?? '',
    figures: figuresOf(ofAccount, lines),
  }));
}

function keyGroups(
  store: SpendingStore,
  rows: readonly KeySum[],
  lines: Lines,
): readonly SpendingGroup[] {
  const ofLines = rows.filter(({ line }) => lines.has(line));
  return [...groupBy(ofLines, ({ key }) => key)].map(([id, ofKey]) => ({
    ...(store.name(id) ?? { key: '', name: '' }),
    figures: figuresOf(ofKey, lines),
  }));
}

function cut(groups: readonly SpendingGroup[]): Grouped {
  const sorted = [...groups].sort(dearestFirst);
  const rest = sorted.slice(mostGroups);
  return {
    groups: sorted.slice(0, mostGroups),
    others: { count: rest.length, figures: sumOf(rest) },
  };
}

function sumOf(groups: readonly SpendingGroup[]): SpendingFigures {
  return groups.reduce((sum, { figures }) => addFigures(sum, figures), noFigures);
}

function idsOf(lines: readonly SpendingLine[]): number[] {
  return lines.map(({ id }) => id);
}

function accountsOf(lines: readonly SpendingLine[]): SpendingReport['accounts'] {
  const names = new Map(lines.map(({ accountId, accountName }) => [accountId, accountName]));
  return [...names].map(([id, name]) => ({ id, name }));
}
