import * as v from 'valibot';
import type { ChannelInput } from '#shared/contract/channels';
import type {
  DeletedMessages,
  HistoryChoices,
  HistoryCount,
  HistoryPage,
  HistoryPlace,
  KeptReason,
  MessageDetails,
} from '#shared/domain/history';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { searchExpression } from '../storage/search-text';
import { messageFromRow } from './message-row';

export interface HistoryRoomParts {
  readonly database: Database;
  readonly onDeleted: (messageIds: readonly string[]) => void;
}

/** The log of everything that was sent, as the windows see it. */
export interface HistoryRoom {
  list(input: ChannelInput<'listHistory'>): Result<HistoryPage, AppError>;
  count(filter: HistoryFilter): Promise<HistoryCount>;
  findTime(before: number): HistoryPlace;
  findMessage(messageId: string): Result<HistoryPlace, AppError>;
  conversation(input: ChannelInput<'listConversation'>): Result<HistoryPage, AppError>;
  details(messageId: string): Result<MessageDetails, AppError>;
  delete(messageIds: readonly string[]): Promise<DeletedMessages>;
  choices(): HistoryChoices;
}

const numberRow = v.object({ value: v.nullable(v.number()) });
const seqRow = v.object({ seq: v.number() });
const namedRow = v.object({ id: v.string(), name: v.string() });
const accountRow = v.object({ id: v.string(), label: v.string(), practice: v.number() });
const currencyRow = v.object({ currency: v.string() });
const mostCounted = 10_000;

export function openHistoryRoom({ database, onDeleted }: HistoryRoomParts): HistoryRoom {
  const one = (sql: string, params: SqlParams = {}): number | null =>
    parseRow(numberRow, database.get(sql, params) ?? { value: null }, 'messages').value;

  function conditions(filter: HistoryFilter): { where: string; params: SqlParams } | null {
    const expression =
      filter.query.trim() === '' ? null : searchExpression(filter.query, ['text', 'name']);
    if (filter.query.trim() !== '' && expression === null) return null;
    const where = [
      filter.states.length > 0 && `state IN (SELECT value FROM json_each(:states))`,
      filter.accountId !== null && `account_id = :accountId`,
      filter.tag !== null &&
        `contact_id IN (SELECT contacts.id FROM contacts
          JOIN contact_tags ON contact_seq = contacts.seq JOIN tags ON tags.seq = tag_seq
          WHERE tags.name = :tag)`,
      filter.batchId !== null && `batch_id = :batchId`,
      filter.kind !== 'all' && `practice = :practice`,
      filter.fromAt !== null && `created_at >= :fromAt`,
      filter.untilAt !== null && `created_at < :untilAt`,
      filter.cost !== null &&
        `cost_currency = :currency AND cost_micros BETWEEN :fromMicros AND :toMicros`,
      expression !== null &&
        `seq IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH :expression)`,
    ].filter((condition) => condition !== false);
    return {
      where: ['1', ...where].join(' AND '),
      params: {
        ...(filter.states.length > 0 && { states: JSON.stringify(filter.states) }),
        ...(filter.accountId !== null && { accountId: filter.accountId }),
        ...(filter.tag !== null && { tag: filter.tag }),
        ...(filter.batchId !== null && { batchId: filter.batchId }),
        ...(filter.kind !== 'all' && { practice: filter.kind === 'practice' ? 1 : 0 }),
        ...(filter.fromAt !== null && { fromAt: filter.fromAt }),
        ...(filter.untilAt !== null && { untilAt: filter.untilAt }),
        ...(filter.cost !== null && {
          currency: filter.cost.currency,
          fromMicros: filter.cost.fromMicros ?? 0,
          toMicros: filter.cost.toMicros ?? Number.MAX_SAFE_INTEGER,
        }),
        ...(expression !== null && { expression }),
      },
    };
  }

  function page(
    where: string,
    params: SqlParams,
    range: Pick<ChannelInput<'listHistory'>, 'cursor' | 'direction' | 'limit'>,
  ): HistoryPage {
    const isOlder = range.direction === 'older';
    const from =
      range.cursor === null ? (isOlder ? Number.MAX_SAFE_INTEGER : 0) : Number(range.cursor);
    const rows = database.all(
      `SELECT * FROM messages WHERE ${where} AND seq ${isOlder ? '<' : '>='} :from
       ORDER BY seq ${isOlder ? 'DESC' : 'ASC'} LIMIT :limit`,
      { ...params, from, limit: range.limit + 1 },
    );
    const shown = rows.slice(0, range.limit);
    const last = shown.at(-1);
    const more = rows.length > range.limit && last !== undefined;
    const lastSeq = more ? parseRow(seqRow, last, 'messages').seq : 0;
    const messages = shown.map(messageFromRow);
    return {
      messages: isOlder ? messages : messages.toReversed(),
      next: more ? String(isOlder ? lastSeq : lastSeq + 1) : null,
      lookedUntilAt: null,
      position: null,
      total: null,
    };
  }

  function get(id: string): Message | null {
    const row = database.get(`SELECT * FROM messages WHERE id = :id`, { id });
    return row === undefined ? null : messageFromRow(row);
  }

  function keptFor(message: Message | null): KeptReason | null {
    if (message === null) return 'not-found';
    const { state } = message;
    if (state.kind === 'scheduled' || state.kind === 'queued' || state.kind === 'sending') {
      return state.kind;
    }
    return state.kind === 'unknown' && state.settlement === null ? 'unsettled' : null;
  }

  const nothing: HistoryPage = {
    messages: [],
    next: null,
    lookedUntilAt: null,
    position: null,
    total: null,
  };

  return {
    list({ filter, ...range }) {
      const found = conditions(filter);
      return ok(found === null ? nothing : page(found.where, found.params, range));
    },
    count(filter) {
      const found = conditions(filter);
      if (found === null) return Promise.resolve({ count: 0, isExact: true });
      const count =
        one(
          `SELECT count(*) AS value FROM (SELECT 1 FROM messages WHERE ${found.where} LIMIT :limit)`,
          { ...found.params, limit: mostCounted + 1 },
        ) ?? 0;
      return Promise.resolve({
        count: Math.min(count, mostCounted),
        isExact: count <= mostCounted,
      });
    },
    findTime(before) {
      const seq = one(`SELECT max(seq) AS value FROM messages WHERE created_at < :before`, {
        before,
      });
      return { cursor: String((seq ?? 0) + 1) };
    },
    findMessage(id) {
      const seq = one(`SELECT seq AS value FROM messages WHERE id = :id`, { id });
      return seq === null ? err(appError('message-not-found')) : ok({ cursor: String(seq + 1) });
    },
    conversation: ({ e164, ...range }) => ok(page('recipient = :e164', { e164 }, range)),
    details(id) {
      const message = get(id);
      if (message === null) return err(appError('message-not-found'));
      const { state } = message;
      const attempts = state.kind === 'sending' ? [{ startedAt: state.startedAt }] : [];
      const named = database.get(`SELECT id, name FROM batches WHERE id = :id`, {
        id: message.batchId,
      });
      return ok({
        message,
        attempts: attempts.map((attempt) => ({ ...attempt, endedAt: null, notSent: null })),
        rawAnswer: state.kind === 'accepted' ? state.receipt.rawAnswer : null,
        batchName: named === undefined ? null : parseRow(namedRow, named, 'batches').name,
        resendOf: message.resendOf === null ? null : get(message.resendOf),
        resentAs: [],
      });
    },
    delete(ids) {
      const deleted: string[] = [];
      const kept: { id: string; reason: KeptReason }[] = [];
      database.transaction(() => {
        for (const id of ids) {
          const reason = keptFor(get(id));
          if (reason === null) {
            const seq = one(`SELECT seq AS value FROM messages WHERE id = :id`, { id });
            database.run(`DELETE FROM messages_fts WHERE rowid = :seq`, { seq });
            database.run(`DELETE FROM messages WHERE id = :id`, { id });
            deleted.push(id);
          } else kept.push({ id, reason });
        }
      });
      if (deleted.length > 0) onDeleted(deleted);
      return Promise.resolve({ deleted, kept });
    },
    choices() {
      const accounts = database
        .all(
          `SELECT account_id AS id, account_label AS label, practice, max(seq) FROM messages
           GROUP BY account_id ORDER BY account_label`,
        )
        .map((row) => parseRow(accountRow, row, 'messages'));
      return {
        accounts: accounts.map(({ practice, ...account }) => ({
          ...account,
          practice: practice === 1,
        })),
        batches: database
          .all(
            `SELECT id, name FROM batches WHERE confirmed_at IS NOT NULL ORDER BY seq DESC LIMIT 100`,
          )
          .map((row) => parseRow(namedRow, row, 'batches')),
        currencies: database
          .all(
            `SELECT DISTINCT cost_currency AS currency FROM messages
             WHERE cost_currency IS NOT NULL ORDER BY 1`,
          )
          .map((row) => parseRow(currencyRow, row, 'messages').currency),
        oldestAt: one(`SELECT created_at AS value FROM messages ORDER BY seq LIMIT 1`),
      };
    },
  };
}
