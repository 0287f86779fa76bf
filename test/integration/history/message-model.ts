import type {
  Message,
  MessageState,
  NewMessage,
  Receipt,
  WaitReason,
} from '#shared/domain/message';
import { rejectionReasons, unknownReasons, waitReasons } from '#shared/domain/message';
import { isQueued } from '../../../src/main/outbox/choose-next';
import type { EnteringState, MessageStore } from '../../../src/main/outbox/ports';
import { storedText } from '../../../src/main/storage/database';
import { fc } from '../../support/property';

const time = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_001_000 });
const words = fc.oneof(
  fc.constantFrom('', 'Ready', 'Half \ud83d of it', 'NUL \0 amid', '"quoted" OR *'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const wordsOrNone = fc.option(words);
const money = fc.record({
  amountMicros: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  currency: fc.constantFrom('EUR', 'USD', 'usd', ''),
});
const receipt: fc.Arbitrary<Receipt> = fc.record({
  providerMessageId: wordsOrNone,
  providerStatus: wordsOrNone,
  segments: fc.option(fc.nat(9)),
  cost: fc.option(money),
  segmentPrice: fc.option(money),
  rawAnswer: wordsOrNone,
});

const queued: fc.Arbitrary<Extract<MessageState, { kind: 'queued' }>> = fc.record({
  kind: fc.constant('queued'),
  dueAt: time,
  waitsFor: fc.constantFrom(...waitReasons),
  attempts: fc.nat(5),
});
const scheduled: fc.Arbitrary<Extract<MessageState, { kind: 'scheduled' }>> = fc.record({
  kind: fc.constant('scheduled'),
  dueAt: time,
});
/** Any state, with whatever a provider may have said. */
export const anyState: fc.Arbitrary<MessageState> = fc.oneof(
  queued,
  scheduled,
  fc.record({ kind: fc.constant('sending'), startedAt: time, attempts: fc.nat(5) }),
  fc.record({ kind: fc.constant('accepted'), at: time, receipt }),
  fc.record({
    kind: fc.constant('rejected'),
    at: time,
    reason: fc.constantFrom(...rejectionReasons),
    providerWords: wordsOrNone,
  }),
  fc.record({
    kind: fc.constant('unknown'),
    at: time,
    reason: fc.constantFrom(...unknownReasons),
    providerWords: wordsOrNone,
    settlement: fc.constantFrom(null, 'arrived', 'not-arrived', 'sent-again'),
  }),
  fc.record({ kind: fc.constant('cancelled'), at: time }),
);

// Few ids, requests, recipients and texts, so that they meet.
const id = fc.integer({ min: 0, max: 7 }).map((number) => `m${number}`);
const recipient = fc.constantFrom('+12025550100', '+12025550101', '+4917112345678');
// None without a text is ever written: one that has none had it removed.
const text = fc.oneof(
  fc.constantFrom('Ready', 'Late'),
  words.filter((found) => found !== ''),
);
const recipients = fc.uniqueArray(recipient, { minLength: 1, maxLength: 3 });

export type Step =
  | {
      readonly do: 'enqueue';
      readonly messages: readonly NewMessage[];
      readonly state: EnteringState;
    }
  | { readonly do: 'move'; readonly id: string; readonly to: MessageState; readonly late: boolean }
  | { readonly do: 'sweep'; readonly at: number }
  | { readonly do: 'settle'; readonly id: string; readonly as: 'arrived' | 'not-arrived' }
  | { readonly do: 'reopen' };

const enqueue = fc
  .record({
    requestId: fc.integer({ min: 0, max: 5 }).map((number) => `r${number}`),
    createdAt: time,
    practice: fc.boolean(),
    text,
    recipients,
    // An empty name is none.
    recipientName: wordsOrNone.map((name) => (name === '' ? null : name)),
    state: fc.oneof(queued, scheduled),
  })
  .map(({ recipients: to, state: queuedState, ...rest }): Step => {
    const messages = to.map((one, index) => ({
      ...rest,
      // Made from the request: what is asked for again is the same message.
      id: `m${Number(rest.requestId.slice(1)) * 3 + index}`,
      accountId: 'account',
      accountLabel: 'Shop',
      senderId: '7',
      recipient: one,
      contactId: null,
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    }));
    return { do: 'enqueue', messages, state: queuedState };
  });

/** What can happen to messages, in any order. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: enqueue },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('move'),
        id,
        to: anyState,
        late: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep'), at: time }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('settle'),
        id,
        as: fc.constantFrom('arrived', 'not-arrived'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen') }) },
  ),
  { maxLength: 30 },
);

/** Texts as SQLite can hold them, in every field. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? storedText(part) : part,
  ) as T;
}

/** The simplest thing that behaves as a {@link MessageStore} should: an array. */
export function createModel(): MessageStore & { readonly all: () => readonly Message[] } {
  let messages: readonly Message[] = [];

  function change(id: string, may: (message: Message) => boolean, to: (from: Message) => Message) {
    const found = messages.find((message) => message.id === id && may(message));
    if (found === undefined) return null;
    const changed = stored(to(found));
    messages = messages.map((message) => (message === found ? changed : message));
    return changed;
  }
  const inState = (kind: MessageState['kind']) => (message: Message) => message.state.kind === kind;
  const waitingFor = (is: (reason: WaitReason) => boolean) =>
    messages.filter(({ state: now }) => now.kind === 'queued' && is(now.waitsFor)).length;
  const byRequest = (requestId: string) =>
    messages.filter((message) => message.requestId === requestId);

  return {
    together: (work) => work(),
    all: () => messages,
    enqueue(added, queuedState) {
      const known = byRequest(added[0]?.requestId ?? '');
      if (known.length > 0) return known;
      const written = added.map((message) =>
        stored({
          ...message,
          state: typeof queuedState === 'function' ? queuedState(message) : queuedState,
        }),
      );
      messages = [...messages, ...written];
      return written;
    },
    get: (id) => messages.find((message) => message.id === id) ?? null,
    byRequest,
    accountsToServe: () => [
      ...new Set(messages.filter(inState('queued')).map(({ accountId }) => accountId)),
    ],
    nextOf(accountId, now, limit) {
      const waiting = messages
        .filter(isQueued)
        .filter((each) => each.accountId === accountId && each.state.waitsFor !== 'held');
      const isUndoable = ({ state: { waitsFor, dueAt } }: (typeof waiting)[number]) =>
        waitsFor === 'undo' && dueAt > now;
      const undoable = waiting
        .filter(isUndoable)
        .toSorted((a, b) => a.state.dueAt - b.state.dueAt)
        .slice(0, limit);
      return [...undoable, ...waiting.filter((each) => !isUndoable(each)).slice(0, limit)];
    },
    listOld: (before) =>
      messages
        .filter(isQueued)
        .filter(({ createdAt, state: { waitsFor } }) => createdAt < before && waitsFor !== 'held'),
    listHeld: (ids) =>
      messages
        .filter(isQueued)
        .filter(
          ({ id, state: { waitsFor } }) => waitsFor === 'held' && (ids?.includes(id) ?? true),
        ),
    move: (id, from, to) => change(id, inState(from), (message) => ({ ...message, state: to })),
    claim: (id, sending) =>
      change(id, inState('queued'), (message) => ({ ...message, state: sending })) !== null,
    sweepInterrupted: (at) =>
      messages.filter(inState('sending')).flatMap(
        ({ id }) =>
          change(id, inState('sending'), (message) => ({
            ...message,
            state: {
              kind: 'unknown',
              at,
              reason: 'interrupted',
              providerWords: null,
              settlement: null,
            },
          })) ?? [],
      ),
    findDuplicate: (alike) =>
      messages
        .filter(
          (message) =>
            message.recipient === alike.recipient &&
            message.text === storedText(alike.text) &&
            message.practice === alike.practice &&
            message.createdAt >= alike.sinceAt &&
            message.state.kind !== 'cancelled' &&
            message.state.kind !== 'rejected',
        )
        .reduce<Message | null>(
          (newest, message) =>
            newest === null || message.createdAt >= newest.createdAt ? message : newest,
          null,
        ),
    settle: (id, settlement) =>
      change(id, inState('unknown'), (message) =>
        message.state.kind === 'unknown'
          ? { ...message, state: { ...message.state, settlement } }
          : message,
      ),
    counts: () => ({
      queued: waitingFor((reason) => reason !== 'held'),
      held: waitingFor((reason) => reason === 'held'),
      sending: messages.filter(inState('sending')).length,
      unsettled: messages.filter(
        ({ state: now }) => now.kind === 'unknown' && now.settlement === null,
      ).length,
    }),
  };
}
