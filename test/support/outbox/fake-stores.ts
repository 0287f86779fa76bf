import type { Message, MessageState } from '#shared/domain/message';
import type {
  MessageStore,
  PaceState,
  PaceStore,
  PauseStore,
} from '../../../src/main/outbox/ports';

/** What the disk holds: it outlives the process. */
export interface Disk {
  readonly messages: Map<string, Message>;
  readonly paces: Map<string, PaceState>;
  paused: boolean;
}

export function emptyDisk(): Disk {
  return { messages: new Map(), paces: new Map(), paused: false };
}

/**
 * What a fake does around each durable write: it may throw before the write, which then does not
 * happen, or after it, which the writer cannot tell apart.
 */
export interface WriteHooks {
  before(): void;
  after(): void;
}

const noHooks: WriteHooks = { before() {}, after() {} };

export interface FakeStores {
  readonly store: MessageStore;
  readonly pace: PaceStore;
  readonly pause: PauseStore;
}

/** Opens the outbox's stores on a disk in memory. */
export function openStores(disk: Disk, hooks: WriteHooks = noHooks): FakeStores {
  const { messages } = disk;

  function write<T>(change: () => T): T {
    hooks.before();
    const result = change();
    hooks.after();
    return result;
  }

  function put(message: Message, state: MessageState): Message {
    const changed = { ...message, state };
    messages.set(message.id, changed);
    return changed;
  }

  const all = () => [...messages.values()];
  const inState = (kind: MessageState['kind']) => all().filter(({ state }) => state.kind === kind);
  const byRequest = (requestId: string) => all().filter((each) => each.requestId === requestId);

  return {
    store: {
      enqueue: (added, state) =>
        write(() => {
          const known = byRequest(added[0]?.requestId ?? '');
          return known.length > 0 ? known : added.map((each) => put({ ...each, state }, state));
        }),
      get: (id) => messages.get(id) ?? null,
      byRequest,
      listQueued: () => inState('queued'),
      move(id, from, to) {
        const message = messages.get(id);
        // A change of no row writes nothing: it also works on a full disk, as it does in SQLite.
        if (message?.state.kind !== from) return null;
        return write(() => put(message, to));
      },
      sweepInterrupted(at) {
        const interrupted = inState('sending');
        if (interrupted.length === 0) return [];
        const state = {
          kind: 'unknown',
          at,
          reason: 'interrupted',
          providerWords: null,
          settlement: null,
        } as const;
        return write(() => interrupted.map((message) => put(message, state)));
      },
      findDuplicate: ({ recipient, text, practice, sinceAt }) =>
        all().findLast(
          (each) =>
            each.recipient === recipient &&
            each.text === text &&
            each.practice === practice &&
            each.createdAt >= sinceAt &&
            each.state.kind !== 'cancelled' &&
            each.state.kind !== 'rejected',
        ) ?? null,
      settle(id, as) {
        const message = messages.get(id);
        if (message?.state.kind !== 'unknown') return null;
        const state = { ...message.state, settlement: as };
        return write(() => put(message, state));
      },
      counts: () => ({
        queued: inState('queued').length,
        sending: inState('sending').length,
        unsettled: inState('unknown').filter(
          ({ state }) => state.kind === 'unknown' && state.settlement === null,
        ).length,
      }),
    },
    pace: {
      load: (accountId) => disk.paces.get(accountId) ?? null,
      save(accountId, state) {
        write(() => disk.paces.set(accountId, state));
      },
    },
    pause: {
      load: () => disk.paused,
      save(paused) {
        write(() => {
          disk.paused = paused;
        });
      },
    },
  };
}
