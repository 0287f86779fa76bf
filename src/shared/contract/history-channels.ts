import * as v from 'valibot';
import { historyFilterSchema } from '../domain/history-filter';
import type {
  DeletedMessages,
  HistoryChoices,
  HistoryCount,
  HistoryPage,
  HistoryPlace,
  MessageDetails,
} from '../domain/history';
import { channel, count, e164, id, nothing } from './channel';

/** A place between two messages; it stays where it is while messages come and go. */
const cursor = v.pipe(v.string(), v.regex(/^\d{1,15}$/));
const page = {
  /** `null` for the newest end, or for `newer` the oldest. */
  cursor: v.nullable(cursor),
  /** Whether the messages before or after the place are meant; either way the newest comes first. */
  direction: v.picklist(['older', 'newer']),
  limit: v.pipe(count(200), v.minValue(1)),
};

/** The calls about the history. */
export const historyChannels = {
  /** A page of those that pass a filter. */
  listHistory: channel<HistoryPage>()(v.strictObject({ filter: historyFilterSchema, ...page })),
  /** How many pass a filter; stops at some thousands, and where it takes long. */
  countHistory: channel<HistoryCount>()(v.strictObject({ filter: historyFilterSchema })),
  /** The place from which messages were written before a time, to begin a page at. */
  findHistoryTime: channel<HistoryPlace>()(
    v.strictObject({ before: v.pipe(v.number(), v.safeInteger()) }),
  ),
  /** The place just after a message, so that a page of older ones begins with it. */
  findHistoryMessage: channel<HistoryPlace>()(v.strictObject({ messageId: id })),
  /** What was written to a number, whoever it belonged to. */
  listConversation: channel<HistoryPage>()(v.strictObject({ e164, ...page })),
  getMessageDetails: channel<MessageDetails>()(v.strictObject({ messageId: id })),
  /** Deletes for good what is over; `messagesDeleted` tells of those that are gone. */
  deleteMessages: channel<DeletedMessages>()(
    v.strictObject({ messageIds: v.pipe(v.array(id), v.maxLength(1_000), v.readonly()) }),
  ),
  listHistoryChoices: channel<HistoryChoices>()(nothing),
} as const;
