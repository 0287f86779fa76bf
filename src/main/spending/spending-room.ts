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

/** Main may be held up for 50 ms, and a slice that has begun goes on to its end. */
const heldUpMs = 12;

/** Turns of the event loop only where main was held up since the last: each takes some time itself. */
function fewerTurns(parts: {
  readonly breathe: () => Promise<void>;
  readonly elapsed: () => number;
}): () => Promise<void> {
  let turnedElapsed = parts.elapsed();
  return async () => {
    if (parts.elapsed() - turnedElapsed < heldUpMs) return;
    await parts.breathe();
    turnedElapsed = parts.elapsed();
  };
}

/** Opens the room. It is loaded when it is first asked for: the start does without it. */
export function openSpendingRoom(parts: {
  readonly database: Database;
  /** Gives the event loop a turn. */
  readonly breathe: () => Promise<void>;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
}): SpendingRoom {
  const store = createSpendingStore(parts.database);
  const report = (query: SpendingQuery) =>
    spendingReport({ store, breathe: fewerTurns(parts) }, query);
  return {
    report,
    async csv(query, words) {
      const csv = spendingCsv(await report(query), words);
      return { csv, rows: csv.split('\r\n').length - 2 };
    },
  };
}
