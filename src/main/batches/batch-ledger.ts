import * as v from 'valibot';
import type { BatchLedger } from '../outbox/ports';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';

/** Exported for the tests that assert which indexes are used. */
export const ledgerQueries = {
  facts: `SELECT goes_on, state FROM batches WHERE id = :batchId`,
  countUnknown: `
    UPDATE batches SET unknowns = CASE :isUnknown WHEN 1 THEN unknowns + 1 ELSE 0 END
    WHERE id = :batchId AND (unknowns > 0 OR :isUnknown = 1)`,
  unknowns: `SELECT unknowns FROM batches WHERE id = :batchId`,
  pause: `
    UPDATE batches SET state = 'paused', reason = :reason, state_at = :at
    WHERE id = :batchId AND state = 'sending'`,
  finish: `
    UPDATE batches SET state = 'done', reason = NULL, state_at = :at
    WHERE id = :batchId AND state IN ('sending', 'paused', 'waiting')
      AND NOT EXISTS (
        SELECT 1 FROM message_log
        WHERE batch_seq = batches.seq AND state IN ('scheduled', 'queued', 'sending'))`,
  holdInterrupted: `
    UPDATE batches SET state = 'waiting', reason = NULL, state_at = :at
    WHERE state = 'sending' AND goes_on = 0
      AND EXISTS (SELECT 1 FROM message_log WHERE batch_seq = batches.seq AND state = 'queued')`,
} as const;

const factsRow = v.object({ goes_on: v.picklist([0, 1]), state: v.string() });
const unknownsRow = v.object({ unknowns: v.number() });

/** What the outbox keeps of batches, in the database. */
export function createBatchLedger(database: Database): BatchLedger {
  const factsOf = (batchId: string) =>
    parseRow(factsRow, database.get(ledgerQueries.facts, { batchId }), 'batches');

  return {
    goesOn: (batchId) => factsOf(batchId).goes_on === 1,
    isCalledOff: (batchId) => factsOf(batchId).state === 'cancelled',

    countUnknown: (batchId, isUnknown) =>
      database.transaction(() => {
        database.run(ledgerQueries.countUnknown, { batchId, isUnknown: isUnknown ? 1 : 0 });
        const row = database.get(ledgerQueries.unknowns, { batchId });
        return parseRow(unknownsRow, row, 'batches').unknowns;
      }),

    pause(batchId, reason, at) {
      database.transaction(() => database.run(ledgerQueries.pause, { batchId, reason, at }));
    },
    finishIfOver(batchId, at) {
      database.transaction(() => database.run(ledgerQueries.finish, { batchId, at }));
    },
    holdInterrupted(at) {
      database.transaction(() => database.run(ledgerQueries.holdInterrupted, { at }));
    },
  };
}
