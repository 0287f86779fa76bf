import type { MessagePage } from '#shared/contract/channels';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { HistoryStore } from './history-store';

export interface HistoryQuery {
  /** Words of the text or the name, or a number in any format; empty for all. */
  readonly query: string;
  /** The id of the last message that was seen; `null` for the newest. */
  readonly before: string | null;
  readonly limit: number;
}

export interface History {
  /** A page of the log, newest first. Error: `message-not-found` where `before` is not there. */
  list(query: HistoryQuery): Result<MessagePage, AppError>;
}

/** What was sent, and what came of it. */
export function createHistory(store: HistoryStore): History {
  return {
    list({ query, before, limit }) {
      const beforeSeq = before === null ? null : store.seqOf(before);
      if (before !== null && beforeSeq === null) return err(appError('message-not-found'));
      // One more than asked for tells whether there are older ones.
      const found = store.page({ query, beforeSeq, limit: limit + 1 });
      const messages = found.slice(0, limit);
      const more = found.length > limit;
      return ok({ messages, nextBefore: more ? (messages.at(-1)?.id ?? null) : null });
    },
  };
}
