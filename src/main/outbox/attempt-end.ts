import type { BatchPauseReason } from '#shared/domain/batch';
import type { RejectionReason, SendOutcome } from '#shared/domain/message';
import { assertNever } from '#shared/result';
import {
  longestUnconnectedMs,
  rateLimitMs,
  retryRateLimited,
  retryUnconnected,
  type Outage,
  type Retry,
} from './retry-policy';
import type { MessageEvent } from './state-machine';

/** What is known of a message's batch when its attempt begins. */
export interface BatchOfAttempt {
  /** It goes on by itself, however long it has to wait. */
  readonly goesOn: boolean;
}

/** What an attempt's outcome means for the message and for others. */
export interface AttemptEnd {
  readonly event: MessageEvent;
  /** Why its batch cannot go on; the message then goes back into the queue and waits with it. */
  readonly pauses: BatchPauseReason | null;
  /** What the carrier said of a recipient who wants no texts any more; else `null`. */
  readonly optOutWords: string | null;
}

/** What a provider says once and would say of every further message of a batch. */
const pausesBatch: Readonly<Partial<Record<RejectionReason, BatchPauseReason>>> = {
  balance: 'balance',
  'key-rejected': 'key',
  'key-redirected': 'key',
  'key-missing': 'key',
  keychain: 'key',
  permission: 'permission',
  'base-url': 'base-url',
  'sender-unknown': 'sender',
  'sender-not-sms-capable': 'sender',
};

/** Twilio's code for a recipient who answered STOP, see https://www.twilio.com/docs/api/errors/21610 */
const optedOutCode = /\b21610\b/;

/** What an outcome means, with the decision whether the message goes again. */
export function endOf(
  outcome: SendOutcome,
  at: number,
  outage: Outage,
  batch: BatchOfAttempt | null,
): AttemptEnd {
  const plain = (event: MessageEvent) => ({ event, pauses: null, optOutWords: null });
  switch (outcome.kind) {
    case 'accepted':
    case 'unknown':
      return plain({ kind: 'answered', at, outcome });
    case 'rejected': {
      const pauses = batch === null ? undefined : pausesBatch[outcome.reason];
      if (pauses !== undefined) return waitsWithBatch(at, pauses);
      const { reason, providerWords } = outcome;
      if (reason !== 'carrier' || !optedOutCode.test(providerWords ?? '')) {
        return plain({ kind: 'answered', at, outcome });
      }
      const optedOut = { ...outcome, reason: 'opted-out' } as const;
      return {
        event: { kind: 'answered', at, outcome: optedOut },
        pauses: null,
        optOutWords: providerWords,
      };
    }
    case 'not-connected':
      return afterNothingSent(
        { reason: 'no-connection', at, providerWords: null },
        retryUnconnected(outage),
        longestUnconnectedMs,
        batch,
      );
    case 'rate-limited':
      return afterNothingSent(
        { reason: 'rate-limited', at, providerWords: outcome.providerWords },
        retryRateLimited(outage.attempts, outcome.retryAfterMs),
        rateLimitMs(outage.attempts, outcome.retryAfterMs),
        batch,
      );
    default:
      return assertNever(outcome);
  }
}

function waitsWithBatch(at: number, pauses: BatchPauseReason): AttemptEnd {
  return { event: { kind: 'returned', at }, pauses, optOutWords: null };
}

/** A message by itself is given up in the end; one of a batch is not, the batch waits. */
function afterNothingSent(
  what: {
    readonly reason: 'no-connection' | 'rate-limited';
    readonly at: number;
    readonly providerWords: string | null;
  },
  retry: Retry,
  patientMs: number,
  batch: BatchOfAttempt | null,
): AttemptEnd {
  if (retry.kind === 'give-up' && batch?.goesOn === false) {
    return waitsWithBatch(what.at, what.reason);
  }
  const decided: Retry =
    retry.kind === 'give-up' && batch !== null ? { kind: 'again', afterMs: patientMs } : retry;
  return {
    event: { kind: 'provably-not-sent', ...what, retry: decided },
    pauses: null,
    optOutWords: null,
  };
}
