import * as v from 'valibot';
import type { MessageAttempt } from '#shared/domain/history';
import { notSentReasons, type Message, type MessageState } from '#shared/domain/message';
import type { EndedAttempt } from '../outbox/ports';
import { storedText, type Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { packAnswer, unpackAnswer } from './raw-answer';

const nextNumber = `
  (SELECT coalesce(max(number), 0) + 1 FROM message_attempts WHERE message_seq = message_log.seq)`;

/** Exported for the tests that assert which indexes are used. */
export const attemptQueries = {
  add: `
    INSERT INTO message_attempts
    SELECT seq, ${nextNumber}, started_at, :endedAt, :notSent, :status, :providerWords, :rawAnswer
    FROM message_log WHERE id = :id AND state = 'sending'`,
  addInterrupted: `
    INSERT INTO message_attempts
    SELECT seq, ${nextNumber}, started_at, NULL, NULL, NULL, NULL, NULL
    FROM message_log WHERE state = 'sending'`,
  list: `
    SELECT started_at, ended_at, not_sent, status, provider_words, raw_answer
    FROM message_attempts WHERE message_seq = :seq ORDER BY number`,
  forgetWords: `
    UPDATE message_attempts SET provider_words = NULL, raw_answer = NULL
    WHERE message_seq = :seq`,
  forget: `DELETE FROM message_attempts WHERE message_seq = :seq`,
} as const;

const attemptRow = v.object({
  started_at: v.number(),
  ended_at: v.nullable(v.number()),
  not_sent: v.nullable(v.picklist(notSentReasons)),
  status: v.nullable(v.number()),
  provider_words: v.nullable(v.string()),
  raw_answer: v.nullable(v.string()),
});

/** When the last attempt was, as the message's row has it. */
interface LastAttempt {
  readonly seq: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly tookMs: number | null;
}

/** What stays as it is between two attempts: the text of one that waits for a time may be edited. */
function staying({ recipient }: Message) {
  return { recipient, text: '', providerId: null };
}

/** Nothing is known of it but its times, and what the message's state says. */
function timesOnly(startedAt: number, endedAt: number | null): MessageAttempt {
  return { startedAt, endedAt, notSent: null, status: null, providerWords: null, rawAnswer: null };
}

/**
 * The attempts that the messages' rows do not tell all of. All but `list` join the transaction that they are
 * called in.
 */
export function createAttempts(database: Database) {
  return {
    /**
     * Keeps how the attempt of a message in `sending` ended, to be called before it is moved. One that was
     * accepted is told by the message's row alone, and so is one that came to an end without an answer.
     */
    keep(message: Message, to: MessageState, ended: EndedAttempt): void {
      const { endedAt, notSent, status, providerWords, answer } = ended;
      const times = { id: message.id, endedAt };
      if (to.kind === 'queued') {
        database.run(attemptQueries.add, {
          ...times,
          notSent,
          status,
          providerWords,
          rawAnswer: answer === null ? null : packAnswer(storedText(answer), staying(message)),
        });
      } else if (to.kind !== 'accepted' && status !== null) {
        const words = { notSent: null, providerWords: null, rawAnswer: null };
        database.run(attemptQueries.add, { ...times, ...words, status });
      }
    },

    /** Keeps that the attempts under way never came to an end that is known. */
    keepInterrupted(): void {
      database.run(attemptQueries.addInterrupted);
    },

    /** In order, the one under way last. */
    list(message: Message, last: LastAttempt): readonly MessageAttempt[] {
      const kept = database
        .all(attemptQueries.list, { seq: last.seq })
        .map((row) => parseRow(attemptRow, row, 'message_attempts'))
        .map((row) => ({
          startedAt: row.started_at,
          endedAt: row.ended_at,
          notSent: row.not_sent,
          status: row.status,
          providerWords: row.provider_words,
          rawAnswer:
            row.raw_answer === null ? null : unpackAnswer(row.raw_answer, staying(message)),
        }));
      if (last.startedAt !== null) return [...kept, timesOnly(last.startedAt, null)];
      if (last.endedAt === null || last.tookMs === null || kept.at(-1)?.notSent === null) {
        return kept;
      }
      return [...kept, timesOnly(last.endedAt - last.tookMs, last.endedAt)];
    },
  };
}
