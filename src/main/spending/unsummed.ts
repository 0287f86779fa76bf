import * as v from 'valibot';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const unsummedQueries = {
  any: `SELECT EXISTS (SELECT 1 FROM spending_unsummed) AS any`,
} as const;

const anyRow = v.object({ any: v.picklist([0, 1]) });

/** Whether there are messages from before there were sums. */
export function isAnyUnsummed(database: Database): boolean {
  return parseRow(anyRow, database.get(unsummedQueries.any), 'spending_unsummed').any === 1;
}
