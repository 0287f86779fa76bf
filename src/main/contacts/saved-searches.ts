import * as v from 'valibot';
import { contactScopes, type ContactQuery, type SavedSearch } from '#shared/domain/contact';
import { nameKey, uniqueNames } from '#shared/domain/name-key';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';
import type { ContactsGround } from './ground';

/** Exported for the tests that assert which indexes are used. */
export const savedSearchQueries = {
  all: `SELECT id, name, query FROM saved_searches ORDER BY key`,
  byId: `SELECT id, name, query FROM saved_searches WHERE id = :id`,
  byKey: `SELECT id, name, query FROM saved_searches WHERE key = :key`,
} as const;

const upsert = `
  INSERT INTO saved_searches (id, name, key, query) VALUES (:id, :name, :key, :query)
  ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, key = excluded.key, query = excluded.query`;
const remove = `DELETE FROM saved_searches WHERE id = :id`;

const savedRow = v.object({
  id: v.string(),
  name: v.string(),
  query: jsonColumn(
    v.object({ text: v.string(), tags: v.array(v.string()), only: v.picklist(contactScopes) }),
  ),
});

/** Searches that the user keeps: live groups of contacts. */
export interface SavedSearches {
  /** In the order of their names, each with how many contacts it finds now. */
  list(): Promise<readonly SavedSearch[]>;
  /**
   * Keeps a search, or changes one. Errors: `name-missing`, `name-taken` (params `name`),
   * `saved-search-not-found`.
   */
  save(input: {
    readonly id: string | null;
    readonly name: string;
    readonly query: ContactQuery;
  }): Promise<Result<SavedSearch, AppError>>;
  /** Error: `saved-search-not-found`. */
  delete(id: string): Result<null, AppError>;
  /** Takes a new name of a tag over into the searches for it. */
  renameTag(name: string, to: string): void;
}

export function createSavedSearches(
  database: Database,
  { contacts, search, newId, changed }: ContactsGround,
): SavedSearches {
  const all = () =>
    database.all(savedSearchQueries.all).map((row) => parseRow(savedRow, row, 'saved_searches'));

  return {
    async list() {
      const saved = all();
      const counts = await search.counts(saved.map(({ query }) => query));
      return saved.map((one, index) => ({ ...one, count: counts[index] ?? 0 }));
    },

    async save({ id: knownId, name, query }) {
      if (name.trim() === '') return err(appError('name-missing'));
      if (
        knownId !== null &&
        database.get(savedSearchQueries.byId, { id: knownId }) === undefined
      ) {
        return err(appError('saved-search-not-found'));
      }
      const key = nameKey(name);
      const other = database.get(savedSearchQueries.byKey, { key });
      if (other !== undefined && parseRow(savedRow, other, 'saved_searches').id !== knownId) {
        return err(appError('name-taken', { params: { name: name.trim() } }));
      }
      const saved = { id: knownId ?? newId(), name: name.trim() };
      contacts.together(() =>
        database.run(upsert, { ...saved, key, query: JSON.stringify(query) }),
      );
      changed([]);
      const [count = 0] = await search.counts([query]);
      return ok({ ...saved, query, count });
    },

    delete(id) {
      const gone = contacts.together(() => database.run(remove, { id }) > 0);
      if (!gone) return err(appError('saved-search-not-found'));
      changed([]);
      return ok(null);
    },

    renameTag(name, to) {
      const isIt = (tag: string): boolean => nameKey(tag) === nameKey(name);
      contacts.together(() => {
        for (const saved of all().filter(({ query }) => query.tags.some(isIt))) {
          const tags = uniqueNames(saved.query.tags.map((tag) => (isIt(tag) ? to : tag)));
          const query = JSON.stringify({ ...saved.query, tags });
          database.run(upsert, { id: saved.id, name: saved.name, key: nameKey(saved.name), query });
        }
      });
    },
  };
}
