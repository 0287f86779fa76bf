import { openHistoryRoom, type HistoryRoom } from '../../../src/main/history/history-room';
import type { Database } from '../../../src/main/storage/database';
import { createManualClock, type ManualClock } from '../../support/outbox/manual-clock';

/** The history of a database, with a clock that stands still, and what it tells. */
export function openHistory(
  database: Database,
  clock: ManualClock = createManualClock(),
): HistoryRoom & { readonly clock: ManualClock; readonly told: readonly (readonly string[])[] } {
  const told: (readonly string[])[] = [];
  const room = openHistoryRoom({
    database,
    clock,
    breathe: () => Promise.resolve(),
    onDeleted: (ids) => {
      told.push(ids);
    },
    onFailure: (error) => {
      throw error;
    },
  });
  return { ...room, clock, told };
}
