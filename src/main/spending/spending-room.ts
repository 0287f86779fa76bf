import type { SpendingQuery } from '#shared/contract/spending-channels';
import type { SpendingReport } from '#shared/domain/spending';
import type { Database } from '../storage/database';
import { spendingReport } from './report';
import { spendingCsv, type CsvWords } from './spending-csv';
import { createSpendingStore } from './spending-store';

/** What was spent, to look at and to save. */
export interface SpendingRoom {
  report(query: SpendingQuery): Promise<SpendingReport>;
  /** The same numbers as CSV, and how many rows it has without its heading. */
  csv(
    query: SpendingQuery,
    words: CsvWords,
  ): Promise<{ readonly csv: string; readonly rows: number }>;
}

/** Opens the room. It is loaded when it is first asked for: the start does without it. */
export function openSpendingRoom(parts: {
  readonly database: Database;
  /** Gives the event loop a turn. */
  readonly breathe: () => Promise<void>;
}): SpendingRoom {
  const { breathe } = parts;
  const store = createSpendingStore(parts.database);
  const report = (query: SpendingQuery) => spendingReport({ store, breathe }, query);
  return {
    report,
    async csv(query, words) {
      const csv = spendingCsv(await report(query), words);
      return { csv, rows: csv.split('\r\n').length - 2 };
    },
  };
}
