import * as v from 'valibot';
import {
  batchPauseReasons,
  batchPurposes,
  type BatchDraft,
  type BatchState,
} from '#shared/domain/batch';
import { assertNever } from '#shared/result';
import { jsonColumn, parseRow } from '../storage/parse-row';

const integer = v.pipe(v.number(), v.safeInteger());
const flag = v.picklist([0, 1]);

const source = v.variant('kind', [
  v.object({ kind: v.literal('tag'), name: v.string() }),
  v.object({ kind: v.literal('search'), searchId: v.string() }),
  v.object({ kind: v.literal('contacts'), ids: v.array(v.string()) }),
  v.object({
    kind: v.literal('list'),
    fileName: v.string(),
    columns: v.array(v.string()),
    numberColumn: integer,
    firstRow: v.optional(v.nullable(integer), null),
    rows: integer,
    overLimit: integer,
  }),
]);

/** A draft as it is kept. */
export const draftSchema = v.object({
  source: v.nullable(source),
  accountId: v.nullable(v.string()),
  senderId: v.nullable(v.string()),
  text: v.string(),
  language: v.nullable(v.string()),
  purpose: v.nullable(v.picklist(batchPurposes)),
  includeSentLately: v.boolean(),
}) satisfies v.GenericSchema<unknown, BatchDraft>;

const common = {
  seq: integer,
  id: v.string(),
  name: v.string(),
  created_at: integer,
  draft: jsonColumn(draftSchema),
  state_at: integer,
  request_id: v.nullable(v.string()),
  confirmed_at: v.nullable(integer),
  account_id: v.nullable(v.string()),
  account_label: v.nullable(v.string()),
  practice: v.nullable(flag),
  goes_on: flag,
};

const rowSchema = v.variant('state', [
  v.object({ ...common, state: v.picklist(['draft', 'sending', 'waiting', 'done', 'cancelled']) }),
  v.object({ ...common, state: v.literal('paused'), reason: v.picklist(batchPauseReasons) }),
]);

/** A batch as it is kept: what others know of it, how many messages it has in which state, is not in it. */
export interface StoredBatch {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly draft: BatchDraft;
  readonly state: BatchState;
  /** Of the press of Send that confirmed it; `null` in a draft, as are the three after it. */
  readonly requestId: string | null;
  readonly confirmedAt: number | null;
  readonly accountId: string | null;
  readonly accountLabel: string | null;
  readonly practice: boolean;
  readonly goesOn: boolean;
}

/** Reads a whole row of `batches`; throws `DamagedRowError` for what cannot have been written. */
export function batchFromRow(raw: unknown): StoredBatch {
  const row = parseRow(rowSchema, raw, 'batches');
  return {
    seq: row.seq,
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    draft: row.draft,
    state: stateOf(row),
    requestId: row.request_id,
    confirmedAt: row.confirmed_at,
    accountId: row.account_id,
    accountLabel: row.account_label,
    practice: row.practice === 1,
    goesOn: row.goes_on === 1,
  };
}

function stateOf(row: v.InferOutput<typeof rowSchema>): BatchState {
  const at = row.state_at;
  switch (row.state) {
    case 'draft':
      return { kind: 'draft' };
    case 'sending':
      return { kind: 'sending' };
    case 'paused':
      return { kind: 'paused', at, reason: row.reason };
    case 'waiting':
    case 'done':
    case 'cancelled':
      return { kind: row.state, at };
    default:
      return assertNever(row);
  }
}
