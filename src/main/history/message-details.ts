import * as v from 'valibot';
import type { HistoryChoices, MessageDetails } from '#shared/domain/history';
import type { Message } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createAttempts } from './attempts';
import type { FoundPage, PageQuery } from './history-pages';
import { messageFromRow } from './message-row';
import { unpackAnswer } from './raw-answer';

/** Exported for the tests that assert which indexes are used. */
export const detailQueries = {
  byId: `SELECT * FROM messages WHERE id = :id AND deleted IS NULL`,
  resentAs: `
    SELECT * FROM messages WHERE resend_of = :id AND deleted IS NULL ORDER BY seq LIMIT 20`,
  batch: `SELECT name FROM batches WHERE id = :batchId`,
  people: `SELECT seq FROM message_people WHERE recipient = :e164`,
  olderToPerson: `
    SELECT * FROM messages WHERE person_seq = :person AND seq < :place AND deleted IS NULL
    ORDER BY seq DESC LIMIT :limit`,
  newerToPerson: `
    SELECT * FROM messages WHERE person_seq = :person AND seq >= :place AND deleted IS NULL
    ORDER BY seq LIMIT :limit`,
  accounts: `
    SELECT account_id AS id, account_label AS label, practice, max(seq) AS newest
    FROM message_origins GROUP BY account_id ORDER BY account_label, account_id`,
  batches: `
    SELECT id, name FROM batches WHERE seq > 0 AND confirmed_at IS NOT NULL
    ORDER BY seq DESC LIMIT 100`,
  currencies: `SELECT currency FROM message_currencies ORDER BY currency`,
  oldest: `SELECT created_at AS at FROM message_log WHERE seq > 0 ORDER BY seq LIMIT 1`,
} as const;

const seqRow = v.object({ seq: v.number() });
const nameRow = v.object({ name: v.string() });
const endRow = v.object({
  seq: v.number(),
  started_at: v.nullable(v.number()),
  ended_at: v.nullable(v.number()),
  took_ms: v.nullable(v.number()),
  raw_answer: v.nullable(v.string()),
  provider_message_id: v.nullable(v.string()),
});
const accountRow = v.object({ id: v.string(), label: v.string(), practice: v.picklist([0, 1]) });
const batchRow = v.object({ id: v.string(), name: v.string() });
const currencyRow = v.object({ currency: v.string() });
const atRow = v.object({ at: v.number() });

/** Single messages, those to one number, and what the filters can be set to. */
export function createMessageDetails(database: Database) {
  const get = (id: string): Message | null => {
    const row = database.get(detailQueries.byId, { id });
    return row === undefined ? null : messageFromRow(row);
  };
  const seqsOf = (sql: string, params: SqlParams): readonly number[] =>
    database.all(sql, params).map((row) => parseRow(seqRow, row, 'messages').seq);

  const attempts = createAttempts(database);

  return {
    /** Error: `message-not-found`. */
    of(id: string): Result<MessageDetails, AppError> {
      const row = database.get(detailQueries.byId, { id });
      if (row === undefined) return err(appError('message-not-found'));
      const message = messageFromRow(row);
      const end = parseRow(endRow, row, 'messages');
      const { batchId, resendOf } = message;
      const batch = database.get(detailQueries.batch, { batchId });
      return ok({
        message,
        attempts: attempts.list(message, {
          seq: end.seq,
          startedAt: end.started_at,
          endedAt: end.ended_at,
          tookMs: end.took_ms,
        }),
        rawAnswer:
          end.raw_answer === null
            ? null
            : unpackAnswer(end.raw_answer, { ...message, providerId: end.provider_message_id }),
        batchName: batch === undefined ? null : parseRow(nameRow, batch, 'batches').name,
        resendOf: resendOf === null ? null : get(resendOf),
        resentAs: database.all(detailQueries.resentAs, { id }).map(messageFromRow),
      });
    },

    /** What was written to a number, under whatever name. */
    conversation(query: Omit<PageQuery, 'filter'> & { readonly e164: string }): FoundPage {
      const { e164, direction, limit } = query;
      const isOlder = direction === 'older';
      const place = query.place ?? (isOlder ? Number.MAX_SAFE_INTEGER : 0);
      const sql = isOlder ? detailQueries.olderToPerson : detailQueries.newerToPerson;
      const found = seqsOf(detailQueries.people, { e164 })
        .flatMap((person) => database.all(sql, { person, place, limit: limit + 1 }))
        .map((row) => ({ row, seq: parseRow(seqRow, row, 'messages').seq }))
        .toSorted((a, b) => (isOlder ? b.seq - a.seq : a.seq - b.seq));
      const shown = found.slice(0, limit);
      const last = shown.at(-1)?.seq ?? null;
      const isMore = found.length > shown.length && last !== null;
      return {
        messages: shown.map(({ row }) => messageFromRow(row)),
        firstSeq: shown[0]?.seq ?? null,
        lastSeq: last,
        next: isMore ? last + (isOlder ? 0 : 1) : null,
        isCut: false,
      };
    },

    choices(): HistoryChoices {
      const oldest = database.get(detailQueries.oldest);
      return {
        accounts: database.all(detailQueries.accounts).map((row) => {
          const { id, label, practice } = parseRow(accountRow, row, 'message_origins');
          return { id, label, practice: practice === 1 };
        }),
        batches: database
          .all(detailQueries.batches)
          .map((row) => parseRow(batchRow, row, 'batches')),
        currencies: database
          .all(detailQueries.currencies)
          .map((row) => parseRow(currencyRow, row, 'message_currencies').currency),
        oldestAt: oldest === undefined ? null : parseRow(atRow, oldest, 'messages').at,
      };
    },
  };
}
