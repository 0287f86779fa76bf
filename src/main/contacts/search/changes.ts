import * as v from 'valibot';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import { addBit, countBits, noBits } from './bits';
import { buildIndex, rankOf, type IndexData, type SearchEntry } from './index-data';
import { indexQueries, searchEntry } from './index-rows';
import type { Layers } from './layers';

const seqRow = v.object({ seq: v.number() });

/** Follows what changes after an index was made. */
export interface Changes {
  /** How many contacts changed. */
  count(): number;
  add(seqs: readonly number[]): void;
  /** Reads anew what has changed since the last call. */
  layers(): Layers;
}

/** The changes since `base` was made of what is in the database. */
export function followChanges(database: Database, base: IndexData): Changes {
  const listed = base.seqs.length - countBits(base.inBin);
  const gone = noBits(base.seqs.length);
  const changed = new Set<number>();
  const places = new Map<number, number>();
  let layers: Layers | null = null;

  /**
   * How many of `base` come before a contact that changed; `nextPlace` is that of the next one in the
   * list that did.
   */
  function placeOf({ seq, inBin }: SearchEntry, nextPlace: number | undefined): number {
    const end = inBin ? base.seqs.length : listed;
    const sql = inBin ? indexQueries.inBinAfter : indexQueries.listedAfter;
    const row = database.get(sql, { seq, limit: 1 });
    if (row === undefined) return end;
    const neighbour = parseRow(seqRow, row, 'contacts').seq;
    return changed.has(neighbour) ? (nextPlace ?? end) : rankOf(base, neighbour);
  }

  /** From the last to the first, so that a block of changes is not gone through for each of them. */
  function placesOf(entries: readonly SearchEntry[]): readonly number[] {
    let nextPlace: number | undefined;
    for (const entry of entries.toReversed()) {
      // A place that was found stays right: those who do not change keep their order.
      nextPlace = places.get(entry.seq) ?? placeOf(entry, nextPlace);
      places.set(entry.seq, nextPlace);
    }
    return entries.map(({ seq }) => places.get(seq) ?? listed);
  }

  function read(): Layers {
    const seqs = JSON.stringify([...changed]);
    const entries = [indexQueries.changed, indexQueries.changedInBin].flatMap((sql) =>
      database.all(sql, { seqs }).map(searchEntry),
    );
    return {
      base,
      gone,
      changed: buildIndex(entries),
      before: placesOf(entries),
    };
  }

  return {
    count: () => changed.size,
    add(seqs) {
      layers = null;
      for (const seq of seqs) {
        places.delete(seq);
        if (changed.has(seq)) continue;
        changed.add(seq);
        const rank = rankOf(base, seq);
        if (rank >= 0) addBit(gone, rank);
      }
    },
    layers: () => (layers ??= read()),
  };
}
