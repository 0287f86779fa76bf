import type { NewMessage } from '#shared/domain/message';
import type {
  BatchLedger,
  MessageStore,
  PaceStore,
  PauseStore,
} from '../../../src/main/outbox/ports';

/** What the user does to batches, each in one durable transaction. */
export interface BatchDeeds {
  /** Makes a batch that is going, with its messages queued; the same id again makes nothing. */
  confirm(batch: NewBatch, messages: readonly NewMessage[], at: number): void;
  pause(id: string, at: number): void;
  resume(id: string, at: number): void;
  callOff(id: string, at: number): void;
}

export interface NewBatch {
  readonly id: string;
  readonly accountId: string;
  readonly goesOn: boolean;
}

/** The outbox's stores. */
export interface OutboxStores {
  readonly store: MessageStore;
  readonly pace: PaceStore;
  readonly pause: PauseStore;
  readonly batches: BatchLedger;
  readonly deeds: BatchDeeds;
}

/** What a test does around the store; each may throw. */
export interface StoreHooks {
  /** At every access, also one that only reads. */
  readonly access: () => void;
  /** Before a durable write, which then does not happen. */
  readonly before: () => void;
  /** After a durable write, which the writer cannot tell from one that did not happen. */
  readonly after: () => void;
}

export const noHooks: StoreHooks = { access() {}, before() {}, after() {} };

/**
 * Puts hooks around stores.
 *
 * A change that meets no row writes nothing and so cannot fail: that is how SQLite behaves on a full
 * disk, and a program that tries again must not take it for success.
 */
export function withHooks(
  { store, pace, pause, batches, deeds }: OutboxStores,
  hooks: StoreHooks,
): OutboxStores {
  function read<T>(question: () => T): T {
    hooks.access();
    return question();
  }

  function write<T>(change: () => T): T {
    hooks.access();
    hooks.before();
    const result = change();
    hooks.after();
    return result;
  }

  return {
    store: {
      together: (work) => write(() => store.together(work)),
      enqueue: (messages, state) => write(() => store.enqueue(messages, state)),
      get: (id) => read(() => store.get(id)),
      byRequest: (requestId) => read(() => store.byRequest(requestId)),
      accountsToServe: () => read(() => store.accountsToServe()),
      nextOf: (accountId, now, limit) => read(() => store.nextOf(accountId, now, limit)),
      listOld: (before) => read(() => store.listOld(before)),
      listHeld: (ids) => read(() => store.listHeld(ids)),
      move: (id, from, to) =>
        read(() => store.get(id))?.state.kind === from
          ? write(() => store.move(id, from, to))
          : null,
      claim: (id, sending) =>
        read(() => store.get(id))?.state.kind === 'queued' && write(() => store.claim(id, sending)),
      sweepInterrupted: (at) =>
        read(() => store.counts()).sending > 0 ? write(() => store.sweepInterrupted(at)) : [],
      findDuplicate: (alike) => read(() => store.findDuplicate(alike)),
      settle: (id, as) =>
        read(() => store.get(id))?.state.kind === 'unknown'
          ? write(() => store.settle(id, as))
          : null,
      counts: () => read(() => store.counts()),
    },
    batches: {
      goesOn: (batchId) => read(() => batches.goesOn(batchId)),
      isCalledOff: (batchId) => read(() => batches.isCalledOff(batchId)),
      countUnknown: (batchId, isUnknown) => write(() => batches.countUnknown(batchId, isUnknown)),
      pause: (batchId, reason, at) => {
        write(() => {
          batches.pause(batchId, reason, at);
        });
      },
      finishIfOver: (batchId, at) => {
        write(() => {
          batches.finishIfOver(batchId, at);
        });
      },
      holdInterrupted: (at) => {
        write(() => {
          batches.holdInterrupted(at);
        });
      },
    },
    deeds: {
      confirm: (batch, messages, at) => {
        write(() => {
          deeds.confirm(batch, messages, at);
        });
      },
      pause: (id, at) => {
        write(() => {
          deeds.pause(id, at);
        });
      },
      resume: (id, at) => {
        write(() => {
          deeds.resume(id, at);
        });
      },
      callOff: (id, at) => {
        write(() => {
          deeds.callOff(id, at);
        });
      },
    },
    pace: {
      load: (accountId) => read(() => pace.load(accountId)),
      save(accountId, state) {
        write(() => {
          pace.save(accountId, state);
        });
      },
    },
    pause: {
      load: () => read(() => pause.load()),
      save(paused) {
        write(() => {
          pause.save(paused);
        });
      },
    },
  };
}
