import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { searchExpression } from '../storage/search-text';
import { messageFromRow } from './message-row';

/**
 * Newest first is the order of writing, backwards: unlike the clock it never jumps, and both the
 * table and the search index are kept in it, so that a page costs the same at any depth.
 */
export const historyQueries = {
  seqOf: `SELECT seq FROM messages WHERE id = :id`,
  page: `
    SELECT * FROM messages WHERE seq < :beforeSeq ORDER BY seq DESC LIMIT :limit`,
  search: `
    SELECT messages.*
    FROM messages_fts CROSS JOIN messages ON messages.seq = messages_fts.rowid
    WHERE messages_fts MATCH :expression AND messages_fts.rowid < :beforeSeq
    ORDER BY messages_fts.rowid DESC LIMIT :limit`,
} as const;

const seqSchema = v.object({ seq: v.number() });

export interface HistoryStore {
  /** The place of a message in the log, or `null`. */
  seqOf(id: string): number | null;
  /** Messages that match, newest first, from before a place. */
  page(query: {
    readonly query: string;
    readonly beforeSeq: number | null;
    readonly limit: number;
  }): readonly Message[];
}

/** The log of messages in the database, to read. */
export function createHistoryStore(database: Database): HistoryStore {
  return {
    seqOf(id) {
      const row = database.get(historyQueries.seqOf, { id });
      return row === undefined ? null : parseRow(seqSchema, row, 'messages').seq;
    },
    page({ query, beforeSeq, limit }) {
      const range = { beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER, limit };
      if (query.trim() === '') return database.all(historyQueries.page, range).map(messageFromRow);
      const expression = searchExpression(query, ['text', 'name']);
      if (expression === null) return [];
      return database.all(historyQueries.search, { ...range, expression }).map(messageFromRow);
    },
  };
}
