import * as v from 'valibot';
import type { KnownPerson } from '#shared/domain/draft';
import { repeating, type Schedule } from '#shared/domain/scheduled';
import { writtenColumns, writtenFromRow } from '../history/written-columns';
import type { DuplicateQuery } from '../outbox/ports';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const scheduleQueries = {
  insert: `
    INSERT INTO schedules (
      id, request_id, created_at, account_id, account_label, practice, sender_id, recipient,
      contact_id, recipient_name, text, language, hours, repeat, first, zone, next_at, next_day
    ) VALUES (
      :id, :requestId, :createdAt, :accountId, :accountLabel, :practice, :senderId, :recipient,
      :contactId, :recipientName, :text, :language, :hours, :repeat, :first, :zone, :nextAt, :nextDay
    ) RETURNING *`,
  byId: `SELECT * FROM schedules WHERE id = :id`,
  byRequest: `SELECT * FROM schedules WHERE request_id = :requestId ORDER BY seq`,
  alike: `
    SELECT * FROM schedules
    WHERE recipient = :recipient AND text = :text AND practice = :practice AND next_at IS NOT NULL
      AND id <> :exceptId
    ORDER BY next_at LIMIT 1`,
  due: `
    SELECT * FROM schedules
    WHERE next_at <= :now AND id NOT IN (SELECT value FROM json_each(:except))
    ORDER BY next_at, seq LIMIT :limit`,
  next: `SELECT min(next_at) AS at FROM schedules WHERE next_at IS NOT NULL`,
  count: `SELECT count(*) AS at FROM schedules`,
  list: `SELECT * FROM schedules ORDER BY next_at IS NULL, next_at, seq LIMIT :limit`,
  page: `SELECT * FROM schedules WHERE held = 0 AND seq > :afterSeq ORDER BY seq LIMIT :limit`,
  birthdays: `
    SELECT * FROM schedules WHERE repeat = 'birthday' AND held = 0 AND seq > :afterSeq
    ORDER BY seq LIMIT :limit`,
  setNext: `UPDATE schedules SET next_at = :nextAt, next_day = :nextDay WHERE id = :id`,
  change: `
    UPDATE schedules SET
      text = :text, hours = :hours, repeat = :repeat, first = :first, zone = :zone,
      next_at = :nextAt, next_day = :nextDay, held = 0
    WHERE id = :id RETURNING *`,
  remove: `DELETE FROM schedules WHERE id = :id`,
  removeOf: `
    DELETE FROM schedules
    WHERE contact_id IN (SELECT value FROM json_each(:contactIds))
      OR recipient IN (SELECT value FROM json_each(:e164s))`,
} as const;

const rowSchema = v.object({
  ...writtenColumns,
  seq: v.number(),
  language: v.nullable(v.string()),
  repeat: v.picklist(repeating),
  first: v.string(),
  zone: v.string(),
  next_at: v.nullable(v.number()),
  next_day: v.nullable(v.string()),
  held: v.picklist([0, 1]),
});
const atSchema = v.object({ at: v.nullable(v.number()) });

/** What can be changed of a schedule. */
export type ScheduleChange = Pick<
  Schedule,
  'id' | 'text' | 'hours' | 'repeat' | 'first' | 'zone' | 'next'
>;

/** The same text for the same number. */
export type Alike = Pick<DuplicateQuery, 'recipient' | 'text' | 'practice' | 'exceptId'>;

/** A place in the list of all schedules. */
export interface SchedulePage {
  readonly schedules: readonly Schedule[];
  /** Give it as `afterSeq` for more; `null` at the end. */
  readonly nextAfterSeq: number | null;
}

export interface ScheduleStore {
  /** Writes new ones, all or none. A `requestId` that exists already returns its own. */
  add(schedules: readonly Schedule[]): readonly Schedule[];
  get(id: string): Schedule | null;
  byRequest(requestId: string): readonly Schedule[];
  /** One with the same text for the same number that has a next time: the soonest. */
  alike(query: Alike): Schedule | null;
  /** Those whose next time has come, but for some, by their ids. */
  due(now: number, limit: number, except: readonly string[]): readonly Schedule[];
  nextAt(): number | null;
  count(): number;
  /** The soonest first, and how many there are. */
  list(limit: number): { readonly schedules: readonly Schedule[]; readonly total: number };
  /** All, or those of birthdays alone, in the order of writing; but for those that a restore holds back. */
  page(which: 'all' | 'birthdays', afterSeq: number, limit: number): SchedulePage;
  setNext(id: string, next: Schedule['next']): void;
  /** Lets it go on, too, where a restore holds it back. */
  change(change: ScheduleChange): Schedule | null;
  remove(id: string): boolean;
  /** Removes all to a person; answers whether there were any. */
  removeOf(person: KnownPerson): boolean;
}

export function createScheduleStore(database: Database): ScheduleStore {
  const scheduleOf = (raw: unknown): Schedule => fromRow(parseRow(rowSchema, raw, 'schedules'));
  const numberOf = (sql: string): number | null =>
    parseRow(atSchema, database.get(sql), 'schedules').at;
  const byRequest = (requestId: string): readonly Schedule[] =>
    database.all(scheduleQueries.byRequest, { requestId }).map(scheduleOf);

  return {
    add: (schedules) =>
      database.transaction(() => {
        const known = byRequest(schedules[0]?.requestId ?? '');
        if (known.length > 0) return known;
        return schedules.map((schedule) =>
          scheduleOf(
            database.get(scheduleQueries.insert, {
              requestId: schedule.requestId,
              createdAt: schedule.createdAt,
              accountId: schedule.accountId,
              accountLabel: schedule.accountLabel,
              practice: schedule.practice ? 1 : 0,
              senderId: schedule.senderId,
              recipient: schedule.recipient,
              contactId: schedule.contactId,
              recipientName: schedule.recipientName,
              language: schedule.language,
              ...changing(schedule),
            }),
          ),
        );
      }),

    get(id) {
      const row = database.get(scheduleQueries.byId, { id });
      return row === undefined ? null : scheduleOf(row);
    },
    byRequest,
    alike({ recipient, text, practice, exceptId = '' }) {
      const params = { recipient, text, practice: practice ? 1 : 0, exceptId };
      const row = database.get(scheduleQueries.alike, params);
      return row === undefined ? null : scheduleOf(row);
    },
    due: (now, limit, except) =>
      database
        .all(scheduleQueries.due, { now, limit, except: JSON.stringify(except) })
        .map(scheduleOf),
    nextAt: () => numberOf(scheduleQueries.next),
    count: () => numberOf(scheduleQueries.count) ?? 0,
    list: (limit) => ({
      schedules: database.all(scheduleQueries.list, { limit }).map(scheduleOf),
      total: numberOf(scheduleQueries.count) ?? 0,
    }),

    page(which, afterSeq, limit) {
      const sql = which === 'all' ? scheduleQueries.page : scheduleQueries.birthdays;
      const rows = database
        .all(sql, { afterSeq, limit })
        .map((row) => parseRow(rowSchema, row, 'schedules'));
      const last = rows.at(-1);
      return {
        schedules: rows.map(fromRow),
        nextAfterSeq: last === undefined || rows.length < limit ? null : last.seq,
      };
    },

    setNext(id, next) {
      database.transaction(() => database.run(scheduleQueries.setNext, { id, ...nextOf(next) }));
    },

    change: (change) =>
      database.transaction(() => {
        const row = database.get(scheduleQueries.change, changing(change));
        return row === undefined ? null : scheduleOf(row);
      }),

    remove: (id) => database.transaction(() => database.run(scheduleQueries.remove, { id }) > 0),

    removeOf: ({ contactIds, e164s }) =>
      database.transaction(
        () =>
          database.run(scheduleQueries.removeOf, {
            contactIds: JSON.stringify(contactIds),
            e164s: JSON.stringify(e164s),
          }) > 0,
      ),
  };
}

function changing(schedule: ScheduleChange) {
  const { id, text, hours, repeat, first, zone, next } = schedule;
  return { id, text, hours, repeat, first, zone, ...nextOf(next) };
}

function nextOf(next: Schedule['next']) {
  return { nextAt: next?.at ?? null, nextDay: next?.day ?? null };
}

function fromRow(row: v.InferOutput<typeof rowSchema>): Schedule {
  return {
    ...writtenFromRow(row),
    language: row.language,
    repeat: row.repeat,
    first: row.first,
    zone: row.zone,
    next:
      row.next_at === null || row.next_day === null ? null : { at: row.next_at, day: row.next_day },
    ...(row.held === 1 && { held: true }),
  };
}
