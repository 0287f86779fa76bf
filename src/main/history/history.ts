import type { KnownPerson } from '#shared/domain/draft';
import type { Message, MessagePage } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { HistoryStore } from './history-store';
import type { PersonMessages } from './person-messages';

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
  /** What was written to one person, newest first. Error: `message-not-found`. */
  listOf(person: KnownPerson, range: Omit<HistoryQuery, 'query'>): Result<MessagePage, AppError>;
}

/** What was sent, and what came of it. */
export function createHistory(
  store: HistoryStore,
  personMessages: Pick<PersonMessages, 'page'>,
): History {
  function page(
    { before, limit }: Omit<HistoryQuery, 'query'>,
    find: (beforeSeq: number | null, limit: number) => readonly Message[],
  ): Result<MessagePage, AppError> {
    const beforeSeq = before === null ? null : store.seqOf(before);
    if (before !== null && beforeSeq === null) return err(appError('message-not-found'));
    // One more than asked for tells whether there are older ones.
    const found = find(beforeSeq, limit + 1);
    const messages = found.slice(0, limit);
    const more = found.length > limit;
    return ok({ messages, nextBefore: more ? (messages.at(-1)?.id ?? null) : null });
  }

  return {
    list: ({ query, ...range }) =>
      page(range, (beforeSeq, limit) => store.page({ query, beforeSeq, limit })),
    listOf: (person, range) =>
      page(range, (beforeSeq, limit) => personMessages.page(person, beforeSeq, limit)),
  };
}
