import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import { monthsBefore, type RetentionPreview } from '#shared/domain/retention';
import { inSlices, pageByPage, type Breathe } from '../contacts/slices';
import { attemptQueries } from '../history/attempts';
import { createMessageIndex } from '../history/message-index';
import { messageFromRow } from '../history/message-row';
import type { Clock } from '../outbox/ports';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

export interface RetentionParts {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  /** How long texts are kept; `null` for good. */
  readonly months: () => number | null;
  /** Has some of the search index written anew; false when nothing was left to do. */
  readonly forgetSomeWords: () => boolean;
  /** Told of the messages whose text was taken out, as they are now. */
  readonly onBlanked: (messages: readonly Message[]) => void;
}

/** Takes texts out of the history once they are older than the user wants to keep them. */
export interface Retention {
  /** Which texts would go now. `breathe` is called between slices of work. */
  preview(months: number, breathe: Breathe): Promise<RetentionPreview>;
  /**
   * Takes out what is due: the text, and what the provider said, which may repeat it. When something was
   * sent, to whom, through which account and what it cost stays. What was done stays when it is cut short,
   * by `breathe` throwing; the next time goes on from there.
   */
  run(breathe: Breathe): Promise<void>;
}

/** In messages; one takes some microseconds to look at. */
const stepSize = 4_096;
const blockSize = 256;

/** Over for good: nobody will ask again whether it arrived, and nothing sends it. */
const isDue = `
  text <> '' AND deleted IS NULL AND created_at < :before
  AND (state IN ('accepted', 'rejected', 'cancelled') OR (state = 'unknown' AND settlement IS NOT NULL))`;

/** Exported for the tests that assert which indexes are used. */
export const retentionQueries = {
  clearedBefore: `SELECT coalesce(max(cleared_before), 0) AS seq FROM text_retention`,
  saveCleared: `
    INSERT INTO text_retention (slot, cleared_before) VALUES (1, :seq)
    ON CONFLICT (slot) DO UPDATE SET cleared_before = excluded.cleared_before`,
  last: `SELECT coalesce(max(seq), 0) AS seq FROM message_log`,
  anyOld: `
    SELECT 1 AS seq FROM message_blocks
    WHERE block >= :firstBlock AND block <= :lastBlock AND first_at < :before LIMIT 1`,
  count: `
    SELECT count(*) AS messages, min(created_at) AS fromAt, max(created_at) AS untilAt
    FROM message_log WHERE seq >= :from AND seq < :until AND ${isDue}`,
  due: `
    SELECT seq FROM message_log WHERE seq >= :from AND seq < :until AND ${isDue}
    ORDER BY seq LIMIT 256`,
  anyText: `
    SELECT 1 AS seq FROM message_log WHERE seq >= :from AND seq < :until AND text <> '' LIMIT 1`,
  blank: `
    UPDATE message_log SET
      text = '', provider_words = NULL, raw_answer = NULL, understood = NULL
    WHERE seq = :seq`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
} as const;

const seqRow = v.object({ seq: v.number() });
const countRow = v.object({
  messages: v.number(),
  fromAt: v.nullable(v.number()),
  untilAt: v.nullable(v.number()),
});

/** Neighbouring messages: from a place until before another. */
interface Step {
  readonly from: number;
  readonly until: number;
}

export function createRetention(parts: RetentionParts): Retention {
  const { database, clock } = parts;
  const index = createMessageIndex(database);
  const seqOf = (row: unknown): number => parseRow(seqRow, row, 'messages').seq;
  /** No message before it has a text. */
  const clearedBefore = (): number => seqOf(database.get(retentionQueries.clearedBefore));

  /** The history in steps, from the first message that may have a text. */
  function* steps(): Generator<Step> {
    const last = seqOf(database.get(retentionQueries.last));
    for (let from = clearedBefore(); from <= last; from += stepSize) {
      yield { from, until: Math.min(from + stepSize, last + 1) };
    }
  }

  function hasOld({ from, until }: Step, before: number): boolean {
    const firstBlock = Math.floor(from / blockSize);
    const lastBlock = Math.floor((until - 1) / blockSize);
    const found = database.get(retentionQueries.anyOld, { firstBlock, lastBlock, before });
    return found !== undefined;
  }

  function* dueIn(step: Step, before: number): Generator<number> {
    yield* pageByPage<number>((last) =>
      database
        .all(retentionQueries.due, { ...step, from: last === null ? step.from : last + 1, before })
        .map(seqOf),
    );
  }

  function blank(seq: number): Message {
    database.run(retentionQueries.blank, { seq });
    database.run(attemptQueries.forgetWords, { seq });
    const message = messageFromRow(database.get(retentionQueries.bySeq, { seq }));
    index.remove(seq);
    // It is still found by name and number.
    index.put(seq, message);
    return message;
  }

  return {
    async preview(months, breathe) {
      const before = monthsBefore(clock.now(), months);
      let found: RetentionPreview = { messages: 0, fromAt: null, untilAt: null };
      for (const step of steps()) {
        await breathe();
        if (!hasOld(step, before)) continue;
        const row = database.get(retentionQueries.count, { ...step, before });
        const some = parseRow(countRow, row, 'messages');
        if (some.fromAt === null || some.untilAt === null) continue;
        found = {
          messages: found.messages + some.messages,
          fromAt: Math.min(found.fromAt ?? some.fromAt, some.fromAt),
          untilAt: Math.max(found.untilAt ?? some.untilAt, some.untilAt),
        };
      }
      return found;
    },

    async run(breathe) {
      const months = parts.months();
      if (months === null) return;
      const before = monthsBefore(clock.now(), months);
      const slicing = {
        breathe,
        elapsed: clock.elapsed,
        together: <T>(work: () => T): T => database.transaction(work),
      };
      let isCleared = true;
      for (const step of steps()) {
        await breathe();
        if (hasOld(step, before)) {
          let blanked: Message[] = [];
          await inSlices(
            slicing,
            dueIn(step, before),
            (seq) => {
              blanked.push(blank(seq));
            },
            () => {
              if (blanked.length > 0) parts.onBlanked(blanked);
              blanked = [];
            },
          );
        }
        isCleared &&= database.get(retentionQueries.anyText, { ...step }) === undefined;
        // The rest is younger, or held up by a message that is not over.
        if (isCleared) {
          const seq = step.until;
          database.transaction(() => database.run(retentionQueries.saveCleared, { seq }));
        }
      }
      // Words of what was taken out are in the file until then, though nobody finds them.
      do await breathe();
      while (parts.forgetSomeWords());
    },
  };
}
