import type { ChannelInput } from '#shared/contract/channels';
import type {
  DeletedMessages,
  HistoryChoices,
  HistoryCount,
  HistoryPage,
  HistoryPlace,
  MessageDetails,
} from '#shared/domain/history';
import { everyMessage, type HistoryFilter } from '#shared/domain/history-filter';
import type { MessagePage } from '#shared/domain/message';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Breathe } from '../contacts/slices';
import type { Clock } from '../outbox/ports';
import type { Database } from '../storage/database';
import { createDeleting } from './delete-messages';
import { createHistoryPages, type Direction, type FoundPage } from './history-pages';
import { createMessageDetails } from './message-details';
import { createMessagePlaces } from './message-places';

export interface HistoryRoomParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Between slices of work; resolves when the database may be written to. */
  readonly breathe: Breathe;
  readonly onDeleted: (messageIds: readonly string[]) => void;
  /** Told of what could not be blanked. */
  readonly onFailure: (error: unknown) => void;
}

/** The log of everything that was sent, as the windows see it. */
export interface HistoryRoom {
  list(input: ChannelInput<'listHistory'>): Result<HistoryPage, AppError>;
  /** A page of what a search finds, by the last message that was seen. Error: `message-not-found`. */
  listBefore(input: ChannelInput<'listMessages'>): Result<MessagePage, AppError>;
  count(filter: HistoryFilter): Promise<HistoryCount>;
  findTime(before: number): HistoryPlace;
  /** Error: `message-not-found`. */
  findMessage(messageId: string): Result<HistoryPlace, AppError>;
  conversation(input: ChannelInput<'listConversation'>): HistoryPage;
  /** Error: `message-not-found`. */
  details(messageId: string): Result<MessageDetails, AppError>;
  delete(messageIds: readonly string[]): Promise<DeletedMessages>;
  choices(): HistoryChoices;
  /** Blanks what was deleted and had to stay for a while. */
  tidy(): Promise<void>;
}

export function openHistoryRoom(parts: HistoryRoomParts): HistoryRoom {
  const { database } = parts;
  const pages = createHistoryPages(parts);
  const places = createMessagePlaces(database);
  const details = createMessageDetails(database);
  const deleting = createDeleting(parts);

  function shown(page: FoundPage, direction: Direction, isWhole: boolean): HistoryPage {
    const { messages, firstSeq, next, isCut } = page;
    const newest = direction === 'older' ? firstSeq : page.lastSeq;
    return {
      messages: direction === 'older' ? messages : messages.toReversed(),
      next: next === null ? null : String(next),
      lookedUntilAt: isCut && next !== null ? places.timeAt(next) : null,
      position: isWhole && newest !== null ? places.newerThan(newest) : null,
      total: isWhole ? places.total() : null,
    };
  }

  return {
    list({ filter, cursor, direction, limit }) {
      const place = cursor === null ? null : Number(cursor);
      const page = pages.find({ filter, place, direction, limit });
      return ok(shown(page, direction, isEveryMessage(filter)));
    },
    listBefore({ query, before, limit }) {
      const place = before === null ? null : places.of(before);
      if (before !== null && place === null) return err(appError('message-not-found'));
      const filter = { ...everyMessage, query };
      const messages = [];
      for (let from = place; ;) {
        const left = limit - messages.length;
        const page = pages.find({ filter, place: from, direction: 'older', limit: left });
        messages.push(...page.messages);
        if (page.next === null) return ok({ messages, nextBefore: null });
        if (!page.isCut) return ok({ messages, nextBefore: messages.at(-1)?.id ?? null });
        from = page.next;
      }
    },
    count: (filter) => pages.count(filter),
    findTime: (before) => ({ cursor: String(places.atTime(before)) }),
    findMessage(messageId) {
      const place = places.of(messageId);
      return place === null
        ? err(appError('message-not-found'))
        : ok({ cursor: String(place + 1) });
    },
    conversation({ e164, cursor, direction, limit }) {
      const place = cursor === null ? null : Number(cursor);
      return shown(details.conversation({ e164, place, direction, limit }), direction, false);
    },
    details: (messageId) => details.of(messageId),
    delete: (messageIds) => deleting.delete(messageIds),
    choices: () => details.choices(),
    tidy: () => deleting.blankDeleted(),
  };
}

function isEveryMessage(filter: HistoryFilter): boolean {
  const { states, accountId, tag, batchId, kind, fromAt, untilAt, cost, query } = filter;
  const conditions = [accountId, tag, batchId, fromAt, untilAt, cost];
  return (
    states.length === 0 &&
    kind === 'all' &&
    query.trim() === '' &&
    conditions.every((condition) => condition === null)
  );
}
