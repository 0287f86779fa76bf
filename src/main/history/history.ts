import * as v from 'valibot';
import type { KnownPerson } from '#shared/domain/draft';
import type { MessagePage } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import type { PersonMessages } from './person-messages';

/** Exported for the tests that assert which indexes are used. */
export const historyQueries = {
  seqOf: `SELECT seq FROM message_log WHERE id = :id`,
} as const;

const seqSchema = v.object({ seq: v.number() });

export interface HistoryRange {
  /** The id of the last message that was seen; `null` for the newest. */
  readonly before: string | null;
  readonly limit: number;
}

export interface History {
  /** What was written to one person, newest first. Error: `message-not-found`. */
  listOf(person: KnownPerson, range: HistoryRange): Result<MessagePage, AppError>;
}

/** What was sent to a contact, and what came of it. */
export function createHistory(
  database: Database,
  personMessages: Pick<PersonMessages, 'page'>,
): History {
  function seqOf(id: string): number | null {
    const row = database.get(historyQueries.seqOf, { id });
    return row === undefined ? null : parseRow(seqSchema, row, 'messages').seq;
  }

  return {
    listOf(person, { before, limit }) {
      const beforeSeq = before === null ? null : seqOf(before);
      if (before !== null && beforeSeq === null) return err(appError('message-not-found'));
      // One more than asked for tells whether there are older ones.
      const found = personMessages.page(person, beforeSeq, limit + 1);
      const messages = found.slice(0, limit);
      const more = found.length > limit;
      return ok({ messages, nextBefore: more ? (messages.at(-1)?.id ?? null) : null });
    },
  };
}
