import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import type { ScheduledBatch } from '#shared/domain/scheduled';
import { createMessageIndex } from '../history/message-index';
import { messageFromRow } from '../history/message-row';
import type { Database } from '../storage/database';
import type { Alike } from './schedule-store';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const waitingQueries = {
  due: `
    SELECT * FROM messages WHERE state = 'scheduled' AND due_at <= :now
    ORDER BY due_at, seq LIMIT :limit`,
  next: `SELECT min(due_at) AS at FROM message_log WHERE state = 'scheduled'`,
  count: `SELECT count(*) AS at FROM message_log WHERE state = 'scheduled'`,
  list: `
    SELECT * FROM messages WHERE state = 'scheduled' AND batch_seq IS NULL
    ORDER BY due_at, seq LIMIT :limit`,
  countSingles: `
    SELECT count(*) AS at FROM message_log WHERE state = 'scheduled' AND batch_seq IS NULL`,
  batches: `
    SELECT batches.id AS batch_id, name, count(*) AS count, min(due_at) AS first_at,
      max(due_at) AS last_at
    FROM message_log CROSS JOIN batches ON batches.seq = batch_seq
    WHERE message_log.state = 'scheduled'
    GROUP BY batches.id ORDER BY first_at`,
  unsettled: `
    SELECT * FROM messages WHERE state = 'unknown' AND settlement IS NULL
    ORDER BY seq DESC LIMIT :limit`,
  edit: `
    UPDATE message_log SET text = :text, due_at = :dueAt, hours = nullif(:hours, 'everyday')
    WHERE id = :id AND state = 'scheduled' RETURNING seq`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
  letGo: `
    UPDATE message_log SET hours = 'any'
    WHERE id = :id AND state = 'scheduled' AND hours IS NOT 'marketing'`,
  alike: `
    SELECT messages.* FROM message_people CROSS JOIN messages ON person_seq = message_people.seq
    WHERE message_people.recipient = :recipient AND state = 'scheduled' AND text = :text
      AND practice = :practice AND messages.id <> :exceptId
    ORDER BY due_at LIMIT 1`,
  ofOccurrence: `
    SELECT 1 FROM messages
    WHERE schedule_id = :scheduleId AND occurrence = :day AND recipient = :recipient`,
} as const;

const atSchema = v.object({ at: v.nullable(v.number()) });
const seqSchema = v.object({ seq: v.number() });
const batchSchema = v.object({
  batch_id: v.string(),
  name: v.string(),
  count: v.number(),
  first_at: v.number(),
  last_at: v.number(),
});

/** Messages that wait for their times, as the schedule sees them. */
export interface WaitingStore {
  /** Those whose time has come, the longest ago first. */
  due(now: number, limit: number): readonly Message[];
  /** When the next one is due; `null` where none waits. */
  nextAt(): number | null;
  count(): number;
  /** Those by themselves, the soonest first, and how many there are. */
  list(limit: number): { readonly messages: readonly Message[]; readonly total: number };
  /** The batches of the others. */
  batches(): readonly ScheduledBatch[];
  /** Of unknown outcome and not settled, newest first. */
  unsettled(limit: number): readonly Message[];
  /** Changes one that still waits; `null` where it does not. */
  edit(change: Pick<Message, 'id' | 'text' | 'hours'> & { readonly dueAt: number }): Message | null;
  /** Lets one that still waits go at any hour; marketing keeps quiet hours. */
  letGo(id: string): void;
  /** One with the same text for the same number: the soonest. */
  alike(query: Alike): Message | null;
  /** Whether a message was made for this time of a schedule. */
  hasOccurrence(scheduleId: string, day: string, recipient: string): boolean;
}

export function createWaitingStore(database: Database): WaitingStore {
  const index = createMessageIndex(database);
  const numberOf = (sql: string): number | null =>
    parseRow(atSchema, database.get(sql), 'messages').at;

  return {
    due: (now, limit) => database.all(waitingQueries.due, { now, limit }).map(messageFromRow),
    nextAt: () => numberOf(waitingQueries.next),
    count: () => numberOf(waitingQueries.count) ?? 0,
    list: (limit) => ({
      messages: database.all(waitingQueries.list, { limit }).map(messageFromRow),
      total: numberOf(waitingQueries.countSingles) ?? 0,
    }),
    batches: () =>
      database.all(waitingQueries.batches).map((row) => {
        const { batch_id, name, count, first_at, last_at } = parseRow(batchSchema, row, 'batches');
        return { batchId: batch_id, name, count, firstAt: first_at, lastAt: last_at };
      }),
    unsettled: (limit) => database.all(waitingQueries.unsettled, { limit }).map(messageFromRow),

    edit: ({ id, text, hours, dueAt }) =>
      database.transaction(() => {
        const row = database.get(waitingQueries.edit, { id, text, hours, dueAt });
        if (row === undefined) return null;
        const { seq } = parseRow(seqSchema, row, 'messages');
        const message = messageFromRow(database.get(waitingQueries.bySeq, { seq }));
        index.remove(seq);
        index.put(seq, message);
        return message;
      }),

    letGo(id) {
      database.run(waitingQueries.letGo, { id });
    },

    alike({ recipient, text, practice, exceptId = '' }) {
      const params = { recipient, text, practice: practice ? 1 : 0, exceptId };
      const row = database.get(waitingQueries.alike, params);
      return row === undefined ? null : messageFromRow(row);
    },

    hasOccurrence: (scheduleId, day, recipient) =>
      database.get(waitingQueries.ofOccurrence, { scheduleId, day, recipient }) !== undefined,
  };
}
