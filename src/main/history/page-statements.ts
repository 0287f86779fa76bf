import type { CompiledFilter } from './filter-sql';
import type { CompiledSearch } from './search-sql';

/** Blocks that are asked for at once, of those that may have what is looked for. */
export const blocksPerLook = 512;

/** The statements that pages are made of; exported for the tests that assert which indexes are used. */
export const pageStatements = {
  blocks: ({ blocks }: CompiledFilter, isOlder: boolean): string => `
    SELECT block FROM message_blocks
    WHERE block ${isOlder ? '<=' : '>='} :block ${and(blocks.where)}
    ORDER BY block ${isOlder ? 'DESC' : 'ASC'} LIMIT ${blocksPerLook}`,
  walk: ({ rows }: CompiledFilter, isOlder: boolean): string => `
    SELECT * FROM messages WHERE seq >= :from AND seq < :until ${and(rows.where)}
    ORDER BY seq ${isOlder ? 'DESC' : 'ASC'} LIMIT :limit + 0`,
  search: ({ rows }: CompiledFilter, search: CompiledSearch, isOlder: boolean): string => {
    const order = `ORDER BY messages.seq ${isOlder ? 'DESC' : 'ASC'} LIMIT :limit + 0`;
    const where = and([...search.where('messages.seq'), ...rows.where]);
    return search.by === 'words'
      ? `
        SELECT messages.* FROM messages_fts
        CROSS JOIN messages ON messages.seq = messages_fts.rowid
        WHERE messages_fts MATCH :expression
          AND messages_fts.rowid >= :from AND messages_fts.rowid < :until ${where}
        ${order.replace('messages.seq', 'messages_fts.rowid')}`
      : `SELECT * FROM messages WHERE ${rangeOf(search, 'messages.seq')} ${where} ${order}`;
  },
  ofPeople: ({ rows }: CompiledFilter, isOlder: boolean): string => `
    SELECT message_log.seq AS seq FROM json_each(:people)
    CROSS JOIN message_log ON person_seq = value
    WHERE message_log.seq >= :from AND message_log.seq < :until ${and(rows.where)}
    ORDER BY message_log.seq ${isOlder ? 'DESC' : 'ASC'}`,
  bySeq: (): string => `SELECT * FROM messages WHERE seq = :seq`,
  count: ({ rows }: CompiledFilter): string => `
    SELECT count(*) AS count FROM message_log WHERE seq >= :from AND seq < :until ${and(rows.where)}`,
  countFound: ({ rows }: CompiledFilter, search: CompiledSearch): string => {
    const where = and([...search.where('message_log.seq'), ...rows.where]);
    return search.by === 'words'
      ? `
        SELECT count(*) AS count
        FROM messages_fts CROSS JOIN message_log ON message_log.seq = messages_fts.rowid
        WHERE messages_fts MATCH :expression
          AND messages_fts.rowid >= :from AND messages_fts.rowid < :until ${where}`
      : `
        SELECT count(*) AS count FROM message_log
        WHERE ${rangeOf(search, 'message_log.seq')} ${where}`;
  },
  last: (): string => `SELECT coalesce(max(seq), 0) AS seq FROM message_log`,
  total: (): string => `SELECT coalesce(sum(messages), 0) AS count FROM message_blocks`,
};

/** Whose places are listed are in the range already, and are looked up one by one. */
function rangeOf({ by }: CompiledSearch, seq: string): string {
  return by === 'seqs' ? 'TRUE' : `${seq} >= :from AND ${seq} < :until`;
}

function and(where: readonly string[]): string {
  return where.map((condition) => `AND ${condition}`).join(' ');
}
