import * as v from 'valibot';
import type { DeletedMessages, KeptReason } from '#shared/domain/history';
import { isErased, type Message } from '#shared/domain/message';
import { inSlices, type Breathe } from '../contacts/slices';
import type { Clock } from '../outbox/ports';
import { duplicateWindowMs } from '../outbox/duplicate-question';
import type { Database } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { createBlanking } from './blanking';
import { messageFromRow } from './message-row';

/** Exported for the tests that assert which indexes are used. */
export const deleteQueries = {
  byId: `SELECT * FROM messages WHERE id = :id AND deleted IS NULL`,
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
  mark: `UPDATE message_log SET deleted = 1 WHERE seq = :seq`,
  toBlank: `
    SELECT seq FROM message_log
    WHERE deleted = 1 AND text <> '' AND created_at < :before ORDER BY seq`,
  anyToBlank: `SELECT 1 FROM message_log WHERE deleted = 1 AND text <> '' LIMIT 1`,
} as const;

const seqRow = v.object({ seq: v.number() });

/** Why a message may not go from the history yet; `null` where it may. */
function keptFor({ state }: Message): KeptReason | null {
  switch (state.kind) {
    case 'scheduled':
    case 'queued':
    case 'sending':
      return state.kind;
    case 'unknown':
      return state.settlement === null ? 'unsettled' : null;
    case 'accepted':
    case 'rejected':
    case 'cancelled':
      return null;
  }
}

/**
 * Takes messages out of the history. Their rows stay, without what they said and to whom: as sums, and
 * so that no request is sent again.
 *
 * What was written within the last minutes is blanked only after that: until then the same text to the
 * same number asks first.
 */
export function createDeleting(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly breathe: Breathe;
  readonly onDeleted: (messageIds: readonly string[]) => void;
  readonly onFailure: (error: unknown) => void;
}) {
  const { database, clock, breathe } = parts;
  const blank = createBlanking(database);
  const slicing = {
    breathe,
    elapsed: clock.elapsed,
    together: <T>(work: () => T) => database.transaction(work),
  };
  let isWaiting = false;

  function deleteOne(id: string): KeptReason | null {
    const row = database.get(deleteQueries.byId, { id });
    if (row === undefined) return 'not-found';
    const message = messageFromRow(row);
    const reason = keptFor(message);
    if (reason !== null) return reason;
    const { seq } = parseRow(seqRow, row, 'messages');
    database.run(deleteQueries.mark, { seq });
    const isRecent = message.createdAt >= clock.now() - duplicateWindowMs;
    if (!isRecent && !isErased(message)) blank(message, seq);
    return null;
  }

  async function blankDeleted(): Promise<void> {
    const before = clock.now() - duplicateWindowMs;
    const seqs = database
      .all(deleteQueries.toBlank, { before })
      .map((row) => parseRow(seqRow, row, 'messages').seq);
    await inSlices(slicing, seqs, (seq) => {
      blank(messageFromRow(database.get(deleteQueries.bySeq, { seq })), seq);
    });
  }

  /** Comes back for what had to stay. */
  function blankLater(): void {
    if (isWaiting || database.get(deleteQueries.anyToBlank) === undefined) return;
    isWaiting = true;
    clock.after(duplicateWindowMs + 1, () => {
      isWaiting = false;
      blankDeleted().catch(parts.onFailure);
    });
  }

  return {
    async delete(messageIds: readonly string[]): Promise<DeletedMessages> {
      const deleted: string[] = [];
      const kept: { readonly id: string; readonly reason: KeptReason }[] = [];
      let told = 0;
      const tell = (): void => {
        if (deleted.length > told) parts.onDeleted(deleted.slice(told));
        told = deleted.length;
      };
      await inSlices(
        slicing,
        new Set(messageIds),
        (id) => {
          const reason = deleteOne(id);
          if (reason === null) deleted.push(id);
          else kept.push({ id, reason });
        },
        tell,
      );
      blankLater();
      return { deleted, kept };
    },
    blankDeleted,
  };
}
