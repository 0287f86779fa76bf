export const contactScopes = ['all', 'consent', 'no-consent', 'opted-out', 'in-bin'] as const;

/** Which contacts a query looks at. `all`, `consent`, `no-consent` and `opted-out` leave the bin out. */
export type ContactScope = (typeof contactScopes)[number];

/** A live group of contacts: what is searched for, a tag, or a saved search. */
export interface ContactQuery {
  /** Words and pieces of numbers; empty for all. */
  readonly text: string;
  /** Names; a contact must have all of them. */
  readonly tags: readonly string[];
  readonly only: ContactScope;
}

/** Everyone who is not in the bin. */
export const everyone: ContactQuery = { text: '', tags: [], only: 'all' };
