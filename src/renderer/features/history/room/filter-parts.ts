import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';

/** A part of the filter that is set and taken back by itself. */
export type FilterPart = 'states' | 'kind' | 'accountId' | 'tag' | 'batchId' | 'dates' | 'cost';

const isSet: Readonly<Record<FilterPart, (filter: HistoryFilter) => boolean>> = {
  states: ({ states }) => states.length > 0,
  kind: ({ kind }) => kind !== 'all',
  accountId: ({ accountId }) => accountId !== null,
  tag: ({ tag }) => tag !== null,
  batchId: ({ batchId }) => batchId !== null,
  dates: ({ fromAt, untilAt }) => fromAt !== null || untilAt !== null,
  cost: ({ cost }) => cost !== null,
};

/** The parts that are set, the search term apart. */
export function setParts(filter: HistoryFilter): readonly FilterPart[] {
  return (Object.keys(isSet) as FilterPart[]).filter((part) => isSet[part](filter));
}

/** What takes a part back. */
export function without(part: FilterPart): Partial<HistoryFilter> {
  const { fromAt, untilAt } = everyMessage;
  return part === 'dates' ? { fromAt, untilAt } : { [part]: everyMessage[part] };
}

/** What takes back all but the search term. */
export function withoutAll({ query }: HistoryFilter): HistoryFilter {
  return { ...everyMessage, query };
}

/** The begin of a day by the computer's clock; `null` for what is no whole date. `YYYY-MM-DD`. */
export function dayStart(date: string, daysLater = 0): number | null {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  // A year that is still being typed.
  if (year < 1970 || year > 9_999) return null;
  const at = new Date(year, month - 1, day + daysLater).getTime();
  return Number.isNaN(at) ? null : at;
}

/** The day of a time by the computer's clock, as a date field has it. */
export function dateOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** An amount as somebody typed it, in millionths; `null` for none. */
export function microsOf(typed: string): number | null {
  const micros = Math.round(Number(typed.trim().replace(',', '.')) * 1_000_000);
  return typed.trim() === '' || !Number.isSafeInteger(micros) || micros < 0 ? null : micros;
}
