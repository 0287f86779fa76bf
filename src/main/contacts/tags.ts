import type { ContactSelection, TagCount } from '#shared/domain/contact';
import { nameKey, uniqueNames } from '#shared/domain/name-key';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { ContactsGround } from './ground';
import type { SavedSearches } from './saved-searches';
import { pageByPage } from './slices';
import type { TagStore } from './tag-store';

export interface Tags {
  /** All tags in the order of their names, each with how many contacts have it. */
  list(): Promise<readonly TagCount[]>;
  /** Gives contacts tags and takes some from them; answers how many contacts changed. */
  change(
    selection: ContactSelection,
    changes: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<number>;
  /**
   * Renames a tag; where another has the new name, its contacts go over to that one. Errors:
   * `tag-not-found`, `name-missing`.
   */
  rename(name: string, to: string): Promise<Result<null, AppError>>;
  /** Deletes a tag; the contacts stay. Error: `tag-not-found`. */
  delete(name: string): Promise<Result<null, AppError>>;
}

const pageSize = 500;

/** What contacts are sorted by, as the user likes. */
export function createTags(
  ground: ContactsGround,
  store: TagStore,
  savedSearches: Pick<SavedSearches, 'renameTag'>,
): Tags {
  const { contacts, search, clock } = ground;

  const membersOf = (tagSeq: number): Iterable<number> =>
    pageByPage((last) => store.members(tagSeq, last ?? -1, pageSize));

  function touched(seq: number): number {
    contacts.touch(seq, clock.now());
    return seq;
  }

  return {
    async list() {
      const tags = store.all();
      const counts = await search.counts(
        tags.map(({ name }) => ({ text: '', tags: [name], only: 'all' })),
      );
      return tags.map(({ name }, index) => ({ name, count: counts[index] ?? 0 }));
    },

    async change(selection, { add, remove }) {
      const taken = uniqueNames(remove).flatMap((name) => store.find(name)?.seq ?? []);
      return ground.changeMany(await ground.select(selection), (seq) => {
        const given = uniqueNames(add).filter((name) => store.give(seq, store.make(name).seq));
        const took = taken.filter((tag) => store.take(seq, tag));
        return given.length + took.length > 0 ? touched(seq) : null;
      });
    },

    async rename(name, to) {
      const tag = store.find(name);
      if (tag === null) return err(appError('tag-not-found'));
      if (to.trim() === '') return err(appError('name-missing'));
      const other = store.find(to);
      if (other === null || nameKey(name) === nameKey(to)) {
        contacts.together(() => {
          store.rename(tag.seq, to);
          savedSearches.renameTag(name, to.trim());
        });
        ground.changed('all');
        return ok(null);
      }
      await ground.changeMany(membersOf(tag.seq), (seq) => {
        store.give(seq, other.seq);
        return touched(seq);
      });
      savedSearches.renameTag(name, other.name);
      return remove(tag.seq);
    },

    async delete(name) {
      const tag = store.find(name);
      if (tag === null) return err(appError('tag-not-found'));
      return remove(tag.seq);
    },
  };

  /** Takes the tag from everyone first: all at once would take too long. */
  async function remove(tagSeq: number): Promise<Result<null, AppError>> {
    await ground.changeMany(membersOf(tagSeq), (seq) => {
      store.take(seq, tagSeq);
      return touched(seq);
    });
    contacts.together(() => {
      store.remove(tagSeq);
    });
    ground.changed([]);
    return ok(null);
  }
}
