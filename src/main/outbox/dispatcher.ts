import type { Message, MessageState } from '#shared/domain/message';
import { ask, eventOf } from './attempt';
import { chooseNext, isQueued, type LaneWait, type QueuedMessage } from './choose-next';
import { openLane, type Lane } from './lane';
import type { PaceLimit } from './pace';
import type { Clock, Gateway, MessageStore, OptOutLookup, PaceStore } from './ports';
import { advance } from './state-machine';

/** At most so many waiting messages per account are told why they wait; the rest are far from their turn. */
const labelled = 20;
/** Shorter waits are over before anyone has read why. */
const worthSayingMs = 1_000;

const never = Number.POSITIVE_INFINITY;
const pauseWait: LaneWait = { reason: 'paused', forMs: never };

export interface DispatcherParts {
  readonly store: MessageStore;
  readonly pace: PaceStore;
  readonly optOuts: OptOutLookup;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly limits: readonly PaceLimit[];
  readonly onChange: (message: Message) => void;
  /** Told what a message in `sending` has become; to be written before anything else is sent. */
  readonly onAttemptOver: (id: string, to: MessageState) => void;
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

/** Makes a dispatcher that reads the queue anew at each call. */
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

  function serve(lane: Lane, queue: readonly QueuedMessage[], paused: boolean): number {
    if (lane.isBusy()) return never;
    const next = chooseNext(queue, clock.now(), paused ? pauseWait : lane.wait());
    switch (next.kind) {
      case 'attempt':
        return attempt(lane, next.message);
      case 'mend':
        postpone(next.message, { dueAt: next.dueAt, waitsFor: next.message.state.waitsFor });
        return 0;
      case 'wait':
        if (next.forMs > worthSayingMs) {
          for (const message of next.held.slice(0, labelled)) {
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
    const moved = store.move(message.id, 'queued', to);
    if (moved !== null) parts.onChange(moved);
  }

  function attempt(lane: Lane, message: QueuedMessage): number {
    const { dueAt, waitsFor } = message.state;
    const sending = advance(message.state, { kind: 'attempt-started', at: clock.now() });
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
          return store.move(message.id, 'queued', advance(message.state, refused));
        }
        lane.begin();
        progress.begun = true;
        return store.move(message.id, 'queued', sending);
      });
    } catch (error) {
      if (!progress.begun) throw error;
      lane.callOff();
      // The write may have been done although its failure was reported. Nothing was sent in any case.
      parts.onAttemptOver(
        message.id,
        advance(sending, { kind: 'attempt-called-off', dueAt, waitsFor }),
      );
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
      const event = eventOf(outcome, clock.now(), lane.outage(attempts, message.createdAt));
      parts.onAttemptOver(message.id, advance(sending, event));
      parts.onFree();
    });
    underWay.add(done);
    return never;
  }

  return {
    dispatch(paused) {
      let againInMs = never;
      for (const [accountId, queue] of queuesByAccount(store.listQueued())) {
        againInMs = Math.min(againInMs, serve(laneOf(accountId), queue, paused));
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

function queuesByAccount(messages: readonly Message[]): Map<string, QueuedMessage[]> {
  const queues = new Map<string, QueuedMessage[]>();
  for (const message of messages.filter(isQueued)) {
    const queue = queues.get(message.accountId);
    if (queue === undefined) queues.set(message.accountId, [message]);
    else queue.push(message);
  }
  return queues;
}
