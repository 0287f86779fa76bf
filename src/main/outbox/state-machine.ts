import type {
  MessageState,
  RejectionReason,
  SendOutcome,
  WaitReason,
} from '#shared/domain/message';
import { assertNever } from '#shared/result';
import type { Retry } from './retry-policy';

/** An answer after which no further attempt is made. */
export type FinalOutcome = Extract<SendOutcome, { kind: 'accepted' | 'rejected' | 'unknown' }>;

/** Everything that can happen to a message in the outbox. Times are milliseconds since the epoch. */
export type MessageEvent =
  | { readonly kind: 'attempt-started'; readonly at: number }
  /** The attempt could not be noted durably, so nothing was sent; it goes on waiting as before. */
  | { readonly kind: 'attempt-called-off'; readonly dueAt: number; readonly waitsFor: WaitReason }
  | { readonly kind: 'answered'; readonly at: number; readonly outcome: FinalOutcome }
  | {
      readonly kind: 'provably-not-sent';
      readonly at: number;
      readonly reason: RejectionReason & WaitReason;
      readonly providerWords: string | null;
      readonly retry: Retry;
    }
  /** It was not sent, for a reason that its whole batch waits for. */
  | { readonly kind: 'returned'; readonly at: number }
  /** The program ended before the answer came. */
  | { readonly kind: 'interrupted'; readonly at: number }
  | { readonly kind: 'undone'; readonly at: number }
  /** We do not send it ourselves. */
  | { readonly kind: 'refused'; readonly at: number; readonly reason: RejectionReason }
  | { readonly kind: 'postponed'; readonly dueAt: number; readonly waitsFor: WaitReason }
  /** It waits for a time, in no queue. */
  | { readonly kind: 'scheduled'; readonly dueAt: number }
  /** The time it was scheduled for has come. */
  | { readonly kind: 'came-due'; readonly at: number; readonly waitsFor: WaitReason };

/**
 * The state after an event, or `null` where the event cannot happen to a message in that state.
 *
 * The four last states have no way out: nothing here ever leads from `unknown` back to `queued`.
 * See “A message's life” in the architecture notes.
 */
export function transition(state: MessageState, event: MessageEvent): MessageState | null {
  switch (state.kind) {
    case 'scheduled':
      return fromScheduled(state, event);
    case 'queued':
      return fromQueued(state, event);
    case 'sending':
      return fromSending(state, event);
    case 'accepted':
    case 'rejected':
    case 'unknown':
    case 'cancelled':
      return null;
    default:
      return assertNever(state);
  }
}

/** {@link transition} for events that must be possible; anything else is a fault in the program. */
export function advance(state: MessageState, event: MessageEvent): MessageState {
  const next = transition(state, event);
  if (next === null) throw new Error(`No way from ${state.kind} by ${event.kind}`);
  return next;
}

function fromScheduled(
  state: Extract<MessageState, { kind: 'scheduled' }>,
  event: MessageEvent,
): MessageState | null {
  switch (event.kind) {
    case 'scheduled':
      return { ...state, dueAt: event.dueAt };
    case 'came-due':
      return { kind: 'queued', dueAt: event.at, waitsFor: event.waitsFor, attempts: 0 };
    case 'undone':
      return { kind: 'cancelled', at: event.at };
    case 'attempt-started':
    case 'attempt-called-off':
    case 'answered':
    case 'provably-not-sent':
    case 'returned':
    case 'interrupted':
    case 'refused':
    case 'postponed':
      return null;
    default:
      return assertNever(event);
  }
}

function fromQueued(
  state: Extract<MessageState, { kind: 'queued' }>,
  event: MessageEvent,
): MessageState | null {
  switch (event.kind) {
    case 'attempt-started':
      return { kind: 'sending', startedAt: event.at, attempts: state.attempts };
    case 'undone':
      return { kind: 'cancelled', at: event.at };
    case 'refused':
      return { kind: 'rejected', at: event.at, reason: event.reason, providerWords: null };
    case 'postponed':
      return { ...state, dueAt: event.dueAt, waitsFor: event.waitsFor };
    case 'scheduled':
      return { kind: 'scheduled', dueAt: event.dueAt };
    case 'came-due':
    case 'attempt-called-off':
    case 'answered':
    case 'provably-not-sent':
    case 'returned':
    case 'interrupted':
      return null;
    default:
      return assertNever(event);
  }
}

function fromSending(
  state: Extract<MessageState, { kind: 'sending' }>,
  event: MessageEvent,
): MessageState | null {
  switch (event.kind) {
    case 'attempt-called-off':
      return {
        kind: 'queued',
        dueAt: event.dueAt,
        waitsFor: event.waitsFor,
        attempts: state.attempts,
      };
    case 'answered':
      return afterAnswer(event.outcome, event.at);
    case 'provably-not-sent':
      if (event.retry.kind === 'give-up') {
        return {
          kind: 'rejected',
          at: event.at,
          reason: event.reason,
          providerWords: event.providerWords,
        };
      }
      return {
        kind: 'queued',
        dueAt: event.at + event.retry.afterMs,
        waitsFor: event.reason,
        attempts: state.attempts + 1,
      };
    case 'returned':
      return { kind: 'queued', dueAt: event.at, waitsFor: 'paused', attempts: 0 };
    case 'interrupted':
      return {
        kind: 'unknown',
        at: event.at,
        reason: 'interrupted',
        providerWords: null,
        settlement: null,
      };
    case 'attempt-started':
    case 'undone':
    case 'refused':
    case 'postponed':
    case 'scheduled':
    case 'came-due':
      return null;
    default:
      return assertNever(event);
  }
}

function afterAnswer(outcome: FinalOutcome, at: number): MessageState {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', at, receipt: outcome.receipt };
    case 'rejected':
      return { kind: 'rejected', at, reason: outcome.reason, providerWords: outcome.providerWords };
    case 'unknown':
      return {
        kind: 'unknown',
        at,
        reason: outcome.reason,
        providerWords: outcome.providerWords,
        settlement: null,
      };
    default:
      return assertNever(outcome);
  }
}
