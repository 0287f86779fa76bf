import { headRows } from './limits';
import type { ReadProblem } from './read-problem';
import { ReadStop } from './read-stop';
import type { Row, RowBatch } from './source';

/** The beginning of a table, as far as it can be read. */
export interface Head {
  readonly head: readonly Row[];
  readonly headProblem: ReadProblem | null;
}

/** Problems that another encoding, delimiter or sheet may solve: the user must get to choose it. */
const mendable: ReadonlySet<ReadProblem['code']> = new Set([
  'import-bytes-unreadable',
  'import-quote-open',
  'import-row-too-long',
  'import-too-many-columns',
  'import-too-many-rows',
]);

/** Reads the first rows and no further. Stops for what the user cannot choose away. */
export async function readHeadRows(batches: AsyncIterable<RowBatch>): Promise<Head> {
  const head: Row[] = [];
  try {
    for await (const { rows } of batches) {
      head.push(...rows.slice(0, headRows - head.length));
      if (head.length >= headRows) break;
    }
  } catch (error) {
    if (error instanceof ReadStop && mendable.has(error.problem.code))
      return { head, headProblem: error.problem };
    throw error;
  }
  return { head, headProblem: null };
}
