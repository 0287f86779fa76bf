import * as v from 'valibot';
import type { HistoryCount } from '#shared/domain/history';
import type { HistoryFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import { isFound, type SearchTerm } from '#shared/domain/search-marks';
import type { Breathe } from '../contacts/slices';
import type { Clock } from '../outbox/ports';
import type { Database, SqlParams, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { compileFilter, type CompiledFilter } from './filter-sql';
import { messageFromRow } from './message-row';
import { blocksPerLook, pageStatements } from './page-statements';
import { inParts, merged, runsOf, type Stretch } from './stretches';

export type Direction = 'older' | 'newer';

export interface PageQuery {
  readonly filter: HistoryFilter;
  /** A place between two messages; `null` for the end that the direction begins at. */
  readonly place: number | null;
  readonly direction: Direction;
  readonly limit: number;
}

/** What was found, in the direction that was asked for. */
export interface FoundPage {
  readonly messages: readonly Message[];
  /** The numbers of the first and the last that were found; `null` where none was. */
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  /** Where to go on; `null` where nothing is left. */
  readonly next: number | null;
  /** Whether looking ended for want of time. */
  readonly isCut: boolean;
}

export interface HistoryPages {
  find(query: PageQuery): FoundPage;
  count(filter: HistoryFilter): Promise<HistoryCount>;
}

/** Leaves room within the 50 ms that main may be held up, also on a machine that is three times slower. */
const pageMs = 12;
const countSliceMs = 10;
const mostCounted = 10_000;
/** In messages, as `message_blocks` sums them up. */
const blockSize = 256;
/** So many neighbouring blocks are looked through at a time: two or three milliseconds. */
const blocksAtOnce = 8;
/** The same where each message is asked for its contact's tags. */
const taggedBlocksAtOnce = 1;

const blockRow = v.object({ block: v.number() });
const seqRow = v.object({ seq: v.number() });
const countRow = v.object({ count: v.number() });

/**
 * Pages of the history by any filter, without an index for each.
 *
 * Blocks of neighbouring messages that cannot have what is looked for are passed over; what is left is
 * looked through in the order of the list, until the page is full or its time is up: it is then cut, and
 * says where to go on. What was found is exact in either case.
 */
export function createHistoryPages(parts: {
  readonly database: Database;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly breathe: Breathe;
}): HistoryPages {
  const { database, clock } = parts;
  const seqOf = (row: SqlRow | undefined): number => parseRow(seqRow, row, 'messages').seq;
  const lastSeq = (): number => seqOf(database.get(pageStatements.last()));

  /** Stretches of blocks that may have what is looked for, in the direction, none beyond `place`. */
  function* stretches(
    filter: CompiledFilter,
    isOlder: boolean,
    place: number,
  ): Generator<Stretch, void> {
    const sql = pageStatements.blocks(filter, isOlder);
    const end = lastSeq() + 1;
    const atOnce = filter.asksForTags ? taggedBlocksAtOnce : blocksAtOnce;
    let block: number | null = Math.floor((isOlder ? place - 1 : place) / blockSize);
    while (block !== null) {
      const found: readonly number[] = database
        .all(sql, { ...filter.blocks.params, block })
        .map((row) => parseRow(blockRow, row, 'message_blocks').block);
      for (const [first, last] of runsOf(found, atOnce)) {
        const low = Math.min(first, last) * blockSize;
        const high = (Math.max(first, last) + 1) * blockSize;
        const from = isOlder ? low : Math.max(low, place);
        const until = isOlder ? Math.min(high, place) : Math.min(high, end);
        if (from < until) yield { from, until };
      }
      const last = found.at(-1);
      const isMore = found.length === blocksPerLook && last !== undefined;
      block = isMore ? last + (isOlder ? -1 : 1) : null;
    }
  }

  /** Rows that pass, stretch by stretch, with how far was looked. */
  function* rowsOf(
    filter: CompiledFilter,
    { direction, limit }: PageQuery,
    place: number,
  ): Generator<{ readonly rows: readonly SqlRow[]; readonly lookedTo: number }> {
    const isOlder = direction === 'older';
    const { params } = filter.rows;
    const { people, search } = filter;
    const edge = ({ from, until }: Stretch): number => (isOlder ? from : until);
    if (people !== null) {
      yield* rowsOfPeople(filter, people, isOlder, place);
      return;
    }
    const walk = pageStatements.walk(filter, isOlder);
    const find = search === null ? '' : pageStatements.search(filter, search, isOlder);
    for (const stretch of merged(stretches(filter, isOlder, place), search === null)) {
      if (search === null) {
        const { from, until } = stretch;
        const rows = database.all(walk, { ...params, from, until, limit: limit + 1 });
        yield { rows, lookedTo: edge(stretch) };
        continue;
      }
      for (const { part, from, until } of inParts(stretch, isOlder)) {
        const range = { from, until, limit: limit + 1 };
        const rows = database.all(find, { ...params, ...range, ...search.params(part) });
        yield { rows, lookedTo: edge({ from, until }) };
      }
    }
  }

  function* rowsOfPeople(
    filter: CompiledFilter,
    people: readonly number[],
    isOlder: boolean,
    place: number,
  ): Generator<{ readonly rows: readonly SqlRow[]; readonly lookedTo: number }> {
    const seqs = database
      .all(pageStatements.ofPeople(filter, isOlder), {
        ...filter.rows.params,
        people: JSON.stringify(people),
        from: isOlder ? 0 : place,
        until: isOlder ? place : Number.MAX_SAFE_INTEGER,
      })
      .map(seqOf);
    for (const seq of seqs) {
      const row = database.get(pageStatements.bySeq(), { seq });
      const fits = row !== undefined && (filter.term === null || isIn(filter.term, row));
      yield { rows: fits ? [row] : [], lookedTo: isOlder ? seq : seq + 1 };
    }
  }

  function isIn(term: SearchTerm, row: SqlRow): boolean {
    const { text, recipientName, recipient } = messageFromRow(row);
    return isFound(term, { text, name: recipientName ?? '', e164: recipient });
  }

  return {
    find(query) {
      const nothing = { messages: [], firstSeq: null, lastSeq: null, next: null, isCut: false };
      const filter = compileFilter(database, query.filter);
      if (filter === null) return nothing;
      const isOlder = query.direction === 'older';
      const place = query.place ?? (isOlder ? lastSeq() + 1 : 0);
      const startedElapsed = clock.elapsed();
      const found: SqlRow[] = [];
      let cutAt: number | null = null;
      for (const { rows, lookedTo } of rowsOf(filter, query, place)) {
        found.push(...rows);
        if (found.length > query.limit) break;
        if (clock.elapsed() - startedElapsed >= pageMs) {
          cutAt = lookedTo;
          break;
        }
      }
      const shown = found.slice(0, query.limit);
      const last = shown.at(-1);
      const isFull = found.length > query.limit && last !== undefined;
      const after = isFull ? seqOf(last) + (isOlder ? 0 : 1) : cutAt;
      return {
        messages: shown.map(messageFromRow),
        firstSeq: shown[0] === undefined ? null : seqOf(shown[0]),
        lastSeq: last === undefined ? null : seqOf(last),
        next: after,
        isCut: !isFull && cutAt !== null,
      };
    },

    async count(wanted) {
      const filter = compileFilter(database, wanted);
      if (filter === null) return { count: 0, isExact: true };
      if (filter.rows.where.length === 1 && filter.term === null) {
        const { count } = parseRow(countRow, database.get(pageStatements.total()), 'messages');
        return { count, isExact: true };
      }
      let count = 0;
      let sliceElapsed = clock.elapsed();
      for (const some of countsOf(filter)) {
        count += some;
        if (count > mostCounted) return { count: mostCounted, isExact: false };
        if (clock.elapsed() - sliceElapsed >= countSliceMs) {
          await parts.breathe();
          sliceElapsed = clock.elapsed();
        }
      }
      return { count, isExact: true };
    },
  };

  /** How many of each stretch pass. */
  function* countsOf(filter: CompiledFilter): Generator<number> {
    const { search, rows, people } = filter;
    const place = lastSeq() + 1;
    if (people !== null) {
      for (const { rows: fitting } of rowsOfPeople(filter, people, true, place)) {
        yield fitting.length;
      }
      return;
    }
    const countIn = (sql: string, params: SqlParams): number =>
      parseRow(countRow, database.get(sql, { ...rows.params, ...params }), 'messages').count;
    for (const stretch of merged(stretches(filter, true, place), search === null)) {
      const { from, until } = stretch;
      if (search === null) yield countIn(pageStatements.count(filter), { from, until });
      else {
        for (const { part, ...range } of inParts(stretch, true)) {
          yield countIn(pageStatements.countFound(filter, search), {
            ...range,
            ...search.params(part),
          });
        }
      }
    }
  }
}
