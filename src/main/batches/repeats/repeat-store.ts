import * as v from 'valibot';
import type { BatchRepeat } from '#shared/domain/batch';
import { quietAnswers, repeating, scheduleClocks } from '#shared/domain/scheduled';
import type { Database } from '../../storage/database';
import { jsonColumn, parseRow } from '../../storage/parse-row';
import { draftSchema } from '../batch-row';

/** Exported for the tests that assert which indexes are used. */
export const repeatQueries = {
  byId: `SELECT * FROM batch_repeats WHERE id = :id`,
  byRequest: `SELECT * FROM batch_repeats WHERE request_id = :requestId`,
  list: `SELECT * FROM batch_repeats ORDER BY next_at IS NULL, next_at, seq`,
  due: `SELECT * FROM batch_repeats WHERE next_at <= :now ORDER BY next_at`,
  next: `SELECT min(next_at) AS at FROM batch_repeats WHERE next_at IS NOT NULL`,
} as const;

const insert = `
  INSERT INTO batch_repeats (
    id, request_id, created_at, name, draft, account_label, practice, goes_on, quiet, repeat, clock,
    first, next_at, next_day
  ) VALUES (
    :id, :requestId, :createdAt, :name, :draft, :accountLabel, :practice, :goesOn, :quiet, :repeat,
    :clock, :first, :nextAt, :nextDay
  )`;
const change = `
  UPDATE batch_repeats SET
    draft = :draft, repeat = :repeat, clock = :clock, first = :first,
    next_at = :nextAt, next_day = :nextDay
  WHERE id = :id`;
const setNext = `UPDATE batch_repeats SET next_at = :nextAt, next_day = :nextDay WHERE id = :id`;
const remove = `DELETE FROM batch_repeats WHERE id = :id`;

const rowSchema = v.object({
  id: v.string(),
  created_at: v.number(),
  name: v.string(),
  draft: jsonColumn(draftSchema),
  account_label: v.string(),
  practice: v.picklist([0, 1]),
  goes_on: v.picklist([0, 1]),
  quiet: v.picklist(quietAnswers.filter((one) => one !== 'ask')),
  repeat: v.picklist(repeating),
  clock: v.picklist(scheduleClocks),
  first: v.string(),
  next_at: v.nullable(v.number()),
  next_day: v.nullable(v.string()),
});
const atSchema = v.object({ at: v.nullable(v.number()) });

/** Batches that repeat, in the database. Each change is one durable transaction, or joins the one it is in. */
export interface RepeatStore {
  together<T>(work: () => T): T;
  get(id: string): BatchRepeat | null;
  byRequest(requestId: string): BatchRepeat | null;
  /** The soonest first. */
  list(): readonly BatchRepeat[];
  /** Those whose time has come, the longest ago first. */
  due(now: number): readonly BatchRepeat[];
  nextAt(): number | null;
  add(repeat: BatchRepeat, requestId: string): void;
  change(repeat: Pick<BatchRepeat, 'id' | 'draft' | 'time' | 'next'>): void;
  setNext(id: string, next: BatchRepeat['next']): void;
  /** False where there is none. */
  remove(id: string): boolean;
}

export function createRepeatStore(database: Database): RepeatStore {
  const one = (sql: string, params: Record<string, string | number>): BatchRepeat | null => {
    const row = database.get(sql, params);
    return row === undefined ? null : fromRow(row);
  };
  const numberOf = (sql: string): number | null =>
    parseRow(atSchema, database.get(sql), 'batch_repeats').at;
  const write = (sql: string, params: Record<string, string | number | null>): boolean =>
    database.transaction(() => database.run(sql, params) > 0);

  return {
    together: (work) => database.transaction(work),
    get: (id) => one(repeatQueries.byId, { id }),
    byRequest: (requestId) => one(repeatQueries.byRequest, { requestId }),
    list: () => database.all(repeatQueries.list).map(fromRow),
    due: (now) => database.all(repeatQueries.due, { now }).map(fromRow),
    nextAt: () => numberOf(repeatQueries.next),
    add(repeat, requestId) {
      write(insert, {
        requestId,
        id: repeat.id,
        createdAt: repeat.createdAt,
        name: repeat.name,
        draft: JSON.stringify(repeat.draft),
        accountLabel: repeat.accountLabel,
        practice: repeat.practice ? 1 : 0,
        goesOn: repeat.goesOn ? 1 : 0,
        quiet: repeat.quiet,
        ...timeColumns(repeat.time),
        ...nextColumns(repeat.next),
      });
    },
    change({ id, draft, time, next }) {
      write(change, {
        id,
        draft: JSON.stringify(draft),
        ...timeColumns(time),
        ...nextColumns(next),
      });
    },
    setNext(id, next) {
      write(setNext, { id, ...nextColumns(next) });
    },
    remove: (id) => write(remove, { id }),
  };
}

function timeColumns({ at, clock, repeat }: BatchRepeat['time']) {
  return { first: at, clock, repeat };
}

function nextColumns(next: BatchRepeat['next']) {
  return { nextAt: next?.at ?? null, nextDay: next?.day ?? null };
}

function fromRow(raw: unknown): BatchRepeat {
  const row = parseRow(rowSchema, raw, 'batch_repeats');
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    draft: row.draft,
    accountLabel: row.account_label,
    practice: row.practice === 1,
    goesOn: row.goes_on === 1,
    quiet: row.quiet,
    time: { at: row.first, clock: row.clock, repeat: row.repeat },
    next:
      row.next_at === null || row.next_day === null ? null : { at: row.next_at, day: row.next_day },
  };
}
