import * as v from 'valibot';
import {
  leftOutReasons,
  type BatchCounts,
  type BatchDraft,
  type BatchList,
  type LeftOutCounts,
  type LeftOutRecipient,
} from '#shared/domain/batch';
import type { Message, MessageStateKind } from '#shared/domain/message';
import type { E164 } from '#shared/domain/phone';
import { messageFromRow } from '../history/message-row';
import type { Database, SqlParams } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';
import { batchFromRow, type StoredBatch } from './batch-row';

/** The number by which messages name their batch. */
const batchSeq = `(SELECT seq FROM batches WHERE id = :id)`;

/** From here on stand the rows of a list that is to take the place of another once all are there. */
export const stagedFrom = 1_000_000;

/** Exported for the tests that assert which indexes are used. */
export const batchQueries = {
  byId: `SELECT * FROM batches WHERE id = :id`,
  byRequest: `SELECT * FROM batches WHERE request_id = :requestId`,
  page: `SELECT * FROM batches WHERE seq < :beforeSeq ORDER BY seq DESC LIMIT :limit`,
  counts: `
    SELECT state, count(*) AS count FROM message_log WHERE batch_seq = ${batchSeq} GROUP BY state`,
  leftOutCounts: `
    SELECT reason, count(*) AS count FROM batch_left_out WHERE batch_seq = :seq GROUP BY reason`,
  leftOut: `
    SELECT * FROM batch_left_out WHERE batch_seq = :seq ORDER BY position
    LIMIT :limit OFFSET :offset`,
  leftOutFor: `
    SELECT * FROM batch_left_out WHERE batch_seq = :seq AND reason = :reason ORDER BY position
    LIMIT :limit OFFSET :offset`,
  listed: `
    SELECT * FROM batch_recipients
    WHERE batch_seq = :seq AND position >= :from AND position < ${String(stagedFrom)}
    ORDER BY position LIMIT :limit + 0`,
  messages: `
    SELECT * FROM messages WHERE batch_seq = ${batchSeq} AND seq > :afterSeq ORDER BY seq LIMIT :limit`,
  messagesIn: `
    SELECT * FROM messages
    WHERE batch_seq = ${batchSeq} AND state = :state AND seq > :afterSeq
    ORDER BY seq LIMIT :limit`,
  seqOfMessage: `
    SELECT seq FROM message_log
    WHERE id = :id AND batch_seq = (SELECT seq FROM batches WHERE id = :batchId)`,
  waiting: `
    SELECT id FROM message_log WHERE batch_seq = ${batchSeq} AND state IN ('scheduled', 'queued')
    LIMIT :limit`,
  scheduled: `
    SELECT id FROM message_log WHERE batch_seq = ${batchSeq} AND state = 'scheduled' LIMIT :limit`,
  // From list to list by the key, however many rows each has.
  leftLists: `
    WITH RECURSIVE found (seq) AS (
      SELECT min(batch_seq) FROM batch_recipients
      UNION ALL
      SELECT (SELECT min(batch_seq) FROM batch_recipients WHERE batch_seq > found.seq)
      FROM found WHERE found.seq IS NOT NULL
    )
    SELECT found.seq FROM found CROSS JOIN batches ON batches.seq = found.seq
    WHERE state IN ('done', 'cancelled')`,
  calledOff: `SELECT id FROM batches WHERE state = 'cancelled' ORDER BY seq`,
} as const;

const insert = `
  INSERT INTO batches (id, name, created_at, draft, state, state_at)
  VALUES (:id, '', :at, :draft, 'draft', :at)`;
// The time of what repeats names its batch: the same time again makes no second one.
const insertNamed = `
  INSERT INTO batches (id, name, created_at, draft, state, state_at, goes_on)
  VALUES (:id, :name, :at, :draft, 'draft', :at, :goesOn) ON CONFLICT (id) DO NOTHING`;
const rename = `UPDATE batches SET name = :name WHERE id = :id`;
const setDraft = `UPDATE batches SET draft = :draft WHERE id = :id AND state = 'draft'`;
const setGoesOn = `UPDATE batches SET goes_on = :goesOn WHERE id = :id`;
const deleteDraft = `DELETE FROM batches WHERE id = :id AND state = 'draft'`;
const pause = `
  UPDATE batches SET state = 'paused', reason = 'user', state_at = :at
  WHERE id = :id AND state IN ('sending', 'waiting')`;
const resume = `
  UPDATE batches SET state = 'sending', reason = NULL, state_at = :at, unknowns = 0
  WHERE id = :id AND state IN ('paused', 'waiting')`;
const callOff = `
  UPDATE batches SET state = 'cancelled', reason = NULL, state_at = :at
  WHERE id = :id AND state IN ('sending', 'paused', 'waiting')`;
const hold = `
  UPDATE batches SET state = 'waiting', reason = NULL, state_at = :at
  WHERE state = 'sending' AND goes_on = 0
    AND EXISTS (SELECT 1 FROM message_log WHERE batch_seq = batches.seq AND state = 'queued')
  RETURNING id`;
const clearListFrom = `DELETE FROM batch_recipients WHERE batch_seq = :seq AND position >= :from`;
const clearListBefore = `DELETE FROM batch_recipients WHERE batch_seq = :seq AND position < :from`;
const shiftList = `UPDATE batch_recipients SET position = position - :from WHERE batch_seq = :seq`;
const moveList = `UPDATE batch_recipients SET batch_seq = :to WHERE batch_seq = :from`;
const clearSome = `
  DELETE FROM batch_recipients WHERE batch_seq = :seq AND position IN (
    SELECT position FROM batch_recipients WHERE batch_seq = :seq ORDER BY position LIMIT :limit)`;
const letGo = `
  UPDATE message_log SET hours = 'any' WHERE id = :id AND state = 'scheduled' AND hours IS NULL`;
const putListed = `
  INSERT INTO batch_recipients (batch_seq, position, typed, e164, fields)
  VALUES (:seq, :position, :typed, :e164, :fields)`;
const seqRow = v.object({ seq: v.number() });
const idRow = v.object({ id: v.string() });
const countRow = v.object({ state: v.string(), count: v.number() });
const leftOutCountRow = v.object({ reason: v.picklist(leftOutReasons), count: v.number() });
const leftOutRow = v.object({
  position: v.number(),
  typed: v.string(),
  contact_id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  reason: v.picklist(leftOutReasons),
  field: v.nullable(v.string()),
});
const listedRow = v.object({
  position: v.number(),
  typed: v.string(),
  e164: v.nullable(v.string()),
  fields: jsonColumn(v.array(v.string())),
});

/** A row of a list that was pasted or read from a file. */
export interface ListedRecipient {
  readonly position: number;
  readonly typed: string;
  readonly e164: E164 | null;
  readonly cells: readonly string[];
}

const noMessages: BatchCounts = {
  scheduled: 0,
  queued: 0,
  sending: 0,
  accepted: 0,
  rejected: 0,
  unknown: 0,
  cancelled: 0,
};

interface Range {
  readonly offset: number;
  readonly limit: number;
}

/** The batches in the database. Each change is one durable transaction, or joins the one it is in. */
export type BatchStore = ReturnType<typeof createBatchStore>;

export function createBatchStore(database: Database) {
  const one = (sql: string, params: Record<string, string>): StoredBatch | null => {
    const row = database.get(sql, params);
    return row === undefined ? null : batchFromRow(row);
  };
  const change = (sql: string, params: SqlParams): boolean =>
    database.transaction(() => database.run(sql, params) > 0);

  return {
    together: <T>(work: () => T): T => database.transaction(work),
    get: (id: string) => one(batchQueries.byId, { id }),
    byRequest: (requestId: string) => one(batchQueries.byRequest, { requestId }),
    /** Newest first, from before a place. */
    page: (beforeSeq: number | null, limit: number): readonly StoredBatch[] =>
      database
        .all(batchQueries.page, { beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER, limit })
        .map(batchFromRow),

    create(id: string, draft: BatchDraft, at: number): void {
      change(insert, { id, draft: JSON.stringify(draft), at });
    },
    /** False where there is one with that id, which then stays as it is. */
    createNamed(batch: Pick<StoredBatch, 'id' | 'name' | 'draft' | 'goesOn'>, at: number): boolean {
      const { id, name, goesOn } = batch;
      return change(insertNamed, {
        id,
        name,
        at,
        draft: JSON.stringify(batch.draft),
        goesOn: goesOn ? 1 : 0,
      });
    },
    rename: (id: string, name: string) => change(rename, { id, name }),
    /** A draft as it is kept, to see later whether it is still the same. */
    draftText: (draft: BatchDraft) => JSON.stringify(draft),
    /** False where it is no draft any more. */
    setDraft: (id: string, draft: BatchDraft) =>
      change(setDraft, { id, draft: JSON.stringify(draft) }),
    setGoesOn: (id: string, goesOn: boolean) => change(setGoesOn, { id, goesOn: goesOn ? 1 : 0 }),
    deleteDraft: (id: string) => change(deleteDraft, { id }),

    // Each is false where the batch is in no state for it.
    pause: (id: string, at: number) => change(pause, { id, at }),
    resume: (id: string, at: number) => change(resume, { id, at }),
    callOff: (id: string, at: number) => change(callOff, { id, at }),
    /** All that are going wait for the user, but for those that go on by themselves; answers which. */
    hold: (at: number): readonly string[] =>
      database
        .transaction(() => database.all(hold, { at }))
        .map((row) => parseRow(idRow, row, 'batches').id),

    /** How many messages are in which state. */
    counts(id: string): BatchCounts {
      const counted = database
        .all(batchQueries.counts, { id })
        .map((row) => parseRow(countRow, row, 'messages'));
      return {
        ...noMessages,
        ...Object.fromEntries(counted.map(({ state, count }) => [state, count])),
      };
    },
    /** Ids of messages that have not gone. */
    waiting: (id: string, limit: number): readonly string[] =>
      database
        .all(batchQueries.waiting, { id, limit })
        .map((row) => parseRow(idRow, row, 'messages').id),
    /** Ids of messages that wait for their times. */
    scheduled: (id: string, limit: number): readonly string[] =>
      database
        .all(batchQueries.scheduled, { id, limit })
        .map((row) => parseRow(idRow, row, 'messages').id),
    /** Lets a message that waits for its time go at any hour, but for marketing. */
    letGo: (id: string) => change(letGo, { id }),
    /** Whose lists nobody needs any more: of batches that are over. */
    leftLists: (): readonly number[] =>
      database
        .all(batchQueries.leftLists)
        .map((row) => parseRow(seqRow, row, 'batch_recipients').seq),
    /** Forgets some rows of a list; answers whether there were any. */
    clearSome: (seq: number, limit: number) => change(clearSome, { seq, limit }),
    /** Gives the rows of one batch's list to another. */
    moveList: (from: number, to: number) => change(moveList, { from, to }),
    calledOff: (): readonly string[] =>
      database.all(batchQueries.calledOff).map((row) => parseRow(idRow, row, 'batches').id),
    /** The place of one of its messages, or `null`. */
    seqOfMessage(batchId: string, id: string): number | null {
      const row = database.get(batchQueries.seqOfMessage, { id, batchId });
      return row === undefined ? null : parseRow(seqRow, row, 'messages').seq;
    },
    /** In the order in which they go, from after a place. */
    messages(
      id: string,
      state: MessageStateKind | null,
      afterSeq: number,
      limit: number,
    ): readonly Message[] {
      const rows =
        state === null
          ? database.all(batchQueries.messages, { id, afterSeq, limit })
          : database.all(batchQueries.messagesIn, { id, state, afterSeq, limit });
      return rows.map(messageFromRow);
    },

    leftOutCounts: (seq: number): LeftOutCounts =>
      Object.fromEntries(
        database
          .all(batchQueries.leftOutCounts, { seq })
          .map((row) => parseRow(leftOutCountRow, row, 'batch_left_out'))
          .map(({ reason, count }) => [reason, count]),
      ),
    leftOut(
      seq: number,
      reason: LeftOutRecipient['reason'] | null,
      range: Range,
    ): readonly LeftOutRecipient[] {
      const rows =
        reason === null
          ? database.all(batchQueries.leftOut, { seq, ...range })
          : database.all(batchQueries.leftOutFor, { seq, reason, ...range });
      return rows.map((raw) => {
        const { contact_id: contactId, ...row } = parseRow(leftOutRow, raw, 'batch_left_out');
        return { ...row, contactId };
      });
    },

    /** Rows of its list, from a position on. */
    listed: (seq: number, from: number, limit: number): readonly ListedRecipient[] =>
      database.all(batchQueries.listed, { seq, from, limit }).map((raw) => {
        const { fields: cells, ...row } = parseRow(listedRow, raw, 'batch_recipients');
        return { ...row, cells };
      }),
    /** Forgets the rows of its list from a position on. */
    clearListFrom(seq: number, from: number): void {
      change(clearListFrom, { seq, from });
    },
    putListed(seq: number, { cells, ...row }: ListedRecipient): void {
      change(putListed, { seq, ...row, fields: JSON.stringify(cells) });
    },
    /**
     * Gives a draft the list whose rows stand from a position on, instead of one whose rows stand before
     * that; false where it is no draft any more.
     */
    takeList(id: string, list: BatchList, from: number): boolean {
      return database.transaction(() => {
        const batch = this.get(id);
        if (batch === null || !this.setDraft(id, { ...batch.draft, source: list })) return false;
        if (from > 0) {
          change(clearListBefore, { seq: batch.seq, from });
          change(shiftList, { seq: batch.seq, from });
        }
        return true;
      });
    },
  };
}
