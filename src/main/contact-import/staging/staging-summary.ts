import * as v from 'valibot';
import type { VerdictCounts } from '#shared/domain/import';
import type { Database } from '../../storage/database';
import { jsonColumn, parseRow } from '../../storage/parse-row';

export const countsSchema: v.GenericSchema<unknown, VerdictCounts> = v.object({
  new: v.number(),
  update: v.number(),
  'opted-out': v.number(),
  duplicate: v.number(),
  'invalid-number': v.number(),
  mangled: v.number(),
  repaired: v.number(),
});

const summarySchema = v.object({
  rows: v.number(),
  counts: countsSchema,
  made: v.number(),
  changed: v.number(),
  fingerprint: v.string(),
  header: v.array(v.string()),
});

/** What all rows of a staging database come to. */
export interface StagingSummary {
  readonly rows: number;
  readonly counts: VerdictCounts;
  /** Contacts to be made, and contacts to be changed. */
  readonly made: number;
  readonly changed: number;
  /** Of the contacts that the rows were held against, see `contacts-fingerprint.ts`. */
  readonly fingerprint: string;
  /** The names of the columns; empty where there are none. */
  readonly header: readonly string[];
}

/** `schema` is the name under which the staging database is attached, with a dot; or nothing. */
export function readSummary(database: Database, schema = ''): StagingSummary {
  const row = database.get(`SELECT summary FROM ${schema}summary`);
  return parseRow(v.object({ summary: jsonColumn(summarySchema) }), row, 'summary').summary;
}
