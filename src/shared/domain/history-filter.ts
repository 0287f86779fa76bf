import * as v from 'valibot';
import { messageStateKinds, type Message } from './message';
import { isFound, readSearchTerm } from './search-marks';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/));
const time = v.pipe(v.number(), v.safeInteger());
const micros = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Longer search terms are refused; of shorter ones the first words count, see `search-marks.ts`. In UTF-16 units. */
export const maxQueryUnits = 20_000;

/**
 * Which messages of the history are meant: the same filter for the view, its export and retention.
 *
 * All conditions hold at once; one that is empty or `null` holds for every message. Times are
 * milliseconds since the epoch and mean when a message was written.
 */
export const historyFilterSchema = v.strictObject({
  /** In one of these states; empty for all. */
  states: v.pipe(
    v.array(v.picklist(messageStateKinds)),
    v.maxLength(messageStateKinds.length),
    v.readonly(),
  ),
  accountId: v.nullable(id),
  /** A tag that the contact has now. */
  tag: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  batchId: v.nullable(id),
  kind: v.picklist(['all', 'real', 'practice']),
  /** Not before this time. */
  fromAt: v.nullable(time),
  /** Before this time. */
  untilAt: v.nullable(time),
  /** What the provider named as its cost, in one currency; both ends count. */
  cost: v.nullable(
    v.strictObject({
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
      fromMicros: v.nullable(micros),
      toMicros: v.nullable(micros),
    }),
  ),
  /** Words of the text or of the name, or a number in any format; empty for all. */
  query: v.pipe(v.string(), v.maxLength(maxQueryUnits)),
});

export type HistoryFilter = v.InferOutput<typeof historyFilterSchema>;

/** The filter that every message passes. */
export const everyMessage: HistoryFilter = {
  states: [],
  accountId: null,
  tag: null,
  batchId: null,
  kind: 'all',
  fromAt: null,
  untilAt: null,
  cost: null,
  query: '',
};

/** Whether a message passes a filter. `hasTag` tells whether its contact has a tag now. */
export function passesFilter(
  message: Message,
  filter: HistoryFilter,
  hasTag: (message: Message, tag: string) => boolean,
): boolean {
  const { states, accountId, tag, batchId, kind, fromAt, untilAt } = filter;
  return (
    (states.length === 0 || states.includes(message.state.kind)) &&
    (accountId === null || message.accountId === accountId) &&
    (batchId === null || message.batchId === batchId) &&
    (kind === 'all' || message.practice === (kind === 'practice')) &&
    (fromAt === null || message.createdAt >= fromAt) &&
    (untilAt === null || message.createdAt < untilAt) &&
    passesCost(message, filter) &&
    passesQuery(message, filter) &&
    (tag === null || hasTag(message, tag))
  );
}

function passesCost({ state }: Message, { cost }: HistoryFilter): boolean {
  if (cost === null) return true;
  if (state.kind !== 'accepted' || state.receipt.cost === null) return false;
  const { currency, amountMicros } = state.receipt.cost;
  return (
    currency === cost.currency &&
    (cost.fromMicros === null || amountMicros >= cost.fromMicros) &&
    (cost.toMicros === null || amountMicros <= cost.toMicros)
  );
}

function passesQuery(message: Message, { query }: HistoryFilter): boolean {
  if (query.trim() === '') return true;
  const term = readSearchTerm(query);
  if (term === null) return false;
  const { text, recipientName, recipient } = message;
  return isFound(term, { text, name: recipientName ?? '', e164: recipient });
}
