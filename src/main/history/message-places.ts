import * as v from 'valibot';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** In messages, as `message_blocks` sums them up. */
const blockSize = 256;

/** Exported for the tests that assert which indexes are used. */
export const placeQueries = {
  seqOf: `SELECT seq AS value FROM message_log WHERE id = :id AND deleted IS NULL`,
  timeAt: `
    SELECT created_at AS value FROM message_log WHERE seq >= :place ORDER BY seq LIMIT 1`,
  lastBlockBefore: `
    SELECT block AS value FROM message_blocks NOT INDEXED WHERE last_at < :before
    ORDER BY block DESC LIMIT 1`,
  blockAfter: `SELECT min(block) AS value FROM message_blocks WHERE block > :block`,
  lastBefore: `
    SELECT seq AS value FROM message_log
    WHERE seq >= :from AND seq < :until AND created_at < :before ORDER BY seq DESC LIMIT 1`,
  total: `SELECT sum(messages) AS value FROM message_blocks`,
  inNewerBlocks: `SELECT sum(messages) AS value FROM message_blocks WHERE block > :block`,
  newerInBlock: `
    SELECT count(*) AS value FROM message_log
    WHERE seq > :seq AND seq < :until AND deleted IS NULL`,
} as const;

const valueRow = v.object({ value: v.nullable(v.number()) });

/** Where messages are in the log, from the oldest on; a place stands before the message with its number. */
export interface MessagePlaces {
  /** The place of a message in the history, or `null`. */
  of(id: string): number | null;
  /** When the message at a place was written. */
  timeAt(place: number): number | null;
  /**
   * Behind the messages that were written before a time, as far as the clock ran forward: a message
   * whose date was wrong moves the place by no more than its block.
   */
  atTime(before: number): number;
  /** How many messages of the history are newer than one. */
  newerThan(seq: number): number;
  total(): number;
}

export function createMessagePlaces(database: Database): MessagePlaces {
  function ask(sql: string, params: SqlParams = {}): number | null {
    const row = database.get(sql, params);
    return row === undefined ? null : parseRow(valueRow, row, 'messages').value;
  }

  return {
    of: (id) => ask(placeQueries.seqOf, { id }),
    timeAt: (place) => ask(placeQueries.timeAt, { place }),
    atTime(before) {
      const older = ask(placeQueries.lastBlockBefore, { before }) ?? -1;
      const from = (older + 1) * blockSize;
      const mixed = ask(placeQueries.blockAfter, { block: older });
      if (mixed === null) return from;
      const until = (mixed + 1) * blockSize;
      const last = ask(placeQueries.lastBefore, { from, until, before });
      return last === null ? from : last + 1;
    },
    newerThan(seq) {
      const block = Math.floor(seq / blockSize);
      const until = (block + 1) * blockSize;
      const inBlock = ask(placeQueries.newerInBlock, { seq, until }) ?? 0;
      return inBlock + (ask(placeQueries.inNewerBlocks, { block }) ?? 0);
    },
    total: () => ask(placeQueries.total) ?? 0,
  };
}
