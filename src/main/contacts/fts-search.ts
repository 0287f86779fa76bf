import * as v from 'valibot';
import type { ContactQuery, ContactScope } from '#shared/domain/contact';
import { nameKey } from '#shared/domain/name-key';
import type { Database, SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { searchExpression } from '../storage/search-text';
import { createRecipientStore } from './recipient-store';
import type { ContactSearch } from './search/contact-search';

const scopes: Readonly<Record<ContactScope, string>> = {
  all: `deleted_at IS NULL`,
  consent: `deleted_at IS NULL AND consent_given_on IS NOT NULL`,
  'no-consent': `deleted_at IS NULL AND consent_given_on IS NULL`,
  'opted-out': `deleted_at IS NULL AND EXISTS (
    SELECT 1 FROM contact_numbers JOIN opt_outs USING (e164) WHERE contact_seq = contacts.seq)`,
  'in-bin': `deleted_at IS NOT NULL`,
};

const seqRow = v.object({ seq: v.number() });
const totalRow = v.object({ total: v.number() });

/** The search over the contacts by the index in the database. */
export function createFtsSearch(database: Database): ContactSearch {
  const recipients = createRecipientStore(database);

  /** The condition for a query, or `null` where nothing in it can be searched for. */
  function conditionOf({
    text,
    tags,
    only,
  }: ContactQuery): { sql: string; params: SqlParams } | null {
    const keys = [...new Set(tags.map(nameKey))];
    const params: Record<string, string | number> = {};
    let sql = scopes[only];
    if (keys.length > 0) {
      sql += ` AND (
        SELECT count(*) FROM contact_tags JOIN tags ON tags.seq = tag_seq
        WHERE contact_seq = contacts.seq AND key IN (SELECT value FROM json_each(:keys))
      ) = :keyCount`;
      params['keys'] = JSON.stringify(keys);
      params['keyCount'] = keys.length;
    }
    if (text.trim() !== '') {
      const expression = searchExpression(text, ['name', 'note']);
      if (expression === null) return null;
      sql += ` AND seq IN (SELECT rowid FROM contacts_fts WHERE contacts_fts MATCH :expression)`;
      params['expression'] = expression;
    }
    return { sql, params };
  }

  function count(query: ContactQuery): number {
    const condition = conditionOf(query);
    if (condition === null) return 0;
    const sql = `SELECT count(*) AS total FROM contacts WHERE ${condition.sql}`;
    return parseRow(totalRow, database.get(sql, condition.params), 'contacts').total;
  }

  return {
    search(query, range) {
      const condition = conditionOf(query);
      if (condition === null) return Promise.resolve({ seqs: [], total: 0, firstTypoAt: 0 });
      const order = query.only === 'in-bin' ? 'deleted_at DESC, seq DESC' : 'sort_key, seq';
      const sql = `
        SELECT seq FROM contacts WHERE ${condition.sql}
        ORDER BY ${order} LIMIT :limit OFFSET :offset`;
      const seqs = database
        .all(sql, { ...condition.params, ...range })
        .map((row) => parseRow(seqRow, row, 'contacts').seq);
      const total = count(query);
      return Promise.resolve({ seqs, total, firstTypoAt: total });
    },
    counts: (queries) => Promise.resolve(queries.map(count)),
    suggest: (text, limit, now) => Promise.resolve(recipients.suggest(text, limit, now)),
    recent: (limit) => recipients.recent(limit),
    contactsChanged: () => undefined,
    warmUp: () => undefined,
    close: () => Promise.resolve(),
  };
}
