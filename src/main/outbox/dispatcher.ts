import type { Message, MessageState } from '#shared/domain/message';
import { ask, endedAttempt } from './attempt';
import { endOf } from './attempt-end';
import {
  chooseNext,
  isQueued,
  mostNext,
  type LaneWait,
  type NextStep,
  type QueuedMessage,
} from './choose-next';
import { openLane, type Lane } from './lane';
import type { PaceLimit } from './pace';
import { plainMove, type Move, type Mover } from './mover';
import type {
  AllowedAt,
  BatchLedger,
  BudgetGuard,
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
  /** Nothing is held back where it is missing. */
  readonly budgets?: Pick<BudgetGuard, 'mayGo'>;
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
  /**
   * Writes messages, new ones or how others ended, and starts in the same transaction what of their
   * accounts may go now: one wait for the disk instead of two. `onWritten` is told of what was written
   * before anything leaves. Throws when the store fails; nothing is sent then.
   */
  startWith(write: () => readonly Message[], onWritten?: () => void): readonly Message[];
  /** Keeps the providers' wishes to wait durably. Throws when the store fails. */
  save(): void;
  /** Resolves when no attempt is under way. */
  idle(): Promise<void>;
}

/** A message that would pass its budget waits for the user's word: by itself, or with its batch. */
function overBudget(message: QueuedMessage): Move {
  const { id, batchId, state } = message;
  const wait = batchId === null ? { ...state, waitsFor: 'held' as const } : state;
  const { dueAt, waitsFor } = wait;
  const to = advance(state, { kind: 'postponed', dueAt, waitsFor });
  return { ...plainMove(id, 'queued', to), pauses: batchId === null ? null : 'budget' };
}

/** An attempt that the store knows of; nothing has left yet. */
interface Claim {
  readonly lane: Lane;
  readonly before: QueuedMessage;
  readonly sending: MessageState;
  readonly batch: { readonly goesOn: boolean } | null;
}

/** What became of a message that was to be attempted; `null` where it was there no more. */
type Claimed =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'moved'; readonly message: Message | null };

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
    const next = nextOf(lane, accountId, paused);
    switch (next.kind) {
      case 'attempt':
        return follow(claim(lane, next.message)) ? 0 : never;
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
    const moved = store.move(message.id, 'queued', to);
    if (moved !== null) parts.onChange(moved);
  }

  /** Claims a message for an attempt, unless it goes another way or has gone it already. */
  function claim(lane: Lane, message: QueuedMessage): Claimed {
    const startedAt = clock.now();
    const allowedAt = parts.allowedAt(message, startedAt);
    if (allowedAt > startedAt) {
      const to = advance(message.state, { kind: 'scheduled', dueAt: allowedAt });
      return { kind: 'moved', message: store.move(message.id, 'queued', to) };
    }
    const sending = advance(message.state, { kind: 'attempt-started', at: startedAt });
    const { batchId } = message;
    const batch = batchId === null ? null : { goesOn: parts.batches.goesOn(batchId) };
    const progress = { begun: false, claimed: false };
    let elsewhere: Message | null;
    try {
      // One transaction, one wait for the disk: both must be durable before the first byte leaves.
      elsewhere = store.together(() => {
        // Asked in here, so that nobody can opt out between the answer and the sending.
        if (parts.optOuts.has(message.recipient)) {
          const at = clock.now();
          const refused = { kind: 'refused', at, reason: 'opted-out' } as const;
          return parts.mover.move(plainMove(message.id, 'queued', advance(message.state, refused)));
        }
        // In here too: what another account's message or an edit has changed since is seen.
        if (parts.budgets?.mayGo(message) === false) {
          return parts.mover.move(overBudget(message));
        }
        lane.begin();
        progress.begun = true;
        progress.claimed = store.claim(message.id, sending);
        return null;
      });
    } catch (error) {
      if (progress.begun) callOff({ lane, before: message, sending, batch });
      throw error;
    }
    if (progress.claimed)
      return { kind: 'claim', claim: { lane, before: message, sending, batch } };
    // There no more: its tokens are for the next one.
    if (progress.begun) lane.callOff();
    return { kind: 'moved', message: elsewhere };
  }

  /** Takes back a claim whose write failed; it may have been done although its failure was reported. */
  function callOff({ lane, before, sending }: Claim): void {
    lane.callOff();
    const { dueAt, waitsFor } = before.state;
    const calledOff = advance(sending, { kind: 'attempt-called-off', dueAt, waitsFor });
    parts.onAttemptOver(plainMove(before.id, 'sending', calledOff));
  }

  /** Sends a claimed message: from here on it may have left. */
  function go({ lane, before, sending, batch }: Claim): void {
    const message = { ...before, state: sending };
    parts.onChange(message);
    const done = ask(parts.gateway, clock, message).then((outcome) => {
      underWay.delete(done);
      const attempts = before.state.attempts + 1;
      lane.end(outcome, attempts);
      const outage = lane.outage(attempts, before.createdAt);
      const at = clock.now();
      const { event, ...forOthers } = endOf(outcome, at, outage, batch);
      const to = advance(sending, event);
      const attempt = endedAttempt(outcome, at);
      parts.onAttemptOver({ id: before.id, from: 'sending', to, attempt, ...forOthers });
      parts.onFree();
    });
    underWay.add(done);
  }

  function nextOf(lane: Lane, accountId: string, paused: boolean): NextStep {
    const now = clock.now();
    const wait = paused ? pauseWait : lane.wait();
    const look = (limit: number) =>
      chooseNext(store.nextOf(accountId, now, limit).filter(isQueued), now, wait);
    // The head of the queue goes by itself; who else waits is asked only where all have to.
    const head = wait === null ? look(1) : null;
    return head?.kind === 'attempt' ? head : look(mostNext);
  }

  /** Claims what of an account may go now, if anything may. */
  function claimNext(accountId: string): readonly Claimed[] {
    const lane = laneOf(accountId);
    if (lane.isBusy()) return [];
    const next = nextOf(lane, accountId, false);
    return next.kind === 'attempt' ? [claim(lane, next.message)] : [];
  }

  /** Whose queues may hold something, once these are written; a last text by itself asks no queue. */
  function toServe(written: readonly Message[]): Iterable<string> {
    const accounts = new Set(written.map(({ accountId }) => accountId));
    const queued = new Set(written.filter(isQueued).map(({ accountId }) => accountId));
    if (queued.size === accounts.size) return accounts;
    const served = store.accountsToServe();
    return [...accounts].filter((id) => queued.has(id) || served.includes(id));
  }

  /** Returns whether anything is left to do for the account at once. */
  function follow(claimed: Claimed): boolean {
    if (claimed.kind === 'claim') {
      go(claimed.claim);
      return false;
    }
    if (claimed.message !== null) parts.onChange(claimed.message);
    return true;
  }

  return {
    dispatch(paused) {
      let againInMs = never;
      for (const accountId of store.accountsToServe()) {
        againInMs = Math.min(againInMs, serve(laneOf(accountId), accountId, paused));
      }
      return againInMs;
    },
    startWith(write, onWritten = () => undefined) {
      const claimed: Claimed[] = [];
      let written: readonly Message[];
      try {
        written = store.together(() => {
          const messages = write();
          for (const accountId of toServe(messages)) claimed.push(...claimNext(accountId));
          return messages;
        });
      } catch (error) {
        for (const one of claimed) if (one.kind === 'claim') callOff(one.claim);
        throw error;
      }
      onWritten();
      written.forEach(parts.onChange);
      claimed.forEach(follow);
      return written;
    },
    save() {
      for (const lane of lanes.values()) lane.save();
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}
