import {
  everyone,
  type ContactQuery,
  type SavedSearch,
  type TagCount,
} from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';

/** What the list shows: everyone, a tag, a saved search, the opt-out list, or the bin. */
export type Group =
  | { readonly kind: 'all' | 'opt-outs' | 'bin' }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'saved'; readonly search: SavedSearch }
  | ImportedGroup;

/** Those whom an import made or updated; `fileName` says which import. */
interface ImportedGroup {
  readonly kind: 'import';
  readonly importId: string;
  readonly fileName: string;
}

/** A group as one word, for lists and selects. */
export function groupKey(group: Group): string {
  switch (group.kind) {
    case 'all':
    case 'opt-outs':
    case 'bin':
      return group.kind;
    case 'tag':
      return `tag:${nameKey(group.name)}`;
    case 'saved':
      return `saved:${group.search.id}`;
    case 'import':
      return `import:${group.importId}`;
  }
}

/** The group of a key; `null` where it is gone. */
export function groupOf(
  key: string,
  tags: readonly TagCount[],
  searches: readonly SavedSearch[],
): Group | null {
  if (key === 'all' || key === 'opt-outs' || key === 'bin') return { kind: key };
  const tag = tags.find(({ name }) => key === `tag:${nameKey(name)}`);
  if (tag !== undefined) return { kind: 'tag', name: tag.name };
  const search = searches.find(({ id }) => key === `saved:${id}`);
  return search === undefined ? null : { kind: 'saved', search };
}

/** What is searched for when a group is chosen. */
export function queryOf(group: Group): ContactQuery {
  switch (group.kind) {
    case 'all':
    case 'opt-outs':
      return everyone;
    case 'bin':
      return { ...everyone, only: 'in-bin' };
    case 'tag':
      return { ...everyone, tags: [group.name] };
    case 'saved':
      return group.search.query;
    case 'import':
      return { ...everyone, importId: group.importId };
  }
}

export function isSameQuery(one: ContactQuery, other: ContactQuery): boolean {
  return (
    one.text.trim() === other.text.trim() &&
    one.only === other.only &&
    one.importId === other.importId &&
    one.tags.map(nameKey).join('\n') === other.tags.map(nameKey).join('\n')
  );
}
