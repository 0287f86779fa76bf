import * as v from 'valibot';
import type { Database } from '../../storage/database';
import { parseRow } from '../../storage/parse-row';

const count = `SELECT count(*) AS n FROM batch_repeats`;
const countSchema = v.object({ n: v.number() });

/** How many batches repeat. By itself, since the start asks for it and for nothing else of them. */
export function countRepeats(database: Database): number {
  return parseRow(countSchema, database.get(count), 'batch_repeats').n;
}
