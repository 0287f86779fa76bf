import { countBits, countOnes, hasBit, lowestOne, wordAt, type Bits } from './bits';
import { rankOf, type IndexData } from './index-data';

/**
 * An index and what has changed since it was made.
 *
 * `changed` indexes anew those whose `seq` changed, `gone` are their old ranks in `base`. Of those in
 * `changed` with rank `r`, `before[r]` of `base` come before them in the list.
 */
export interface Layers {
  readonly base: IndexData;
  readonly gone: Bits;
  readonly changed: IndexData;
  readonly before: readonly number[];
}

/** A set of contacts in both layers. */
export interface LayeredBits {
  readonly base: Bits;
  readonly changed: Bits;
}

export function countLayered({ base, changed }: LayeredBits): number {
  return countBits(base) + countBits(changed);
}

/** The `seq`s of a set in the order of the list: `limit` of them from the `offset`th on. */
export function sliceLayered(
  layers: Layers,
  bits: LayeredBits,
  offset: number,
  limit: number,
): readonly number[] {
  const found: number[] = [];
  const changed = ranksOf(bits.changed);
  let nextChanged = 0;
  let toSkip = offset;

  const take = (data: IndexData, rank: number) => {
    if (toSkip > 0) toSkip -= 1;
    else if (found.length < limit) found.push(data.seqs[rank] ?? 0);
  };
  const placeOf = (index: number) => layers.before[changed[index] ?? -1] ?? Infinity;
  const takeChangedUpTo = (baseRank: number) => {
    for (; placeOf(nextChanged) <= baseRank; nextChanged += 1) {
      take(layers.changed, changed[nextChanged] ?? 0);
    }
  };

  for (let at = 0; at < bits.base.length && found.length < limit; at += 1) {
    let word = wordAt(bits.base, at);
    const count = countOnes(word);
    if (count <= toSkip && placeOf(nextChanged) > at * 32 + 31) {
      toSkip -= count;
      continue;
    }
    for (; word !== 0; word &= word - 1) {
      const rank = at * 32 + lowestOne(word);
      takeChangedUpTo(rank);
      take(layers.base, rank);
    }
    takeChangedUpTo(at * 32 + 31);
  }
  takeChangedUpTo(layers.base.seqs.length);
  return found;
}

/** The members of a set that is small. */
function ranksOf(bits: Bits): readonly number[] {
  const ranks: number[] = [];
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = wordAt(bits, at); word !== 0; word &= word - 1) {
      ranks.push(at * 32 + lowestOne(word));
    }
  }
  return ranks;
}

/** Whether a set has the contact with a `seq`. */
export function hasSeq({ base, changed }: Layers, bits: LayeredBits, seq: number): boolean {
  const rank = rankOf(base, seq);
  if (rank >= 0 && hasBit(bits.base, rank)) return true;
  const newRank = rankOf(changed, seq);
  return newRank >= 0 && hasBit(bits.changed, newRank);
}
