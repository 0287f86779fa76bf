import * as v from 'valibot';
import type { Message, MessageState, Settlement } from '#shared/domain/message';
import type { MessageStore } from '../outbox/ports';
import { storedText, type Database, type SqlParams, type SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createAttempts } from './attempts';
import { messageFromRow, stateColumns } from './message-row';
import { createMessageWriter } from './message-writer';
import { packAnswer } from './raw-answer';

/** Exported for the tests that assert which indexes are used. */
export const messageQueries = {
  move: `
    UPDATE message_log SET
      state = :state, due_at = :due_at, waits_for = :waits_for, attempts = :attempts,
      started_at = :started_at, ended_at = :ended_at,
      took_ms = CASE WHEN state = 'sending' THEN :ended_at - started_at END, reason = :reason,
      provider_words = :provider_words, settlement = :settlement,
      provider_message_id = :provider_message_id, provider_status = :provider_status,
      segments = :segments, cost_micros = :cost_micros, cost_currency = :cost_currency,
      segment_price_micros = :segment_price_micros,
      segment_price_currency = :segment_price_currency, raw_answer = :rawAnswer,
      understood = :understood
    WHERE id = :id AND state = :from
    RETURNING seq`,
  sweep: `
    UPDATE message_log SET
      state = 'unknown', reason = 'interrupted', ended_at = :at, started_at = NULL, attempts = NULL
    WHERE state = 'sending'
    RETURNING seq`,
  settle: `
    UPDATE message_log SET settlement = :settlement WHERE id = :id AND state = 'unknown'
    RETURNING seq`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
  byId: `SELECT * FROM messages WHERE id = :id`,
  // The messages of a batch, half of all, are in no index of requests: a batch is one request.
  byRequest: `
    SELECT * FROM messages WHERE seq IN (
      SELECT seq FROM message_log WHERE request_id = :requestId AND batch_seq IS NULL
      UNION ALL
      SELECT message_log.seq FROM batches CROSS JOIN message_log ON batch_seq = batches.seq
      WHERE batches.request_id = :requestId AND message_log.request_id = :requestId)
    ORDER BY seq`,
  // From account to account by the index, however many messages each has.
  accounts: `
    WITH RECURSIVE single (origin_seq) AS (
      SELECT min(origin_seq) FROM message_log WHERE state = 'queued' AND batch_seq IS NULL
      UNION ALL
      SELECT (
        SELECT min(origin_seq) FROM message_log
        WHERE state = 'queued' AND batch_seq IS NULL AND origin_seq > single.origin_seq
      ) FROM single WHERE single.origin_seq IS NOT NULL
    )
    SELECT account_id FROM single CROSS JOIN message_origins ON seq = single.origin_seq
    UNION SELECT account_id FROM batches WHERE state = 'sending'`,
  undoable: `
    SELECT * FROM messages
    WHERE state = 'queued' AND waits_for = 'undo' AND due_at > :now AND account_id = :accountId
    ORDER BY due_at LIMIT :limit + 0`,
  origins: `SELECT seq FROM message_origins WHERE account_id = :accountId`,
  singles: `
    SELECT * FROM messages
    WHERE state = 'queued' AND batch_seq IS NULL AND origin_seq = :originSeq
      AND waits_for <> 'held' AND NOT (waits_for = 'undo' AND due_at > :now)
    ORDER BY seq LIMIT :limit + 0`,
  ofBatches: `
    SELECT messages.* FROM batches CROSS JOIN messages ON messages.batch_seq = batches.seq
    WHERE batches.state = 'sending' AND batches.account_id = :accountId
      AND messages.state = 'queued' AND waits_for <> 'held'
    ORDER BY batches.seq, messages.seq LIMIT :limit + 0`,
  old: `
    SELECT * FROM messages
    WHERE state = 'queued' AND batch_seq IS NULL AND waits_for <> 'held' AND created_at < :before
    ORDER BY seq`,
  held: `SELECT * FROM messages WHERE state = 'queued' AND waits_for = 'held' ORDER BY seq`,
  // What is not older is in blocks that are not older: those before them need not be looked at.
  duplicate: `
    SELECT messages.* FROM message_people CROSS JOIN messages ON person_seq = message_people.seq
    WHERE message_people.recipient = :recipient
      AND messages.seq >= (SELECT min(block) FROM message_blocks WHERE last_at >= :sinceAt) << 8
      AND created_at >= :sinceAt AND text = :text AND practice = :practice
      AND state NOT IN ('cancelled', 'rejected') AND messages.id <> :exceptId
    ORDER BY created_at DESC, messages.seq DESC LIMIT 1`,
  counts: `
    SELECT
      (SELECT count(*) FROM message_log WHERE state = 'queued' AND waits_for <> 'held') AS queued,
      (SELECT count(*) FROM message_log WHERE state = 'queued' AND waits_for = 'held') AS held,
      (SELECT count(*) FROM message_log WHERE state = 'sending') AS sending,
      (SELECT count(*) FROM message_log WHERE state = 'unknown' AND settlement IS NULL)
        AS unsettled`,
} as const;

const countsSchema = v.object({
  queued: v.number(),
  held: v.number(),
  sending: v.number(),
  unsettled: v.number(),
});
const accountSchema = v.object({ account_id: v.string() });
const seqSchema = v.object({ seq: v.number() });

function seqOf(row: SqlRow): number {
  return parseRow(seqSchema, row, 'messages').seq;
}

/** The provider's id as it is stored beside the answer. */
function storedId(to: MessageState): string | null {
  const id = to.kind === 'accepted' ? to.receipt.providerMessageId : null;
  return id === null ? null : storedText(id);
}

/**
 * The messages in the database.
 *
 * Every change is an explicit transaction: a statement with RETURNING that commits by itself would
 * commit when it is reset, where its failure is not seen.
 */
export function createMessageStore(database: Database): MessageStore {
  function one(sql: string, params: SqlParams): Message | null {
    const row = database.get(sql, params);
    return row === undefined ? null : messageFromRow(row);
  }

  function many(sql: string, params: SqlParams = {}): readonly Message[] {
    return database.all(sql, params).map(messageFromRow);
  }

  const insert = createMessageWriter(database);
  const attempts = createAttempts(database);

  /** What a statement that changed at most one message made of it. */
  function changed(row: SqlRow | undefined): Message | null {
    return row === undefined ? null : one(messageQueries.bySeq, { seq: seqOf(row) });
  }

  function originsOf(accountId: string): readonly number[] {
    return database.all(messageQueries.origins, { accountId }).map(seqOf);
  }

  /** What the state's columns say of the answer is `understood`; else its receipt has it. */
  function answerColumns(
    message: Message | null,
    to: MessageState,
    answer: string | null,
  ): SqlParams {
    const unread = to.kind === 'accepted' ? to.receipt.rawAnswer : null;
    const isEnd = to.kind === 'accepted' || to.kind === 'rejected' || to.kind === 'unknown';
    const raw = isEnd ? (unread ?? answer) : null;
    if (raw === null || message === null) return { rawAnswer: null, understood: null };
    return {
      rawAnswer: packAnswer(storedText(raw), { ...message, providerId: storedId(to) }),
      understood: unread === null ? 1 : null,
    };
  }

  function byRequest(requestId: string): readonly Message[] {
    return many(messageQueries.byRequest, { requestId });
  }

  return {
    together: (work) => database.transaction(work),

    enqueue(messages, state) {
      const requestId = messages[0]?.requestId;
      if (requestId === undefined) return [];
      if (messages.some((message) => message.requestId !== requestId)) {
        throw new Error('Messages that are enqueued together must share their requestId');
      }
      return database.transaction(() => {
        const known = byRequest(requestId);
        if (known.length > 0) return known;
        const stateOf = typeof state === 'function' ? state : () => state;
        return messages.map((message) => insert(message, stateOf(message)));
      });
    },

    get: (id) => one(messageQueries.byId, { id }),
    byRequest,
    accountsToServe: () =>
      database
        .all(messageQueries.accounts)
        .map((row) => parseRow(accountSchema, row, 'messages').account_id),
    nextOf(accountId, now, limit) {
      const undoable = many(messageQueries.undoable, { accountId, now, limit });
      const singles = originsOf(accountId)
        .flatMap((originSeq) => database.all(messageQueries.singles, { originSeq, now, limit }))
        .toSorted((a, b) => seqOf(a) - seqOf(b))
        .slice(0, limit)
        .map(messageFromRow);
      const left = limit - singles.length;
      const inBatches = left > 0 ? many(messageQueries.ofBatches, { accountId, limit: left }) : [];
      return [...undoable, ...singles, ...inBatches];
    },
    listOld: (before) => many(messageQueries.old, { before }),
    listHeld: (ids) =>
      many(messageQueries.held).filter(({ id }) => ids === null || ids.includes(id)),

    move: (id, from, to, attempt = null) =>
      database.transaction(() => {
        const isAnswered = attempt !== null || to.kind === 'accepted';
        const before = isAnswered ? one(messageQueries.byId, { id }) : null;
        if (before !== null && attempt !== null && from === 'sending') {
          attempts.keep(before, to, attempt);
        }
        return changed(
          database.get(messageQueries.move, {
            id,
            from,
            ...stateColumns(to),
            ...answerColumns(before, to, attempt?.answer ?? null),
          }),
        );
      }),

    claim: (id, sending) => {
      const to = { ...stateColumns(sending), ...answerColumns(null, sending, null) };
      return database.get(messageQueries.move, { id, from: 'queued', ...to }) !== undefined;
    },

    // RETURNING names no order.
    sweepInterrupted: (at) =>
      database.transaction(() => {
        attempts.keepInterrupted();
        return database
          .all(messageQueries.sweep, { at })
          .map(seqOf)
          .toSorted((a, b) => a - b)
          .map((seq) => messageFromRow(database.get(messageQueries.bySeq, { seq })));
      }),

    findDuplicate: ({ recipient, text, practice, sinceAt, exceptId = '' }) =>
      one(messageQueries.duplicate, {
        recipient,
        text,
        practice: practice ? 1 : 0,
        sinceAt,
        exceptId,
      }),

    settle: (id: string, as: Settlement) =>
      database.transaction(() =>
        changed(database.get(messageQueries.settle, { id, settlement: as })),
      ),

    counts: () => parseRow(countsSchema, database.get(messageQueries.counts), 'messages'),
  };
}
