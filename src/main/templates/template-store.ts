import * as v from 'valibot';
import { nameKey } from '#shared/domain/name-key';
import type { Template } from '#shared/domain/template-model';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';

const columns = 'id, name, text, language, created_at, updated_at';

/** Exported for the tests that assert which indexes are used. */
export const templateQueries = {
  all: `SELECT ${columns} FROM templates ORDER BY key`,
  byId: `SELECT ${columns} FROM templates WHERE id = :id`,
  byKey: `SELECT ${columns} FROM templates WHERE key = :key`,
  count: `SELECT count(*) AS count FROM templates`,
} as const;

const upsert = `
  INSERT INTO templates (id, name, key, text, language, created_at, updated_at)
  VALUES (:id, :name, :key, :text, :language, :createdAt, :updatedAt)
  ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, key = excluded.key, text = excluded.text,
    language = excluded.language, updated_at = excluded.updated_at`;
const remove = `DELETE FROM templates WHERE id = :id`;

const templateRow = v.object({
  id: v.string(),
  name: v.string(),
  text: v.string(),
  language: v.string(),
  created_at: v.number(),
  updated_at: v.number(),
});
const countRow = v.object({ count: v.number() });

/** The templates in the database. */
export interface TemplateStore {
  /** Makes one transaction of what is written in `work`, or nothing. */
  readonly together: <T>(work: () => T) => T;
  /** In the order of their names. */
  list(): readonly Template[];
  get(id: string): Template | null;
  /** The one with a name, whatever its case. */
  byName(name: string): Template | null;
  count(): number;
  /** Writes a new template, or all of one that exists. Its name is nobody else's. */
  write(template: Template): void;
  /** False where it is gone already. */
  remove(id: string): boolean;
}

export function createTemplateStore(database: Database): TemplateStore {
  function read(row: unknown): Template {
    const { created_at, updated_at, ...rest } = parseRow(templateRow, row, 'templates');
    return { ...rest, createdAt: created_at, updatedAt: updated_at };
  }

  function first(sql: string, params: SqlParams): Template | null {
    const row = database.get(sql, params);
    return row === undefined ? null : read(row);
  }

  return {
    together: (work) => database.transaction(work),
    list: () => database.all(templateQueries.all).map(read),
    get: (id) => first(templateQueries.byId, { id }),
    byName: (name) => first(templateQueries.byKey, { key: nameKey(name) }),
    count: () => parseRow(countRow, database.get(templateQueries.count), 'templates').count,
    write(template) {
      database.transaction(() =>
        database.run(upsert, { ...template, key: nameKey(template.name) }),
      );
    },
    remove: (id) => database.transaction(() => database.run(remove, { id }) > 0),
  };
}
