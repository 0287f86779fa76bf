import type { BatchPauseReason } from '#shared/domain/batch';
import type { Message, MessageState, WaitReason } from '#shared/domain/message';
import { isQueued } from '../../../src/main/outbox/choose-next';
import type { PaceState } from '../../../src/main/outbox/ports';
import { noHooks, withHooks, type OutboxStores, type StoreHooks } from './hooked-stores';

/** A batch as the disk holds it. */
export interface DiskBatch {
  readonly accountId: string;
  readonly goesOn: boolean;
  readonly state: 'sending' | 'paused' | 'waiting' | 'done' | 'cancelled';
  readonly reason: BatchPauseReason | null;
  /** Messages of unknown outcome at the end of what was sent. */
  readonly unknowns: number;
}

/** What the disk holds: it outlives the process. */
export interface Disk {
  readonly batches: Map<string, DiskBatch>;
  readonly messages: Map<string, Message>;
  readonly paces: Map<string, PaceState>;
  paused: boolean;
}

export function emptyDisk(): Disk {
  return { batches: new Map(), messages: new Map(), paces: new Map(), paused: false };
}

const waitingKinds = new Set<MessageState['kind']>(['scheduled', 'queued', 'sending']);

/** Does work on a disk, and puts all back as it was where that throws. */
function allOrNothing<T>({ batches, messages, paces }: Disk, work: () => T): T {
  const before = { batches: [...batches], messages: [...messages], paces: [...paces] };
  const restore = <K, V>(map: Map<K, V>, entries: readonly (readonly [K, V])[]): void => {
    map.clear();
    for (const [key, value] of entries) map.set(key, value);
  };
  try {
    return work();
  } catch (error) {
    restore(batches, before.batches);
    restore(messages, before.messages);
    restore(paces, before.paces);
    throw error;
  }
}

/**
 * Opens the outbox's stores on a disk in memory.
 *
 * A weak one keeps what was written before a failure within a transaction, which must do no harm to
 * messages by themselves. The books of batches need what SQLite gives.
 */
export function openStores(
  disk: Disk,
  hooks: StoreHooks = noHooks,
  { isWeak = false }: { isWeak?: boolean } = {},
): OutboxStores {
  const { messages, batches } = disk;

  function put(message: Message, state: MessageState): Message {
    const changed = { ...message, state };
    messages.set(message.id, changed);
    return changed;
  }

  function changeBatch(id: string, change: Partial<DiskBatch>): void {
    const batch = batches.get(id);
    if (batch !== undefined) batches.set(id, { ...batch, ...change });
  }

  const all = () => [...messages.values()];
  const inState = (kind: MessageState['kind']) => all().filter(({ state }) => state.kind === kind);
  const queuedFor = (is: (reason: WaitReason) => boolean) =>
    all().filter(({ state }) => state.kind === 'queued' && is(state.waitsFor)).length;
  const byRequest = (requestId: string) => all().filter((each) => each.requestId === requestId);

  const stores: OutboxStores = {
    store: {
      together: (work) => (isWeak ? work() : allOrNothing(disk, work)),
      enqueue(added, state) {
        const known = byRequest(added[0]?.requestId ?? '');
        if (known.length > 0) return known;
        return added.map((each) => {
          const entering = typeof state === 'function' ? state(each) : state;
          return put({ ...each, state: entering }, entering);
        });
      },
      get: (id) => messages.get(id) ?? null,
      byRequest,
      accountsToServe: () => [
        ...new Set([
          ...all()
            .filter(({ state, batchId }) => state.kind === 'queued' && batchId === null)
            .map(({ accountId }) => accountId),
          ...[...batches.values()]
            .filter(({ state }) => state === 'sending')
            .map(({ accountId }) => accountId),
        ]),
      ],
      nextOf(accountId, now, limit) {
        const waiting = all()
          .filter(isQueued)
          .filter((each) => each.accountId === accountId && each.state.waitsFor !== 'held');
        const isUndoable = ({ state: { waitsFor, dueAt } }: (typeof waiting)[number]) =>
          waitsFor === 'undo' && dueAt > now;
        const ready = waiting.filter((each) => !isUndoable(each));
        const singles = ready.filter(({ batchId }) => batchId === null);
        const inBatches = [...batches]
          .filter(([, { state }]) => state === 'sending')
          .flatMap(([id]) => ready.filter(({ batchId }) => batchId === id));
        return [
          ...waiting.filter(isUndoable).slice(0, limit),
          ...[...singles, ...inBatches].slice(0, limit),
        ];
      },
      listOld: (before) =>
        all()
          .filter(isQueued)
          .filter(
            ({ createdAt, batchId, state }) =>
              batchId === null && createdAt < before && state.waitsFor !== 'held',
          ),
      listHeld: (ids) =>
        all()
          .filter(isQueued)
          .filter(({ id, state }) => state.waitsFor === 'held' && (ids?.includes(id) ?? true)),
      move(id, from, to) {
        const message = messages.get(id);
        return message?.state.kind === from ? put(message, to) : null;
      },
      claim(id, sending) {
        const message = messages.get(id);
        if (message?.state.kind !== 'queued') return false;
        put(message, sending);
        return true;
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
    batches: {
      goesOn: (id) => batches.get(id)?.goesOn ?? false,
      isCalledOff: (id) => batches.get(id)?.state === 'cancelled',
      countUnknown(id, isUnknown) {
        const unknowns = isUnknown ? (batches.get(id)?.unknowns ?? 0) + 1 : 0;
        changeBatch(id, { unknowns });
        return unknowns;
      },
      pause(id, reason) {
        if (batches.get(id)?.state === 'sending') changeBatch(id, { state: 'paused', reason });
      },
      finishIfOver(id) {
        const state = batches.get(id)?.state;
        const isOpen = state === 'sending' || state === 'paused' || state === 'waiting';
        const waits = all().some(
          (each) => each.batchId === id && waitingKinds.has(each.state.kind),
        );
        if (isOpen && !waits) changeBatch(id, { state: 'done', reason: null });
      },
      holdInterrupted() {
        for (const [id, { state, goesOn }] of batches) {
          const hasQueued = inState('queued').some(({ batchId }) => batchId === id);
          if (state === 'sending' && !goesOn && hasQueued) changeBatch(id, { state: 'waiting' });
        }
      },
    },
    deeds: {
      confirm({ id, accountId, goesOn }, added, at) {
        if (batches.has(id)) return;
        batches.set(id, { accountId, goesOn, state: 'sending', reason: null, unknowns: 0 });
        const state = { kind: 'queued', dueAt: at, waitsFor: 'pace', attempts: 0 } as const;
        for (const message of added) put({ ...message, state }, state);
      },
      pause(id) {
        const state = batches.get(id)?.state;
        if (state === 'sending' || state === 'waiting') {
          changeBatch(id, { state: 'paused', reason: 'user' });
        }
      },
      resume(id) {
        const state = batches.get(id)?.state;
        if (state === 'paused' || state === 'waiting') {
          changeBatch(id, { state: 'sending', reason: null, unknowns: 0 });
        }
      },
      callOff(id, at) {
        const state = batches.get(id)?.state;
        if (state === 'done' || state === undefined) return;
        changeBatch(id, { state: 'cancelled', reason: null });
        for (const message of inState('queued').filter(({ batchId }) => batchId === id)) {
          put(message, { kind: 'cancelled', at });
        }
      },
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
