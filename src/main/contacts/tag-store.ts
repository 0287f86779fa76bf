import * as v from 'valibot';
import { nameKey } from '#shared/domain/name-key';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const tagQueries = {
  all: `SELECT seq, name FROM tags ORDER BY key`,
  byKey: `SELECT seq, name FROM tags WHERE key = :key`,
  members: `
    SELECT contact_seq AS seq FROM contact_tags WHERE tag_seq = :tagSeq AND contact_seq > :after
    ORDER BY contact_seq LIMIT :limit`,
} as const;

const insert = `INSERT INTO tags (name, key) VALUES (:name, :key) RETURNING seq, name`;
const rename = `UPDATE tags SET name = :name, key = :key WHERE seq = :seq`;
const remove = `DELETE FROM tags WHERE seq = :seq`;
const give = `
  INSERT OR IGNORE INTO contact_tags (contact_seq, tag_seq) VALUES (:contactSeq, :tagSeq)`;
const take = `DELETE FROM contact_tags WHERE contact_seq = :contactSeq AND tag_seq = :tagSeq`;

const tagRow = v.object({ seq: v.number(), name: v.string() });
const memberRow = v.object({ seq: v.number() });

export interface Tag {
  readonly seq: number;
  readonly name: string;
}

export interface TagStore {
  /** All tags in the order of their names. */
  all(): readonly Tag[];
  /** The tag with a name, whatever its case, or `null`. */
  find(name: string): Tag | null;
  /** The tag with a name, made where there is none. */
  make(name: string): Tag;
  rename(seq: number, name: string): void;
  remove(seq: number): void;
  /** Contacts that have a tag, by `contacts.seq`, after one. */
  members(tagSeq: number, after: number, limit: number): readonly number[];
  /** Gives a contact a tag; false where it has it. */
  give(contactSeq: number, tagSeq: number): boolean;
  take(contactSeq: number, tagSeq: number): boolean;
}

/** The tags and who has them. Writes belong into the transactions of the contact store. */
export function createTagStore(database: Database): TagStore {
  const tagOf = (row: unknown): Tag => parseRow(tagRow, row, 'tags');

  function find(name: string): Tag | null {
    const row = database.get(tagQueries.byKey, { key: nameKey(name) });
    return row === undefined ? null : tagOf(row);
  }

  return {
    all: () => database.all(tagQueries.all).map(tagOf),
    find,
    make: (name) =>
      find(name) ?? tagOf(database.get(insert, { name: name.trim(), key: nameKey(name) })),
    rename(seq, name) {
      database.run(rename, { seq, name: name.trim(), key: nameKey(name) });
    },
    remove(seq) {
      database.run(remove, { seq });
    },
    members: (tagSeq, after, limit) =>
      database
        .all(tagQueries.members, { tagSeq, after, limit })
        .map((row) => parseRow(memberRow, row, 'contact_tags').seq),
    give: (contactSeq, tagSeq) => database.run(give, { contactSeq, tagSeq }) > 0,
    take: (contactSeq, tagSeq) => database.run(take, { contactSeq, tagSeq }) > 0,
  };
}
