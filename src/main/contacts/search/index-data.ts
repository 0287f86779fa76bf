import { nameKey } from '#shared/domain/name-key';
import { addBit, allBits, noBits, type Bits } from './bits';
import { unspacedName, wordsToFind } from './folded-words';
import { numberIndexBuilder, type NumberIndex } from './number-index';
import { wordIndexBuilder, type WordIndex } from './word-index';

/** What a contact is found by. */
export interface SearchEntry {
  readonly seq: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  readonly email: string;
  readonly notes: string;
  readonly numbers: readonly { readonly e164: string; readonly typed: string }[];
  readonly tags: readonly string[];
  readonly consent: boolean;
  readonly optedOut: boolean;
  readonly inBin: boolean;
}

/** In nothing but typed arrays, so that it moves between threads and weighs little. */
export interface IndexData {
  /** `contacts.seq` by rank: the place in the list, those in the bin behind all others. */
  readonly seqs: Uint32Array<ArrayBuffer>;
  /** The ranks in the order of their `seq`s. */
  readonly bySeq: Uint32Array<ArrayBuffer>;
  /** Given and family name, and company. */
  readonly names: WordIndex;
  readonly emails: WordIndex;
  /** Notes, and the words of tags. */
  readonly about: WordIndex;
  /** Whole tags, by `nameKey`. */
  readonly tags: WordIndex;
  readonly numbers: NumberIndex;
  readonly consent: Bits;
  readonly optedOut: Bits;
  readonly inBin: Bits;
}

/** Indexes contacts, which come in the order of their ranks. */
export function buildIndex(entries: Iterable<SearchEntry>): IndexData {
  const known = new Map<string, readonly string[]>();
  const seqs: number[] = [];
  const builders = {
    names: wordIndexBuilder(),
    emails: wordIndexBuilder(),
    about: wordIndexBuilder(),
    tags: wordIndexBuilder(),
  };
  const numbers = numberIndexBuilder();
  const consent: number[] = [];
  const optedOut: number[] = [];
  const inBin: number[] = [];

  for (const entry of entries) {
    const rank = seqs.push(entry.seq) - 1;
    const add = (index: keyof typeof builders, text: string) => {
      for (const word of wordsToFind(text, known)) builders[index].add(word, rank);
    };
    add('names', entry.givenName);
    add('names', entry.familyName);
    add('names', entry.company);
    add('names', unspacedName(entry.givenName, entry.familyName));
    add('emails', entry.email);
    add('about', entry.notes);
    for (const tag of entry.tags) {
      add('about', tag);
      builders.tags.add(nameKey(tag), rank);
    }
    numbers.add(entry.numbers);
    if (entry.consent) consent.push(rank);
    if (entry.optedOut) optedOut.push(rank);
    if (entry.inBin) inBin.push(rank);
  }

  const bitsOf = (ranks: readonly number[]): Bits => {
    const bits = noBits(seqs.length);
    for (const rank of ranks) addBit(bits, rank);
    return bits;
  };
  return {
    seqs: Uint32Array.from(seqs),
    bySeq: Uint32Array.from(seqs.keys()).sort((a, b) => (seqs[a] ?? 0) - (seqs[b] ?? 0)),
    names: builders.names.build(),
    emails: builders.emails.build(),
    about: builders.about.build(),
    tags: builders.tags.build(),
    numbers: numbers.build(),
    consent: bitsOf(consent),
    optedOut: bitsOf(optedOut),
    inBin: bitsOf(inBin),
  };
}

/** All who are in an index. */
export function everyRank({ seqs }: IndexData): Bits {
  return allBits(seqs.length);
}

/** The rank of a `seq`; -1 where it is not in the index. */
export function rankOf({ seqs, bySeq }: IndexData, seq: number): number {
  let low = 0;
  let high = bySeq.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seqs[bySeq[middle] ?? 0] ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  const rank = bySeq[low];
  return rank !== undefined && seqs[rank] === seq ? rank : -1;
}

/** The memory behind an index, to be moved with it. */
export function buffersOf(data: IndexData): readonly ArrayBuffer[] {
  const { seqs, bySeq, names, emails, about, tags, numbers, consent, optedOut, inBin } = data;
  const arrays = [names, emails, about, tags, numbers].flatMap((index) =>
    Object.values<{ readonly buffer: ArrayBuffer }>({ ...index }),
  );
  return [seqs, bySeq, consent, optedOut, inBin, ...arrays].map(({ buffer }) => buffer);
}
