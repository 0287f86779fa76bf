import type { ContactQuery } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import { assertNever } from '#shared/result';
import { keepBits, noBits, removeBits, type Bits } from './bits';
import { typedWords, type TypedWord } from './folded-words';
import { everyRank, type IndexData } from './index-data';
import type { LayeredBits, Layers } from './layers';
import { nearWords } from './near-words';
import { addNumbers, numberPieces } from './number-index';
import { addRanks, allWords, follow, wordItself } from './word-index';

/** Who was found: those who match as typed, and the others who do but for a letter. */
export interface Hits {
  readonly exact: Bits;
  readonly near: Bits;
}

export interface LayeredHits {
  readonly exact: LayeredBits;
  readonly near: LayeredBits;
}

/** Which texts are looked into beside names and numbers. */
export type Scope = readonly ('emails' | 'about')[];

/** The list looks into everything, To only into what tells one person from another. */
export const scopes = {
  list: ['emails', 'about'],
  recipients: ['emails'],
  names: [],
} as const satisfies Record<string, Scope>;

/**
 * Finds who has every word of a text, each as the start of a word, or as a piece of a number.
 *
 * A text that is nothing but a number is looked for as one, in whatever format. `null` where nothing
 * in the text can be looked for, such as a lone sign.
 */
function findText(data: IndexData, text: string, scope: Scope): Hits | null {
  const words = typedWords(text);
  if (words.length === 0) return null;
  const pieces = numberPieces(text);
  const exact = everyRank(data);
  const loose = everyRank(data);
  for (const word of words) {
    const found = findWord(data, word, scope);
    // In a number that is typed with spaces, no group of digits is a number by itself.
    if (pieces.length === 0) addPieces(data, word[0] ?? '', found);
    keepBits(exact, found);
    addNear(data, word, found);
    keepBits(loose, found);
  }
  for (const { digits, fromStart } of pieces) {
    addNumbers(data.numbers, { digits, fromStart }, exact);
  }
  removeBits(loose, exact);
  return { exact, near: loose };
}

function findWord(data: IndexData, word: TypedWord, scope: Scope): Bits {
  const found = noBits(data.seqs.length);
  for (const index of [data.names, ...scope.map((name) => data[name])]) {
    for (const form of word) addRanks(index, follow(index, allWords(index), form), found);
  }
  return found;
}

function addPieces(data: IndexData, word: string, found: Bits): void {
  for (const piece of numberPieces(word)) addNumbers(data.numbers, piece, found);
}

function addNear(data: IndexData, word: TypedWord, found: Bits): void {
  for (const form of word) {
    for (const range of nearWords(data.names, form)) addRanks(data.names, range, found);
  }
}

/** Who belongs to the part of the contacts that a query is about, whatever its text. */
function findGroup(data: IndexData, { tags, only }: ContactQuery): Bits {
  const found = everyRank(data);
  for (const tag of tags) keepBits(found, findTag(data, tag));
  if (only === 'in-bin') {
    keepBits(found, data.inBin);
    return found;
  }
  removeBits(found, data.inBin);
  switch (only) {
    case 'all':
      return found;
    case 'consent':
      keepBits(found, data.consent);
      return found;
    case 'no-consent':
      removeBits(found, data.consent);
      return found;
    case 'opted-out':
      keepBits(found, data.optedOut);
      return found;
    default:
      return assertNever(only);
  }
}

function findTag({ tags, seqs }: IndexData, tag: string): Bits {
  const found = noBits(seqs.length);
  addRanks(tags, wordItself(tags, follow(tags, allWords(tags), nameKey(tag))), found);
  return found;
}

/** What a query finds, its text looked for in the texts of `scope`. */
export function findQuery(data: IndexData, query: ContactQuery, scope: Scope): Hits {
  const group = findGroup(data, query);
  const none = noBits(data.seqs.length);
  if (query.text.trim() === '') return { exact: group, near: none };
  const hits = findText(data, query.text, scope);
  if (hits === null) return { exact: none, near: none };
  keepBits(hits.exact, group);
  keepBits(hits.near, group);
  return hits;
}

/** What a query finds in an index and in what has changed since it was made. */
export function findLayered(layers: Layers, query: ContactQuery, scope: Scope): LayeredHits {
  const base = findQuery(layers.base, query, scope);
  const changed = findQuery(layers.changed, query, scope);
  removeBits(base.exact, layers.gone);
  removeBits(base.near, layers.gone);
  return {
    exact: { base: base.exact, changed: changed.exact },
    near: { base: base.near, changed: changed.near },
  };
}
