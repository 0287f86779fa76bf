import type { TFunction } from 'i18next';
import * as v from 'valibot';
import type { HistoryFilter } from '#shared/domain/history-filter';
import { formatMoney } from '#shared/domain/money';
import type { Language } from '#shared/domain/settings';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createAccountWords } from './message-words';

/** What a name is looked up with. */
interface WordsParts {
  readonly language: Language;
  readonly t: TFunction;
  readonly database: Database;
}

const nameRow = v.object({ name: v.string() });
const accountRow = v.object({ accountLabel: v.string(), practice: v.picklist([0, 1]) });
const queries = {
  account: `
    SELECT account_label AS accountLabel, practice FROM message_origins WHERE account_id = :id
    ORDER BY seq DESC LIMIT 1`,
  batch: `SELECT name FROM batches WHERE id = :id`,
} as const;

/** A filter in words, a line for each condition but the period. */
export function conditionsInWords(
  filter: HistoryFilter,
  { language, t, database }: WordsParts,
): readonly string[] {
  const options = { ns: 'record' } as const;
  const accountName = (id: string): string => {
    const row = database.get(queries.account, { id });
    if (row === undefined) return id;
    const { accountLabel, practice } = parseRow(accountRow, row, 'message_origins');
    return createAccountWords(t)({ accountLabel, practice: practice === 1 });
  };
  const batchName = (id: string): string => {
    const row = database.get(queries.batch, { id });
    return row === undefined ? id : parseRow(nameRow, row, 'batches').name;
  };
  const { states, accountId, tag, batchId, kind, cost, query } = filter;
  const lines: string[] = [];
  if (states.length > 0) {
    const words = states.map((state) => t(`report.states.${state}`, options));
    const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(words);
    lines.push(t('report.only.states', { ...options, list }));
  }
  if (accountId !== null) {
    lines.push(t('report.only.account', { ...options, name: accountName(accountId) }));
  }
  if (tag !== null) lines.push(t('report.only.tag', { ...options, name: tag }));
  if (batchId !== null) {
    lines.push(t('report.only.batch', { ...options, name: batchName(batchId) }));
  }
  if (kind !== 'all') lines.push(t(`report.only.${kind}`, options));
  if (cost !== null) {
    const { currency, fromMicros, toMicros } = cost;
    const amount = (amountMicros: number): string =>
      formatMoney({ amountMicros, currency }, language);
    const from = amount(fromMicros ?? 0);
    lines.push(
      toMicros === null
        ? t('report.only.costFrom', { ...options, from })
        : t('report.only.cost', { ...options, from, to: amount(toMicros) }),
    );
  }
  if (query.trim() !== '') {
    lines.push(t('report.only.query', { ...options, query: query.trim().slice(0, 200) }));
  }
  return lines;
}
