import type { Message, MessageState, WaitReason } from '#shared/domain/message';
import type { PaceState } from '../../../src/main/outbox/ports';
import { noHooks, withHooks, type OutboxStores, type StoreHooks } from './hooked-stores';

/** What the disk holds: it outlives the process. */
export interface Disk {
  readonly messages: Map<string, Message>;
  readonly paces: Map<string, PaceState>;
  paused: boolean;
}

export function emptyDisk(): Disk {
  return { messages: new Map(), paces: new Map(), paused: false };
}

/** Opens the outbox's stores on a disk in memory. */
export function openStores(disk: Disk, hooks: StoreHooks = noHooks): OutboxStores {
  const { messages } = disk;

  function put(message: Message, state: MessageState): Message {
    const changed = { ...message, state };
    messages.set(message.id, changed);
    return changed;
  }

  const all = () => [...messages.values()];
  const inState = (kind: MessageState['kind']) => all().filter(({ state }) => state.kind === kind);
  const queuedFor = (is: (reason: WaitReason) => boolean) =>
    all().filter(({ state }) => state.kind === 'queued' && is(state.waitsFor)).length;
  const byRequest = (requestId: string) => all().filter((each) => each.requestId === requestId);

  const stores: OutboxStores = {
    store: {
      // Weaker than a real store: what was written before a failure stays, which must do no harm.
      together: (work) => work(),
      enqueue(added, state) {
        const known = byRequest(added[0]?.requestId ?? '');
        return known.length > 0 ? known : added.map((each) => put({ ...each, state }, state));
      },
      get: (id) => messages.get(id) ?? null,
      byRequest,
      listQueued: () => inState('queued'),
      move(id, from, to) {
        const message = messages.get(id);
        return message?.state.kind === from ? put(message, to) : null;
      },
      sweepInterrupted(at) {
        const state = {
          kind: 'unknown',
          at,
          reason: 'interrupted',
          providerWords: null,
          settlement: null,
        } as const;
        return inState('sending').map((message) => put(message, state));
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
        return put(message, state);
      },
      counts: () => ({
        queued: queuedFor((reason) => reason !== 'held'),
        held: queuedFor((reason) => reason === 'held'),
        sending: inState('sending').length,
        unsettled: inState('unknown').filter(
          ({ state }) => state.kind === 'unknown' && state.settlement === null,
        ).length,
      }),
    },
    pace: {
      load: (accountId) => disk.paces.get(accountId) ?? null,
      save(accountId, state) {
        disk.paces.set(accountId, state);
      },
    },
    pause: {
      load: () => disk.paused,
      save(paused) {
        disk.paused = paused;
      },
    },
  };
  return withHooks(stores, hooks);
}
