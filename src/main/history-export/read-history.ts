import * as v from 'valibot';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import { compileFilter, type CompiledFilter } from '../history/filter-sql';
import type { CompiledSearch } from '../history/search-sql';
import type { Database, SqlParams } from '../storage/database';
import { indexPart } from '../storage/message-words';
import { parseRow } from '../storage/parse-row';
import { packedMessage } from './packed-cells';
import { createPackedMessages } from './packed-messages';

/** In messages. Parts of the index hold a whole number of steps, and steps one of blocks. */
const stepSize = 2_048;
const blockSize = 256;

/** Exported for the tests that assert which indexes are used. */
export const readStatements = {
  last: `SELECT coalesce(max(seq), 0) AS seq FROM message_log`,
  anyBlock: ({ blocks }: CompiledFilter): string => `
    SELECT 1 AS seq FROM message_blocks
    WHERE block >= :firstBlock AND block < :endBlock AND ${blocks.where.join(' AND ')} LIMIT 1`,
  walk: (filter: CompiledFilter): string => `
    SELECT ${packedMessage} FROM message_log
    CROSS JOIN message_people ON message_people.seq = person_seq
    WHERE message_log.seq >= :from AND message_log.seq < :until AND ${rowsOf(filter)}
    ORDER BY message_log.seq`,
  search: (filter: CompiledFilter, search: CompiledSearch): string => {
    const where = [...search.where('message_log.seq'), rowsOf(filter)].join(' AND ');
    return search.by === 'words'
      ? `
        SELECT ${packedMessage} FROM messages_fts
        CROSS JOIN message_log ON message_log.seq = messages_fts.rowid
        CROSS JOIN message_people ON message_people.seq = person_seq
        WHERE messages_fts MATCH :expression
          AND messages_fts.rowid >= :from AND messages_fts.rowid < :until AND ${where}
        ORDER BY messages_fts.rowid`
      : `
        SELECT ${packedMessage} FROM message_log
        CROSS JOIN message_people ON message_people.seq = person_seq
        WHERE message_log.seq >= :from AND message_log.seq < :until AND ${where}
        ORDER BY message_log.seq`;
  },
} as const;

function rowsOf({ rows, people }: CompiledFilter): string {
  const ofPeople = 'person_seq IN (SELECT value FROM json_each(:people))';
  return [...rows.where, ...(people === null ? [] : [ofPeople])].join(' AND ');
}

const seqRow = v.object({ seq: v.number() });

/** Some neighbouring messages that pass, the oldest first. */
export interface ReadStep {
  readonly messages: readonly Message[];
  /** How much of the history has been looked through with it, from 0 to 1. */
  readonly share: number;
}

/** Reads all messages that pass a filter, in the order in which they were written, some at a time. */
export function* readHistory(database: Database, wanted: HistoryFilter): Generator<ReadStep, void> {
  const filter = compileFilter(database, wanted);
  if (filter === null) return;
  const { seq: last } = parseRow(seqRow, database.get(readStatements.last), 'messages');
  const { search } = filter;
  const anyBlock = readStatements.anyBlock(filter);
  const sql = search === null ? readStatements.walk(filter) : readStatements.search(filter, search);
  const messageOf = createPackedMessages(database);
  const params: SqlParams = {
    ...filter.rows.params,
    ...(filter.people !== null && { people: JSON.stringify(filter.people) }),
  };
  for (let from = 0; from <= last; from += stepSize) {
    const until = from + stepSize;
    const share = Math.min(1, until / (last + 1));
    const firstBlock = from / blockSize;
    const endBlock = until / blockSize;
    const mayPass = database.get(anyBlock, { ...filter.blocks.params, firstBlock, endBlock });
    if (mayPass === undefined) {
      yield { messages: [], share };
      continue;
    }
    const sought = search === null ? {} : search.params(indexPart(from));
    const rows = database.all(sql, { ...params, ...sought, from, until });
    yield { messages: rows.map(messageOf), share };
  }
}
