import * as v from 'valibot';
import {
  rejectionReasons,
  unknownReasons,
  type Message,
  type MessageState,
} from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { assertNever } from '#shared/result';
import { messageFromRow } from '../history/message-row';
import type { Database, SqlRow } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { oneOf, readPacked, type PackedMessage } from './packed-cells';

/** Exported for the tests that assert which indexes are used. */
export const packedQueries = {
  bySeq: `SELECT * FROM messages WHERE seq = :seq`,
  origin: `
    SELECT account_id AS accountId, account_label AS accountLabel, practice, sender_id AS senderId
    FROM message_origins WHERE seq = :seq`,
  batch: `SELECT id FROM batches WHERE seq = :seq`,
} as const;

const originRow = v.object({
  accountId: v.string(),
  accountLabel: v.string(),
  practice: v.picklist([0, 1]),
  senderId: v.string(),
});
const batchRow = v.object({ id: v.string() });

const isRejection = oneOf(rejectionReasons);
const isUnknown = oneOf(unknownReasons);

/**
 * Reads rows of `packedMessage` into the messages that `messageFromRow` makes of them, but for the raw
 * answers, which are in no export. What is not over, or not as it should be, is left to that one: it
 * throws `DamagedRowError`.
 */
export function createPackedMessages(database: Database): (row: SqlRow) => Message {
  const originOf = remembered((seq) =>
    parseRow(originRow, database.get(packedQueries.origin, { seq }), 'message_origins'),
  );
  const batchIdOf = remembered(
    (seq) => parseRow(batchRow, database.get(packedQueries.batch, { seq }), 'batches').id,
  );

  function messageOf(row: PackedMessage): Message | null {
    const { contactId, name, text, batchSeq, scheduleId, occurrence } = row;
    const state = stateOf(row);
    // Whether a text is gone by itself or with its person is told there.
    if (state === null || text === '') return null;
    const origin = originOf(row.originSeq);
    return {
      id: row.id,
      requestId: row.requestId,
      createdAt: row.createdAt,
      accountId: origin.accountId,
      accountLabel: origin.accountLabel,
      practice: origin.practice === 1,
      senderId: origin.senderId,
      recipient: row.recipient,
      contactId: contactId === '' ? null : contactId,
      recipientName: name === '' ? null : name,
      text,
      resendOf: row.resendOf,
      batchId: batchSeq === null ? null : batchIdOf(batchSeq),
      occurrence:
        scheduleId === null || occurrence === null ? null : { scheduleId, key: occurrence },
      hours: row.hours ?? 'everyday',
      state,
    };
  }

  return ({ packed }) => {
    const { seq, row } = readPacked(packed);
    const message = row === null ? null : messageOf(row);
    return message ?? messageFromRow(database.get(packedQueries.bySeq, { seq }));
  };
}

/** The state of a message that is over; `null` for any other. */
function stateOf(row: PackedMessage): MessageState | null {
  const { state: kind, endedAt: at, reason, providerWords } = row;
  if (at === null) return null;
  switch (kind) {
    case 'accepted':
      return {
        kind,
        at,
        receipt: {
          providerMessageId: row.providerMessageId,
          providerStatus: row.providerStatus,
          segments: row.segments,
          cost: moneyOf(row.costMicros, row.costCurrency),
          segmentPrice: moneyOf(row.segmentPriceMicros, row.segmentPriceCurrency),
          rawAnswer: null,
        },
      };
    case 'rejected':
      return isRejection(reason) ? { kind, at, reason, providerWords } : null;
    case 'unknown':
      return isUnknown(reason)
        ? { kind, at, reason, providerWords, settlement: row.settlement }
        : null;
    case 'cancelled':
      return { kind, at };
    case 'scheduled':
    case 'queued':
    case 'sending':
      return null;
    default:
      return assertNever(kind);
  }
}

function moneyOf(amountMicros: number | null, currency: string | null): Money | null {
  return amountMicros === null || currency === null ? null : { amountMicros, currency };
}

function remembered<T>(find: (seq: number) => T): (seq: number) => T {
  const known = new Map<number, T>();
  return (seq) => {
    const value = known.get(seq) ?? find(seq);
    known.set(seq, value);
    return value;
  };
}
