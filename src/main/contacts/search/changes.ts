import * as v from 'valibot';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';
import { addBit, countBits, noBits } from './bits';
import { buildIndex, rankOf, type IndexData } from './index-data';
import { indexQueries, searchEntry } from './index-rows';
import type { Layers } from './layers';

/** So many neighbours are read at once, to find one that has not changed. */
const neighboursAtOnce = 20;

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

  /** How many of `base` come before a contact that changed. */
  function placeOf(seq: number, inBin: boolean): number {
    const sql = inBin ? indexQueries.inBinAfter : indexQueries.listedAfter;
    let after = seq;
    for (;;) {
      const params = { seq: after, limit: neighboursAtOnce };
      const rows = database.all(sql, params).map((row) => parseRow(seqRow, row, 'contacts').seq);
      const neighbour = rows.find((other) => !changed.has(other));
      if (neighbour !== undefined) return rankOf(base, neighbour);
      const last = rows.at(-1);
      if (last === undefined) return inBin ? base.seqs.length : listed;
      after = last;
    }
  }

  /** A place that was found stays right: those who do not change keep their order. */
  function knownPlaceOf(seq: number, inBin: boolean): number {
    const place = places.get(seq) ?? placeOf(seq, inBin);
    places.set(seq, place);
    return place;
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
      before: entries.map(({ seq, inBin }) => knownPlaceOf(seq, inBin)),
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
