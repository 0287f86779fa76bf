import type { historyChannels } from '#shared/contract/history-channels';
import type { KeptReason } from '#shared/domain/history';
import { passesFilter } from '#shared/domain/history-filter';
import type { Message } from '#shared/domain/message';
import { appError } from '#shared/errors';
import { err, ok } from '#shared/result';
import type { FakeBridge, FakeHandlers } from './fake-bridge';

/** The history of the messages that the fake main keeps. A cursor is how many messages are older. */
export function fakeHistoryHandlers(
  fake: FakeBridge,
): Pick<FakeHandlers, keyof typeof historyChannels> {
  const { state } = fake;
  const oldestFirst = (): readonly Message[] =>
    state.messages.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const hasTag = ({ contactId }: Message, tag: string): boolean =>
    state.contacts.some(({ id, tags }) => id === contactId && tags.includes(tag));

  function page(
    passes: (message: Message) => boolean,
    range: { cursor: string | null; direction: 'older' | 'newer'; limit: number },
  ) {
    const all = oldestFirst().map((message, index) => ({ message, index }));
    const isOlder = range.direction === 'older';
    const place = range.cursor === null ? (isOlder ? all.length : 0) : Number(range.cursor);
    const found = (isOlder ? all.slice(0, place).toReversed() : all.slice(place)).filter(
      ({ message }) => passes(message),
    );
    const shown = found.slice(0, range.limit);
    const last = shown.at(-1)?.index ?? 0;
    const messages = shown.map(({ message }) => message);
    return ok({
      messages: isOlder ? messages : messages.toReversed(),
      next: found.length > shown.length ? String(isOlder ? last : last + 1) : null,
      lookedUntilAt: null,
      position: null,
      total: null,
    });
  }

  return {
    listHistory: ({ filter, ...range }) =>
      page((message) => passesFilter(message, filter, hasTag), range),
    countHistory: ({ filter }) => {
      const found = state.messages.filter((message) => passesFilter(message, filter, hasTag));
      return ok({ count: found.length, isExact: true });
    },
    findHistoryTime: ({ before }) => {
      const place = oldestFirst().findLastIndex(({ createdAt }) => createdAt < before) + 1;
      return ok({ cursor: String(place) });
    },
    findHistoryMessage: ({ messageId }) => {
      const index = oldestFirst().findIndex(({ id }) => id === messageId);
      return index === -1 ? err(appError('message-not-found')) : ok({ cursor: String(index + 1) });
    },
    listConversation: ({ e164, ...range }) => page(({ recipient }) => recipient === e164, range),
    getMessageDetails: ({ messageId }) => {
      const message = state.messages.find(({ id }) => id === messageId);
      if (message === undefined) return err(appError('message-not-found'));
      return ok({
        message,
        attempts: [
          {
            startedAt: message.createdAt,
            endedAt: message.createdAt + 400,
            notSent: null,
            status: null,
            providerWords: null,
            rawAnswer: null,
          },
        ],
        rawAnswer:
          message.state.kind === 'accepted' ? (message.state.receipt.rawAnswer ?? '{}') : null,
        batchName: state.batches.find(({ id }) => id === message.batchId)?.name ?? null,
        resendOf: state.messages.find(({ id }) => id === message.resendOf) ?? null,
        resentAs: state.messages.filter(({ resendOf }) => resendOf === messageId),
      });
    },
    deleteMessages: ({ messageIds }) => {
      const reasons = messageIds.map((id) => ({ id, reason: keptFor(state.messages, id) }));
      const deleted = reasons.filter(({ reason }) => reason === null).map(({ id }) => id);
      state.messages = state.messages.filter(({ id }) => !deleted.includes(id));
      fake.emit('messagesDeleted', { messageIds: deleted });
      return ok({
        deleted,
        kept: reasons.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }])),
      });
    },
    listHistoryChoices: () => {
      const accounts = state.messages.map(({ accountId: id, accountLabel: label, practice }) => ({
        id,
        label,
        practice,
      }));
      const costs = state.messages.flatMap(({ state: { kind, ...rest } }) =>
        kind === 'accepted' && 'receipt' in rest && rest.receipt.cost !== null
          ? [rest.receipt.cost.currency]
          : [],
      );
      return ok({
        accounts: [...new Map(accounts.map((account) => [account.id, account])).values()],
        batches: state.batches.map(({ id, name }) => ({ id, name })),
        currencies: [...new Set(costs)].sort(),
        oldestAt: oldestFirst()[0]?.createdAt ?? null,
      });
    },
  };
}

function keptFor(messages: readonly Message[], id: string): KeptReason | null {
  const state = messages.find((message) => message.id === id)?.state;
  if (state === undefined) return 'not-found';
  if (state.kind === 'scheduled' || state.kind === 'queued' || state.kind === 'sending') {
    return state.kind;
  }
  return state.kind === 'unknown' && state.settlement === null ? 'unsettled' : null;
}
