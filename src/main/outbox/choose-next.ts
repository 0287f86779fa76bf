import type { Message, MessageState, WaitReason } from '#shared/domain/message';
import { longestRateLimitMs, longestUnconnectedMs } from './retry-policy';

export type QueuedMessage = Message & { readonly state: Extract<MessageState, { kind: 'queued' }> };

/** The longest undo window that settings allow. */
export const longestUndoMs = 30_000;

/** No message waits longer at a time; one that would was given its time before the date was set back. */
const longestWaitMs: Readonly<Record<WaitReason, number>> = {
  undo: longestUndoMs,
  'no-connection': longestUnconnectedMs,
  'rate-limited': longestRateLimitMs,
  pace: 0,
  paused: 0,
  held: 0,
};

/** So many messages of an account are looked at at a time; the rest are far from their turn. */
export const mostNext = 20;

/** What holds a whole account back. */
export interface LaneWait {
  readonly reason: WaitReason;
  /** `Infinity` where no time is known, as for a pause. */
  readonly forMs: number;
}

/** What an account's queue does next. */
export type NextStep =
  | { readonly kind: 'attempt'; readonly message: QueuedMessage }
  /** The message's time is further off than any wait: give it this one. */
  | { readonly kind: 'mend'; readonly message: QueuedMessage; readonly dueAt: number }
  /** Nothing before `forMs` (may be `Infinity`); `held` are due and wait for `reason`. */
  | {
      readonly kind: 'wait';
      readonly forMs: number;
      readonly reason: WaitReason;
      readonly held: readonly QueuedMessage[];
    };

/** True for a message that still waits in the queue. */
export function isQueued(message: Message): message is QueuedMessage {
  return message.state.kind === 'queued';
}

/**
 * Decides what one account does now, from the head of its queue, see `MessageStore.nextOf`.
 *
 * Messages by themselves go before those of batches. Among each it is first in, first out, so that two
 * texts to one customer arrive in the order in which they were written: the first message that is past its undo window goes, and while it waits for a
 * connection or for the provider the others wait behind it. `laneWait` holds back all of them.
 */
export function chooseNext(
  queue: readonly QueuedMessage[],
  now: number,
  laneWait: LaneWait | null,
): NextStep {
  let undoForMs = Number.POSITIVE_INFINITY;
  const ready: QueuedMessage[] = [];
  for (const message of queue) {
    const { dueAt, waitsFor } = message.state;
    // It waits for the user alone, and nobody waits behind it.
    if (waitsFor === 'held') continue;
    const longestMs = longestWaitMs[waitsFor];
    if (dueAt > now + longestMs) return { kind: 'mend', message, dueAt: now + longestMs };
    if (waitsFor === 'undo' && dueAt > now) undoForMs = Math.min(undoForMs, dueAt - now);
    else ready.push(message);
  }
  const head = ready[0];
  if (head === undefined) return { kind: 'wait', forMs: undoForMs, reason: 'undo', held: [] };
  const wait = laneWait ?? ownWait(head, now);
  if (wait === null) return { kind: 'attempt', message: head };
  const held = ready.filter(({ state }) => state.dueAt <= now);
  return { kind: 'wait', forMs: Math.min(undoForMs, wait.forMs), reason: wait.reason, held };
}

function ownWait(head: QueuedMessage, now: number): LaneWait | null {
  const forMs = head.state.dueAt - now;
  return forMs > 0 ? { reason: head.state.waitsFor, forMs } : null;
}
