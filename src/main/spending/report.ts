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
import {
  dateOfDay,
  dayOfDate,
  monthStart,
  nextMonth,
  type DayNumber,
} from '#shared/domain/spending-days';
import { dearestFirst, figuresOf, groupBy, mergeGroups, pointsOf, type Lines } from './figures';
import { findDearest, wholeDays } from './recipients';
import { spendingParts } from './spending-keys';
import type { KeySum, SpendingLine, SpendingStore } from './spending-store';

export interface ReportParts {
  readonly store: SpendingStore;
  /** Gives the event loop a turn. */
  readonly breathe: () => Promise<void>;
}

/** Days, both included. */
interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

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
  const byDay = store.byDay(span.from, span.to, idsOf(lines));
  await parts.breathe();
  const groupsIn = await grouping(parts, query.by, groupSpan, lines);

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
  const first = store.days()?.first;
  return {
    from: query.from,
    to: query.to,
    bucket: query.bucket,
    by: query.by,
    groupsFrom: dateOfDay(groupSpan.from),
    groupsTo: dateOfDay(groupSpan.to),
    currencies,
    accounts: accountsOf(every),
    firstDay: first === undefined ? null : dateOfDay(first),
  };
}

async function grouping(
  parts: ReportParts,
  by: SpendingGrouping,
  span: Span,
  lines: readonly SpendingLine[],
): Promise<GroupsIn> {
  const { store } = parts;
  if (by === 'recipient') return recipientGroups(parts, span, lines);
  if (by === 'account') {
    const rows = store.byDay(span.from, span.to, idsOf(lines));
    return (_, ofCurrency) => cut(accountGroups(rows, ofCurrency));
  }
  const rows = store.byKey(spendingParts[by], span.from, span.to, idsOf(lines));
  return (_, ofCurrency) =>
    cut(
      keyGroups(
        store,
        rows.filter(({ line }) => ofCurrency.has(line)),
        ofCurrency,
      ),
    );
}

async function recipientGroups(
  { store, breathe }: ReportParts,
  span: Span,
  lines: readonly SpendingLine[],
): Promise<GroupsIn> {
  const known = store.days();
  if (known === null) return () => cut([]);
  const days = wholeDays(span.from, span.to, known);
  const ids = idsOf(lines);
  const dearest = await findDearest(store, days, ids, mostGroups, breathe);
  const total = store.byDay(span.from, span.to, ids);
  return (currency, ofCurrency) => {
    const { keys, count } = dearest.get(currency) ?? { keys: [], count: 0 };
    const found = keyGroups(
      store,
      keys.flatMap((key) => store.recipient(days, [...ofCurrency.keys()], key)),
      ofCurrency,
    );
    const groups = found.map(named(store)).sort(dearestFirst);
    const shown = sumOf(groups);
    return {
      groups,
      others: {
        count: count - keys.length,
        figures: addFigures(figuresOf(total, ofCurrency), shown, -1),
      },
    };
  };
}

function accountGroups(
  rows: readonly Omit<KeySum, 'key'>[],
  lines: Lines,
): readonly SpendingGroup[] {
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
  const groups = [...groupBy(rows, ({ key }) => key)].map(([id, ofKey]) => {
    const { key, name } = store.name(id);
    return { key: key ?? '', name: key === null ? '' : name, figures: figuresOf(ofKey, lines) };
  });
  return mergeGroups(groups);
}

/** Gives a recipient the name that their number goes by now. */
function named(store: SpendingStore) {
  return (group: SpendingGroup): SpendingGroup => {
    if (group.key === '') return group;
    return { ...group, name: store.contactName(group.key) || formatPhone(group.key) };
  };
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

function wholeMonths({ from, to }: Span): Span {
  return { from: monthStart(from), to: nextMonth(to) - 1 };
}

function idsOf(lines: readonly SpendingLine[]): number[] {
  return lines.map(({ id }) => id);
}

function accountsOf(lines: readonly SpendingLine[]): SpendingReport['accounts'] {
  const names = new Map(lines.map(({ accountId, accountName }) => [accountId, accountName]));
  return [...names].map(([id, name]) => ({ id, name }));
}
