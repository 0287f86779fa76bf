import * as v from 'valibot';
import { costCertainties, type CostCertainty, type SpendingSum } from '#shared/domain/spending';
import type { DayNumber } from '#shared/domain/spending-days';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { spendingParts } from './spending-keys';

/** Of recipients, by all time, years and months: there are so many that days would cost too much. */
const ofRecipients = `
  SELECT key, line, messages, segments, micros FROM spending
  WHERE part = ${spendingParts.recipientYear} AND day IN (SELECT value FROM json_each(:years))
    AND key BETWEEN :first AND :last AND line IN (SELECT value FROM json_each(:lines))
  UNION ALL
  SELECT key, line, messages, segments, micros FROM spending
  WHERE part = ${spendingParts.recipientMonth} AND day IN (SELECT value FROM json_each(:months))
    AND key BETWEEN :first AND :last AND line IN (SELECT value FROM json_each(:lines))
  UNION ALL
  SELECT key, line, messages, segments, micros FROM spending
  WHERE part = ${spendingParts.recipientEver} AND day IN (SELECT value FROM json_each(:ever))
    AND key BETWEEN :first AND :last AND line IN (SELECT value FROM json_each(:lines))`;

const sums = `sum(messages) AS messages, sum(segments) AS segments, total(micros) AS micros`;

/** Exported for the tests that assert which indexes are used. */
export const spendingQueries = {
  lines: `
    SELECT spending_lines.id, certainty, currency, spending_keys.key AS account, name
    FROM spending_lines JOIN spending_keys ON spending_keys.id = spending_lines.account
    ORDER BY spending_lines.id`,
  byDay: `
    SELECT day, line, ${sums} FROM spending
    WHERE part = ${spendingParts.country} AND day BETWEEN :from AND :to
      AND line IN (SELECT value FROM json_each(:lines))
    GROUP BY day, line`,
  byKey: `
    SELECT key, line, ${sums} FROM spending
    WHERE part = :part AND day BETWEEN :from AND :to
      AND line IN (SELECT value FROM json_each(:lines))
    GROUP BY key, line`,
  dearestRecipients: `
    WITH every AS (${ofRecipients}), summed AS (
      SELECT key, currency, total(micros) AS micros, sum(messages) AS messages
      FROM every JOIN spending_lines ON spending_lines.id = line
      GROUP BY key, currency
    ), ranked AS (
      SELECT *, count(*) OVER (PARTITION BY currency) AS count,
        row_number() OVER (PARTITION BY currency ORDER BY micros DESC, messages DESC, key) AS place
      FROM summed
    )
    SELECT key, currency, micros, messages, count FROM ranked WHERE place <= :limit`,
  recipient: `WITH every AS (${ofRecipients}) SELECT line, ${sums} FROM every GROUP BY line`,
  name: `SELECT key, name FROM spending_keys WHERE id = :id`,
  lastKey: `SELECT coalesce(max(id), 0) AS id FROM spending_keys`,
  days: `
    SELECT
      (SELECT min(day) FROM spending WHERE part = ${spendingParts.country}) AS first,
      (SELECT max(day) FROM spending WHERE part = ${spendingParts.country}) AS last`,
  contactName: `
    SELECT trim(given_name || ' ' || family_name) AS name, company
    FROM contact_numbers JOIN contacts ON contacts.seq = contact_seq
    WHERE e164 = :e164 AND contacts.deleted_at IS NULL ORDER BY contacts.seq LIMIT 1`,
} as const;

const lineRow = v.object({
  id: v.number(),
  certainty: v.picklist(costCertainties),
  currency: v.string(),
  account: v.nullable(v.string()),
  name: v.string(),
});
const sumRow = { messages: v.number(), segments: v.number(), micros: v.number() };
const dayRow = v.object({ day: v.number(), line: v.number(), ...sumRow });
const keyRow = v.object({ key: v.number(), line: v.number(), ...sumRow });
const ofOneRow = v.object({ line: v.number(), ...sumRow });
const dearestRow = v.object({
  key: v.number(),
  currency: v.string(),
  micros: v.number(),
  messages: v.number(),
  count: v.number(),
});
const nameRow = v.object({ key: v.nullable(v.string()), name: v.string() });
const idRow = v.object({ id: v.number() });
const daysRow = v.object({ first: v.nullable(v.number()), last: v.nullable(v.number()) });
const contactRow = v.object({ name: v.string(), company: v.string() });

/** Which account, how surely, and in which currency; `''` is no currency. */
export interface SpendingLine {
  readonly id: number;
  readonly accountId: string;
  readonly accountName: string;
  readonly certainty: CostCertainty;
  readonly currency: string;
}

export interface DaySum extends SpendingSum {
  readonly day: DayNumber;
  readonly line: number;
}

export interface KeySum extends SpendingSum {
  readonly key: number;
  readonly line: number;
}

/** What is read together of recipients: all time, or whole years and whole months, by their first days. */
export interface WholeDays {
  readonly ever: boolean;
  readonly years: readonly DayNumber[];
  readonly months: readonly DayNumber[];
}

export interface DearRecipient {
  readonly key: number;
  readonly currency: string;
  readonly micros: number;
  readonly messages: number;
  /** How many recipients of the slice have anything in the currency. */
  readonly count: number;
}

/** The sums, to read. `lines` are the ids of those that count. */
export interface SpendingStore {
  lines(): readonly SpendingLine[];
  byDay(from: DayNumber, to: DayNumber, lines: readonly number[]): readonly DaySum[];
  byKey(part: number, from: DayNumber, to: DayNumber, lines: readonly number[]): readonly KeySum[];
  /** The dearest of the recipients whose keys are in a slice, in each currency. */
  dearestRecipients(
    days: WholeDays,
    lines: readonly number[],
    slice: { readonly first: number; readonly last: number; readonly limit: number },
  ): readonly DearRecipient[];
  /** What one recipient came to, by line. */
  recipient(days: WholeDays, lines: readonly number[], key: number): readonly KeySum[];
  /** What a number stands for; `key` is `null` where that is forgotten or none. */
  name(key: number): { readonly key: string | null; readonly name: string };
  lastKey(): number;
  /** The first and the last day with anything; `null` where there is nothing at all. */
  days(): { readonly first: DayNumber; readonly last: DayNumber } | null;
  /** How the contact is called who has a number now; empty where nobody has it. */
  contactName(e164: string): string;
}

export function createSpendingStore(database: Database): SpendingStore {
  const read = <Schema extends v.GenericSchema>(sql: string, params: SqlParams, schema: Schema) =>
    database.all(sql, params).map((row) => parseRow(schema, row, 'spending'));
  const json = (values: readonly number[]) => JSON.stringify(values);
  const wholeDays = ({ ever, years, months }: WholeDays, lines: readonly number[]) => ({
    ever: json(ever ? [0] : []),
    years: json(years),
    months: json(months),
    lines: json(lines),
  });

  return {
    lines: () =>
      read(spendingQueries.lines, {}, lineRow).map(({ account, name, ...line }) => ({
        ...line,
        accountId: account ?? '',
        accountName: name,
      })),
    byDay: (from, to, lines) =>
      read(spendingQueries.byDay, { from, to, lines: json(lines) }, dayRow),
    byKey: (part, from, to, lines) =>
      read(spendingQueries.byKey, { part, from, to, lines: json(lines) }, keyRow),
    dearestRecipients: (days, lines, slice) =>
      read(spendingQueries.dearestRecipients, { ...wholeDays(days, lines), ...slice }, dearestRow),
    recipient: (days, lines, key) =>
      read(
        spendingQueries.recipient,
        { ...wholeDays(days, lines), first: key, last: key },
        ofOneRow,
      ).map((row) => ({ ...row, key })),
    name(key) {
      const row = database.get(spendingQueries.name, { id: key });
      return row === undefined ? { key: null, name: '' } : parseRow(nameRow, row, 'spending_keys');
    },
    lastKey: () => parseRow(idRow, database.get(spendingQueries.lastKey), 'spending_keys').id,
    days() {
      const { first, last } = parseRow(daysRow, database.get(spendingQueries.days), 'spending');
      return first === null || last === null ? null : { first, last };
    },
    contactName(e164) {
      const row = database.get(spendingQueries.contactName, { e164 });
      if (row === undefined) return '';
      const { name, company } = parseRow(contactRow, row, 'contacts');
      return name === '' ? company : name;
    },
  };
}
