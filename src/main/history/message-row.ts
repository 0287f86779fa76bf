import * as v from 'valibot';
import type { Message, MessageState, Receipt } from '#shared/domain/message';
import { rejectionReasons, unknownReasons, waitReasons } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { assertNever } from '#shared/result';
import type { SqlParams } from '../storage/database';
import { parseRow } from '../storage/parse-row';
import { unpackAnswer } from './raw-answer';
import { writtenColumns, writtenFromRow } from './written-columns';

const integer = v.pipe(v.number(), v.safeInteger());
const optionalText = v.nullable(v.string());
const optionalInteger = v.nullable(integer);

const common = {
  ...writtenColumns,
  seq: integer,
  resend_of: optionalText,
  batch_id: optionalText,
  schedule_id: optionalText,
  occurrence: optionalText,
};

const rowSchema = v.variant('state', [
  v.object({ ...common, state: v.literal('scheduled'), due_at: integer }),
  v.object({
    ...common,
    state: v.literal('queued'),
    due_at: integer,
    waits_for: v.picklist(waitReasons),
    attempts: integer,
  }),
  v.object({ ...common, state: v.literal('sending'), started_at: integer, attempts: integer }),
  v.object({
    ...common,
    state: v.literal('accepted'),
    ended_at: integer,
    provider_message_id: optionalText,
    provider_status: optionalText,
    segments: optionalInteger,
    cost_micros: optionalInteger,
    cost_currency: optionalText,
    segment_price_micros: optionalInteger,
    segment_price_currency: optionalText,
    raw_answer: optionalText,
    understood: v.nullable(v.literal(1)),
  }),
  v.object({
    ...common,
    state: v.literal('rejected'),
    ended_at: integer,
    reason: v.picklist(rejectionReasons),
    provider_words: optionalText,
  }),
  v.object({
    ...common,
    state: v.literal('unknown'),
    ended_at: integer,
    reason: v.picklist(unknownReasons),
    provider_words: optionalText,
    settlement: v.nullable(v.picklist(['arrived', 'not-arrived', 'sent-again'])),
  }),
  v.object({ ...common, state: v.literal('cancelled'), ended_at: integer }),
]);

type MessageRow = v.InferOutput<typeof rowSchema>;

/** Reads a whole row of `messages`; throws `DamagedRowError` for what cannot have been written. */
export function messageFromRow(raw: unknown): Message {
  const row = parseRow(rowSchema, raw, 'messages');
  return {
    ...writtenFromRow(row),
    ...(isTextRemoved(row) && { textRemoved: true }),
    resendOf: row.resend_of,
    batchId: row.batch_id,
    occurrence:
      row.schedule_id === null || row.occurrence === null
        ? null
        : { scheduleId: row.schedule_id, key: row.occurrence },
    state: stateOf(row),
  };
}

/**
 * Whether a message has lost its text alone. Whoever was erased has a number with the place of the message
 * in it, see `blanking.ts`.
 */
export function isTextRemoved({
  text: left,
  recipient,
  seq,
}: Pick<MessageRow, 'text' | 'recipient' | 'seq'>): boolean {
  return left === '' && !new RegExp(`^\\+[1-9]\\d{0,2}0${String(seq)}$`).test(recipient);
}

function stateOf(row: MessageRow): MessageState {
  switch (row.state) {
    case 'scheduled':
      return { kind: 'scheduled', dueAt: row.due_at };
    case 'queued':
      return {
        kind: 'queued',
        dueAt: row.due_at,
        waitsFor: row.waits_for,
        attempts: row.attempts,
      };
    case 'sending':
      return { kind: 'sending', startedAt: row.started_at, attempts: row.attempts };
    case 'accepted':
      return { kind: 'accepted', at: row.ended_at, receipt: receiptOf(row) };
    case 'rejected':
      return {
        kind: 'rejected',
        at: row.ended_at,
        reason: row.reason,
        providerWords: row.provider_words,
      };
    case 'unknown':
      return {
        kind: 'unknown',
        at: row.ended_at,
        reason: row.reason,
        providerWords: row.provider_words,
        settlement: row.settlement,
      };
    case 'cancelled':
      return { kind: 'cancelled', at: row.ended_at };
    default:
      return assertNever(row);
  }
}

function receiptOf(row: Extract<MessageRow, { state: 'accepted' }>): Receipt {
  return {
    providerMessageId: row.provider_message_id,
    providerStatus: row.provider_status,
    segments: row.segments,
    cost: moneyOf(row.cost_micros, row.cost_currency),
    segmentPrice: moneyOf(row.segment_price_micros, row.segment_price_currency),
    rawAnswer:
      row.raw_answer === null || row.understood === 1
        ? null
        : unpackAnswer(row.raw_answer, {
            text: row.text,
            recipient: row.recipient,
            providerId: row.provider_message_id,
          }),
  };
}

function moneyOf(amountMicros: number | null, currency: string | null): Money | null {
  return amountMicros === null || currency === null ? null : { amountMicros, currency };
}

const noState = {
  due_at: null,
  waits_for: null,
  attempts: null,
  started_at: null,
  ended_at: null,
  reason: null,
  provider_words: null,
  settlement: null,
  provider_message_id: null,
  provider_status: null,
  segments: null,
  cost_micros: null,
  cost_currency: null,
  segment_price_micros: null,
  segment_price_currency: null,
} satisfies SqlParams;

/** All columns of a state but the raw answer; those that the state does not have are `null`. */
export function stateColumns(state: MessageState): SqlParams {
  const columns = { ...noState, state: state.kind };
  switch (state.kind) {
    case 'scheduled':
      return { ...columns, due_at: state.dueAt };
    case 'queued':
      return {
        ...columns,
        due_at: state.dueAt,
        waits_for: state.waitsFor,
        attempts: state.attempts,
      };
    case 'sending':
      return { ...columns, started_at: state.startedAt, attempts: state.attempts };
    case 'accepted':
      return { ...columns, ended_at: state.at, ...receiptColumns(state.receipt) };
    case 'rejected':
      return {
        ...columns,
        ended_at: state.at,
        reason: state.reason,
        provider_words: state.providerWords,
      };
    case 'unknown':
      return {
        ...columns,
        ended_at: state.at,
        reason: state.reason,
        provider_words: state.providerWords,
        settlement: state.settlement,
      };
    case 'cancelled':
      return { ...columns, ended_at: state.at };
    default:
      return assertNever(state);
  }
}

// A detail that a column cannot hold is left out rather than refused: the message was accepted, and
// nothing in a provider's answer may keep that from being written down.
function receiptColumns(receipt: Receipt): SqlParams {
  const { cost, segmentPrice } = receipt;
  return {
    provider_message_id: receipt.providerMessageId,
    provider_status: receipt.providerStatus,
    segments: storableInteger(receipt.segments),
    ...moneyColumns('cost', cost),
    ...moneyColumns('segment_price', segmentPrice),
  };
}

function moneyColumns(column: string, money: Money | null): SqlParams {
  const micros = storableInteger(money?.amountMicros ?? null);
  return {
    [`${column}_micros`]: micros,
    [`${column}_currency`]: micros === null || money === null ? null : money.currency,
  };
}

function storableInteger(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null;
}
