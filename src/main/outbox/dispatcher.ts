import type { Message } from '#shared/domain/message';
import { ask } from './attempt';
import { endOf } from './attempt-end';
import { chooseNext, isQueued, mostNext, type LaneWait, type QueuedMessage } from './choose-next';
import { openLane, type Lane } from './lane';
import type { PaceLimit } from './pace';
import { plainMove, type Move, type Mover } from './mover';
import type {
  AllowedAt,
  BatchLedger,
  Clock,
  Gateway,
  MessageStore,
  OptOutLookup,
  PaceStore,
} from './ports';
import { advance } from './state-machine';

/** Shorter waits are over before anyone has read why. */
const worthSayingMs = 1_000;

const never = Number.POSITIVE_INFINITY;
const pauseWait: LaneWait = { reason: 'paused', forMs: never };

export interface DispatcherParts {
  readonly store: MessageStore;
  readonly pace: PaceStore;
  readonly optOuts: OptOutLookup;
  readonly batches: Pick<BatchLedger, 'goesOn'>;
  readonly mover: Mover;
  readonly allowedAt: AllowedAt;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly limits: readonly PaceLimit[];
  readonly onChange: (message: Message) => void;
  /** Told what a message in `sending` has become; to be written before anything else is sent. */
  readonly onAttemptOver: (move: Move) => void;
  /** An account is free for its next attempt. */
  readonly onFree: () => void;
}

/** Starts attempts: one at a time per account, the accounts beside each other. */
export interface Dispatcher {
  /**
   * Starts what may start now; returns after how many milliseconds to call again, `Infinity` when
   * only an event can change anything. Throws when the store fails; nothing is sent then.
   */
  dispatch(paused: boolean): number;
  /** Keeps the providers' wishes to wait durably. Throws when the store fails. */
  save(): void;
  /** Resolves when no attempt is under way. */
  idle(): Promise<void>;
}

/** Makes a dispatcher that reads the head of each account's queue anew at each call. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock } = parts;
  const startedElapsed = clock.elapsed();
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();

  function laneOf(accountId: string): Lane {
    const known = lanes.get(accountId);
    if (known !== undefined) return known;
    const lane = openLane(accountId, parts.pace, clock, parts.limits, startedElapsed);
    lanes.set(accountId, lane);
    return lane;
  }

  function serve(lane: Lane, accountId: string, paused: boolean): number {
    if (lane.isBusy()) return never;
    const now = clock.now();
    const head = store.nextOf(accountId, now, mostNext).filter(isQueued);
    const next = chooseNext(head, now, paused ? pauseWait : lane.wait());
    switch (next.kind) {
      case 'attempt':
        return attempt(lane, next.message);
      case 'mend':
        postpone(next.message, { dueAt: next.dueAt, waitsFor: next.message.state.waitsFor });
        return 0;
      case 'wait':
        if (next.forMs > worthSayingMs) {
          for (const message of next.held) {
            const { dueAt, waitsFor } = message.state;
            if (waitsFor !== next.reason) postpone(message, { dueAt, waitsFor: next.reason });
          }
        }
        return next.forMs;
    }
  }

  function postpone(
    message: QueuedMessage,
    wait: Pick<QueuedMessage['state'], 'dueAt' | 'waitsFor'>,
  ): void {
    const to = advance(message.state, { kind: 'postponed', ...wait });
    moveQueued(message, to);
  }

  function moveQueued(message: QueuedMessage, to: Message['state']): void {
    const moved = store.move(message.id, 'queued', to);
    if (moved !== null) parts.onChange(moved);
  }

  function attempt(lane: Lane, message: QueuedMessage): number {
    const { dueAt, waitsFor } = message.state;
    const startedAt = clock.now();
    const allowedAt = parts.allowedAt(message, startedAt);
    if (allowedAt > startedAt) {
      moveQueued(message, advance(message.state, { kind: 'scheduled', dueAt: allowedAt }));
      return 0;
    }
    const sending = advance(message.state, { kind: 'attempt-started', at: startedAt });
    const { batchId } = message;
    const batch = batchId === null ? null : { goesOn: parts.batches.goesOn(batchId) };
    const progress = { begun: false, refused: false };
    let moved: Message | null;
    try {
      // One transaction, one wait for the disk: both must be durable before the first byte leaves.
      moved = store.together(() => {
        // Asked in here, so that nobody can opt out between the answer and the sending.
        if (parts.optOuts.has(message.recipient)) {
          progress.refused = true;
          const at = clock.now();
          const refused = { kind: 'refused', at, reason: 'opted-out' } as const;
          return parts.mover.move(plainMove(message.id, 'queued', advance(message.state, refused)));
        }
        lane.begin();
        progress.begun = true;
        return store.move(message.id, 'queued', sending);
      });
    } catch (error) {
      if (!progress.begun) throw error;
      lane.callOff();
      // The write may have been done although its failure was reported. Nothing was sent in any case.
      const calledOff = advance(sending, { kind: 'attempt-called-off', dueAt, waitsFor });
      parts.onAttemptOver(plainMove(message.id, 'sending', calledOff));
      throw error;
    }
    if (progress.refused) {
      if (moved !== null) parts.onChange(moved);
      return 0;
    }
    if (moved === null) {
      lane.callOff();
      return 0;
    }
    // From here on the message may have left.
    parts.onChange(moved);
    const done = ask(parts.gateway, clock, moved).then((outcome) => {
      underWay.delete(done);
      const attempts = message.state.attempts + 1;
      lane.end(outcome, attempts);
      const outage = lane.outage(attempts, message.createdAt);
      const { event, ...forOthers } = endOf(outcome, clock.now(), outage, batch);
      const to = advance(sending, event);
      parts.onAttemptOver({ id: message.id, from: 'sending', to, ...forOthers });
      parts.onFree();
    });
    underWay.add(done);
    return never;
  }

  return {
    dispatch(paused) {
      let againInMs = never;
      for (const accountId of store.accountsToServe()) {
        againInMs = Math.min(againInMs, serve(laneOf(accountId), accountId, paused));
      }
      return againInMs;
    },
    save() {
      for (const lane of lanes.values()) lane.save();
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}
