import * as v from 'valibot';
import { costCertainties, type CostCertainty, type SpendingSum } from '#shared/domain/spending';
import type { DayNumber } from '#shared/domain/spending-days';
import type { Database, SqlParams, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { openRecipientSums, type RecipientSums } from './recipient-sums';
import type { Span, Stretch } from './spans';
import { spendingParts } from './spending-keys';

const sums = `sum(messages) AS messages, sum(segments) AS segments, total(micros) AS micros`;

/** Exported for the tests that assert which indexes are used. */
export const spendingQueries = {
  lines: `
    SELECT spending_lines.id, certainty, currency, spending_keys.key AS account, name
    FROM spending_lines JOIN spending_keys ON spending_keys.id = spending_lines.account
    ORDER BY spending_lines.id`,
  byTime: `
    SELECT day, line, messages, segments, micros FROM spending
    WHERE part = :part AND day BETWEEN :from AND :to
      AND line IN (SELECT value FROM json_each(:lines))`,
  byKey: `
    SELECT key, line, ${sums} FROM spending
    WHERE part = :part AND day BETWEEN :from AND :to
      AND line IN (SELECT value FROM json_each(:lines))
    GROUP BY key, line`,
  name: `SELECT key, name FROM spending_keys WHERE id = :id`,
  number: `SELECT number FROM spending_numbers WHERE id = :id`,
  forgotten: `SELECT id FROM spending_numbers WHERE number IS NULL`,
  days: `
    SELECT
      (SELECT min(day) FROM spending WHERE part = ${spendingParts.everything.day}) AS first,
      (SELECT max(day) FROM spending WHERE part = ${spendingParts.everything.day}) AS last`,
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
const nameRow = v.object({ key: v.string(), name: v.string() });
const numberRow = v.object({ number: v.nullable(v.number()) });
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

export interface LineSum extends SpendingSum {
  readonly line: number;
}

export interface DaySum extends LineSum {
  readonly day: DayNumber;
}

export interface KeySum extends LineSum {
  readonly key: number;
}

/** The sums, to read. `lines` are the ids of those that count. */
export interface SpendingStore {
  lines(): readonly SpendingLine[];
  /** Of everything, by day or by month. */
  byTime(stretch: Stretch, lines: readonly number[]): readonly DaySum[];
  /** `part` is one of {@link spendingParts}. */
  byKey(part: number, span: Span, lines: readonly number[]): readonly KeySum[];
  /** What a number stands for; `null` where it is none. */
  name(key: number): { readonly key: string; readonly name: string } | null;
  recipients: {
    readonly pages: RecipientSums['pages'];
    /** The numbers of those whom no message names any more. */
    forgotten(): readonly number[];
    e164(number: number): string | null;
  };
  /** From the first to the last day with anything; `null` where there is nothing at all. */
  days(): Span | null;
  /** How the contact is called who has a number now; empty where nobody has it. */
  contactName(e164: string): string;
}

/** Read by hand: five years have thousands of days, and a schema for each takes half of the time. */
function daySumOf(row: SqlRow): DaySum {
  const { day, line, messages, segments, micros } = row;
  return typeof day === 'number' &&
    typeof line === 'number' &&
    typeof messages === 'number' &&
    typeof segments === 'number' &&
    typeof micros === 'number'
    ? { day, line, messages, segments, micros }
    : parseRow(dayRow, row, 'spending');
}

export function createSpendingStore(database: Database): SpendingStore {
  const read = <Schema extends v.GenericSchema>(sql: string, params: SqlParams, schema: Schema) =>
    database.all(sql, params).map((row) => parseRow(schema, row, 'spending'));
  const recipientSums = openRecipientSums(database);
  const json = (values: readonly number[]) => JSON.stringify(values);

  return {
    lines: () =>
      read(spendingQueries.lines, {}, lineRow).map(({ account, name, ...line }) => ({
        ...line,
        accountId: account ?? '',
        accountName: name,
      })),
    byTime({ from, to, sums: by }, lines) {
      const part = spendingParts.everything[by];
      return database
        .all(spendingQueries.byTime, { part, from, to, lines: json(lines) })
        .map(daySumOf);
    },
    byKey: (part, { from, to }, lines) =>
      read(spendingQueries.byKey, { part, from, to, lines: json(lines) }, keyRow),
    name(key) {
      const row = database.get(spendingQueries.name, { id: key });
      return row === undefined ? null : parseRow(nameRow, row, 'spending_keys');
    },
    recipients: {
      pages: (span) => recipientSums.pages(span),
      forgotten: () => read(spendingQueries.forgotten, {}, idRow).map(({ id }) => id),
      e164(id) {
        const row = database.get(spendingQueries.number, { id });
        if (row === undefined) return null;
        const { number } = parseRow(numberRow, row, 'spending_numbers');
        return number === null ? null : `+${String(number)}`;
      },
    },
    days() {
      const { first, last } = parseRow(daysRow, database.get(spendingQueries.days), 'spending');
      return first === null || last === null ? null : { from: first, to: last };
    },
    contactName(e164) {
      const row = database.get(spendingQueries.contactName, { e164 });
      if (row === undefined) return '';
      const { name, company } = parseRow(contactRow, row, 'contacts');
      return name === '' ? company : name;
    },
  };
}
