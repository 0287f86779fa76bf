import * as v from 'valibot';
import type { PaceStore } from '../outbox/ports';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';

const loadPace = `SELECT tokens, not_before_at FROM paces WHERE account_id = :accountId`;

const savePace = `
  INSERT INTO paces (account_id, tokens, not_before_at) VALUES (:accountId, :tokens, :notBeforeAt)
  ON CONFLICT (account_id) DO UPDATE SET
    tokens = excluded.tokens, not_before_at = excluded.not_before_at`;

const paceSchema = v.object({
  tokens: jsonColumn(v.array(v.number())),
  not_before_at: v.number(),
});

/** How fast each account may go on sending, kept across restarts. */
export function createPaceStore(database: Database): PaceStore {
  return {
    load(accountId) {
      const row = database.get(loadPace, { accountId });
      if (row === undefined) return null;
      const { tokens, not_before_at: notBeforeAt } = parseRow(paceSchema, row, 'paces');
      return { tokens, notBeforeAt };
    },
    save(accountId, { tokens, notBeforeAt }) {
      database.transaction(() =>
        database.run(savePace, { accountId, tokens: JSON.stringify(tokens), notBeforeAt }),
      );
    },
  };
}
