import * as v from 'valibot';
import type { Message, NewMessage, Settlement } from '#shared/domain/message';
import type { EnteringState, MessageStore } from '../outbox/ports';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { indexedNumbers, indexedWords } from '../storage/search-text';
import { messageFromRow, stateColumns, writtenColumns } from './message-row';

/** Exported for the tests that assert which indexes are used. */
export const messageQueries = {
  insert: `
    INSERT INTO messages (
      id, request_id, created_at, account_id, account_label, practice, sender_id, recipient,
      contact_id, recipient_name, text, resend_of, batch_id, schedule_id, occurrence,
      hours, state, due_at, waits_for, attempts
    ) VALUES (
      :id, :request_id, :created_at, :account_id, :account_label, :practice, :sender_id, :recipient,
      :contact_id, :recipient_name, :text, :resend_of, :batch_id, :schedule_id, :occurrence,
      :hours, :state, :due_at, :waits_for, :attempts
    ) RETURNING *`,
  index: `
    INSERT INTO messages_fts (rowid, text, name, number)
    VALUES (:seq, :text, :name, :number)`,
  move: `
    UPDATE messages SET
      state = :state, due_at = :due_at, waits_for = :waits_for, attempts = :attempts,
      started_at = :started_at, ended_at = :ended_at, reason = :reason,
      provider_words = :provider_words, settlement = :settlement,
      provider_message_id = :provider_message_id, provider_status = :provider_status,
      segments = :segments, cost_micros = :cost_micros, cost_currency = :cost_currency,
      segment_price_micros = :segment_price_micros,
      segment_price_currency = :segment_price_currency, raw_answer = :raw_answer
    WHERE id = :id AND state = :from
    RETURNING *`,
  sweep: `
    UPDATE messages SET
      state = 'unknown', reason = 'interrupted', ended_at = :at, started_at = NULL, attempts = NULL
    WHERE state = 'sending'
    RETURNING *`,
  settle: `
    UPDATE messages SET settlement = :settlement WHERE id = :id AND state = 'unknown' RETURNING *`,
  byId: `SELECT * FROM messages WHERE id = :id`,
  byRequest: `SELECT * FROM messages WHERE request_id = :requestId ORDER BY seq`,
  // From account to account by the index, however many messages each has.
  accounts: `
    WITH RECURSIVE single (account_id) AS (
      SELECT min(account_id) FROM messages WHERE state = 'queued' AND batch_id IS NULL
      UNION ALL
      SELECT (
        SELECT min(account_id) FROM messages
        WHERE state = 'queued' AND batch_id IS NULL AND account_id > single.account_id
      ) FROM single WHERE single.account_id IS NOT NULL
    )
    SELECT account_id FROM single WHERE account_id IS NOT NULL
    UNION SELECT account_id FROM batches WHERE state = 'sending'`,
  undoable: `
    SELECT * FROM messages
    WHERE state = 'queued' AND waits_for = 'undo' AND due_at > :now AND account_id = :accountId
    ORDER BY due_at LIMIT :limit`,
  singles: `
    SELECT * FROM messages
    WHERE state = 'queued' AND batch_id IS NULL AND account_id = :accountId
      AND waits_for <> 'held' AND NOT (waits_for = 'undo' AND due_at > :now)
    ORDER BY seq LIMIT :limit`,
  ofBatches: `
    SELECT messages.* FROM batches CROSS JOIN messages ON messages.batch_id = batches.id
    WHERE batches.state = 'sending' AND batches.account_id = :accountId
      AND messages.state = 'queued' AND waits_for <> 'held'
    ORDER BY batches.seq, messages.seq LIMIT :limit`,
  old: `
    SELECT * FROM messages
    WHERE state = 'queued' AND batch_id IS NULL AND waits_for <> 'held' AND created_at < :before
    ORDER BY seq`,
  held: `SELECT * FROM messages WHERE state = 'queued' AND waits_for = 'held' ORDER BY seq`,
  duplicate: `
    SELECT * FROM messages
    WHERE recipient = :recipient AND created_at >= :sinceAt AND text = :text
      AND practice = :practice AND state NOT IN ('cancelled', 'rejected')
    ORDER BY created_at DESC, seq DESC LIMIT 1`,
  counts: `
    SELECT
      (SELECT count(*) FROM messages WHERE state = 'queued' AND waits_for <> 'held') AS queued,
      (SELECT count(*) FROM messages WHERE state = 'queued' AND waits_for = 'held') AS held,
      (SELECT count(*) FROM messages WHERE state = 'sending') AS sending,
      (SELECT count(*) FROM messages WHERE state = 'unknown' AND settlement IS NULL) AS unsettled`,
} as const;

const countsSchema = v.object({
  queued: v.number(),
  held: v.number(),
  sending: v.number(),
  unsettled: v.number(),
});
const accountSchema = v.object({ account_id: v.string() });
const seqSchema = v.object({ seq: v.number() });

/** Makes what writes a new message and indexes its words, in the transaction that it is called in. */
export function createMessageWriter(
  database: Database,
): (message: NewMessage, state: EnteringState) => Message {
  return (message, state) => {
    const { state: kind, due_at, waits_for, attempts } = stateColumns(state);
    const row = database.get(messageQueries.insert, {
      ...writtenColumns(message),
      state: kind ?? null,
      due_at: due_at ?? null,
      waits_for: waits_for ?? null,
      attempts: attempts ?? null,
    });
    database.run(messageQueries.index, {
      seq: parseRow(seqSchema, row, 'messages').seq,
      text: indexedWords(message.text),
      name: indexedWords(message.recipientName ?? ''),
      number: indexedNumbers([message.recipient]),
    });
    return messageFromRow(row);
  };
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
      const singles = many(messageQueries.singles, { accountId, now, limit });
      const left = limit - singles.length;
      const inBatches = left > 0 ? many(messageQueries.ofBatches, { accountId, limit: left }) : [];
      return [...undoable, ...singles, ...inBatches];
    },
    listOld: (before) => many(messageQueries.old, { before }),
    listHeld: (ids) =>
      many(messageQueries.held).filter(({ id }) => ids === null || ids.includes(id)),

    move: (id, from, to) =>
      database.transaction(() => one(messageQueries.move, { id, from, ...stateColumns(to) })),

    // RETURNING names no order.
    sweepInterrupted: (at) =>
      database
        .transaction(() => database.all(messageQueries.sweep, { at }))
        .map((row) => ({ seq: parseRow(seqSchema, row, 'messages').seq, row }))
        .sort((a, b) => a.seq - b.seq)
        .map(({ row }) => messageFromRow(row)),

    findDuplicate: ({ recipient, text, practice, sinceAt }) =>
      one(messageQueries.duplicate, { recipient, text, practice: practice ? 1 : 0, sinceAt }),

    settle: (id: string, as: Settlement) =>
      database.transaction(() => one(messageQueries.settle, { id, settlement: as })),

    counts: () => parseRow(countsSchema, database.get(messageQueries.counts), 'messages'),
  };
}
