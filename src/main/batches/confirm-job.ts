import { setImmediate } from 'node:timers/promises';
import { takeOrders, type GatedOrder, type GatedProgress } from '../contact-import/jobs/gated-job';
import { createMessageWriter } from '../history/message-writer';
import type { EnteringState } from '../outbox/ports';
import { connect } from '../storage/connection';
import { databaseOver, type Database } from '../storage/database';
import type { RunJob } from '../worker/job';
import type { LeftOut, ReviewedMessage } from './review/review-batch';

/**
 * Makes messages of what was reviewed, in one transaction, while the write gate is held: all of them
 * are there and the batch is going, or none is and it is a draft still.
 */
export interface BatchConfirmJob {
  readonly input: {
    readonly databaseFile: string;
    readonly batchId: string;
    readonly requestId: string;
    /** The draft as it was reviewed, as JSON. */
    readonly draft: string;
    readonly account: {
      readonly id: string;
      readonly label: string;
      readonly practice: boolean;
    };
    readonly messages: readonly ReviewedMessage[];
    readonly leftOut: readonly LeftOut[];
    /** The user is asked before anything of it goes. */
    readonly waits: boolean;
    /** What repeats, where this is a time of it. */
    readonly wanted: WantedRepeat | null;
    readonly now: number;
  };
  readonly progress: GatedProgress;
  readonly order: GatedOrder;
  /**
   * `stale`: the draft is no longer the one that was reviewed, or no draft; `unwanted`: what repeats was
   * stopped or changed. Nothing was written then.
   */
  readonly output: 'confirmed' | 'stale' | 'unwanted' | 'cancelled';
}

/** What repeats as it was when a time of it was begun. */
export interface WantedRepeat {
  readonly repeatId: string;
  readonly text: string;
  readonly nextAt: number | null;
}

const isWanted = `
  SELECT 1 FROM batch_repeats
  WHERE id = :repeatId AND next_at IS :nextAt AND json_extract(draft, '$.text') = :text`;

const confirm = `
  UPDATE batches SET
    state = :state, state_at = :now, request_id = :requestId, confirmed_at = :now,
    account_id = :accountId, account_label = :accountLabel, practice = :practice
  WHERE id = :batchId AND state = 'draft' AND draft = :draft
  RETURNING seq`;
const leaveOut = `
  INSERT INTO batch_left_out (
    batch_seq, position, typed, e164, contact_id, name, reason, field
  ) SELECT seq, :position, :typed, :e164, :contactId, :name, :reason, :field
  FROM batches WHERE id = :batchId`;
const clearList = `
  DELETE FROM batch_recipients WHERE batch_seq = (SELECT seq FROM batches WHERE id = :batchId)`;

export const runBatchConfirm: RunJob<BatchConfirmJob> = async (input, desk) => {
  const orders = takeOrders(desk);
  const connection = connect(input.databaseFile);
  const database = databaseOver(connection, input.databaseFile);
  try {
    desk.tell({ kind: 'ready' });
    await orders.go;
    // Lets an order to cancel come in.
    await setImmediate();
    if (orders.isCancelled()) return { output: 'cancelled', moved: [] };
    return { output: writeBatch(database, input), moved: [] };
  } finally {
    database.close();
  }
};

function writeBatch(
  database: Database,
  input: BatchConfirmJob['input'],
): Exclude<BatchConfirmJob['output'], 'cancelled'> {
  const { batchId, requestId, draft, account, now, wanted } = input;
  return database.transaction(() => {
    // In the transaction that makes it: whoever stops it before that gets nothing sent.
    if (wanted !== null && database.get(isWanted, { ...wanted }) === undefined) return 'unwanted';
    const confirmed = database.get(confirm, {
      batchId,
      requestId,
      draft,
      now,
      state: input.waits ? 'waiting' : 'sending',
      accountId: account.id,
      accountLabel: account.label,
      practice: account.practice ? 1 : 0,
    });
    if (confirmed === undefined) return 'stale';
    const write = createMessageWriter(database);
    for (const { message, dueAt } of input.messages) write(message, enteringState(dueAt, now));
    for (const { position, typed, e164, contactId, name, reason, field } of input.leftOut) {
      database.run(leaveOut, {
        batchId,
        position,
        typed,
        e164,
        contactId,
        name,
        reason,
        field,
      });
    }
    // What waits for a time may still be changed, which takes its list.
    if (input.messages.every(({ dueAt }) => dueAt === null)) database.run(clearList, { batchId });
    return 'confirmed';
  });
}

function enteringState(dueAt: number | null, now: number): EnteringState {
  return dueAt === null
    ? { kind: 'queued', dueAt: now, waitsFor: 'pace', attempts: 0 }
    : { kind: 'scheduled', dueAt };
}
