import type { ContactQuery, RecipientSuggestion } from '#shared/domain/contact';

/** A part of a list: `limit` entries from the `offset`th on. */
export interface SearchRange {
  readonly offset: number;
  readonly limit: number;
}

/** What a search found. First those that match as typed, then those that match but for one letter. */
export interface FoundContacts {
  /** `contacts.seq` of those in the range, each group in the order of the list. */
  readonly seqs: readonly number[];
  /** How many there are in all. */
  readonly total: number;
  /** Where in the whole list those with a typo begin; `total` where there are none. */
  readonly firstTypoAt: number;
}

/** Which contacts changed: `contacts.seq` of each, those deleted or erased included. */
export type ChangedContacts = readonly number[] | 'all';

/**
 * The one search over the contacts: for the list, for To, and for the counts of live groups.
 *
 * It keeps an index in memory while it is used. An answer waits for the index where there is none
 * yet, except a list without a text, which comes from the database.
 */
export interface ContactSearch {
  search(query: ContactQuery, range: SearchRange): Promise<FoundContacts>;
  /** How many contacts each query finds, in their order; without those that match but for a letter. */
  counts(queries: readonly ContactQuery[]): Promise<readonly number[]>;
  /**
   * What To may offer for what is typed: numbers of contacts, and numbers texted before that no
   * contact has. Recent and frequent ones come first. `now` weighs how long ago a text was.
   */
  suggest(text: string, limit: number, now: number): Promise<readonly RecipientSuggestion[]>;
  /** The numbers texted last, newest first. */
  recent(limit: number): readonly RecipientSuggestion[];
  /** To be called after each commit that changes contacts, their numbers, tags or opt-outs. */
  contactsChanged(changed: ChangedContacts): void;
  /** Says that a search is likely soon, so that the index is there when it comes. */
  warmUp(): void;
  /** Ends the worker that makes the index, where one is at it. */
  close(): Promise<void>;
}
