import type { SendOutcome } from '#shared/domain/message';
import type { Clock, Gateway } from '../../../src/main/outbox/ports';
import { outcomes } from './scripted-gateway';

/** What will become of one attempt: what the program is told, and what really happened. */
export interface Fate {
  /** `silence` never answers. */
  readonly told: SendOutcome['kind'] | 'silence';
  /** Whether a request of unknown outcome reached the provider and went out. */
  readonly wentOut: boolean;
  /** Until the answer, or `null` for one that is there at once. */
  readonly afterMs: number | null;
  /** Whether the request arrives with the answer rather than at once, and so may be cut off by a crash. */
  readonly arrivesLate: boolean;
  readonly retryAfterMs: number | null;
}

/** One attempt in the provider's own record, which no crash of the program touches. */
export interface RecordedAttempt {
  readonly messageId: string;
  readonly accountId: string;
  readonly fate: Fate;
  /** When it arrived, on the world's clock; `null` while it has not. */
  arrivedElapsed: number | null;
  /** Whether the program got the answer. */
  answered: boolean;
}

/** True where a text may have gone out, as far as the program can know. */
export function mayHaveGoneOut({ fate, answered }: RecordedAttempt): boolean {
  switch (fate.told) {
    case 'accepted':
    case 'unknown':
    case 'silence':
      return true;
    case 'rejected':
    case 'not-connected':
    case 'rate-limited':
      return !answered;
  }
}

/** True where a text went out. */
export function didGoOut({ fate, arrivedElapsed }: RecordedAttempt): boolean {
  if (arrivedElapsed === null) return false;
  return fate.told === 'accepted' || (isUnclear(fate) && fate.wentOut);
}

/** True where the program is never told what happened. */
export function isUnclear({ told }: Fate): boolean {
  return told === 'unknown' || told === 'silence';
}

function arrives(fate: Fate): boolean {
  return isUnclear(fate) ? fate.wentOut : fate.told !== 'not-connected';
}

function outcomeOf({ told, retryAfterMs }: Fate): SendOutcome | null {
  switch (told) {
    case 'accepted':
      return outcomes.accepted;
    case 'rejected':
      return outcomes.rejected;
    case 'unknown':
      return outcomes.unknown;
    case 'not-connected':
      return outcomes.unconnected;
    case 'rate-limited':
      return { ...outcomes.limited, retryAfterMs };
    case 'silence':
      return null;
  }
}

/**
 * Makes the gateway as one process sees it; `record` and `nextFate` outlive the process.
 *
 * `whose` names the message that an attempt is for, from what the disk says at that moment.
 */
export function createUnreliableGateway(parts: {
  readonly record: RecordedAttempt[];
  readonly nextFate: () => Fate;
  readonly whose: (attempt: Parameters<Gateway['send']>[0]) => string;
  /** The process's clock: its timers end with it. */
  readonly clock: Clock;
  readonly worldElapsed: () => number;
}): Gateway {
  return {
    send(attempt) {
      const fate = parts.nextFate();
      const recorded: RecordedAttempt = {
        messageId: parts.whose(attempt),
        accountId: attempt.accountId,
        fate,
        arrivedElapsed: null,
        answered: false,
      };
      parts.record.push(recorded);
      const arrive = () => {
        if (arrives(fate)) recorded.arrivedElapsed ??= parts.worldElapsed();
      };
      const outcome = outcomeOf(fate);
      if (!fate.arrivesLate || outcome === null) arrive();
      return new Promise((resolve) => {
        if (outcome === null) return;
        const answer = () => {
          arrive();
          recorded.answered = true;
          resolve(outcome);
        };
        if (fate.afterMs === null) answer();
        else parts.clock.after(fate.afterMs, answer);
      });
    },
  };
}
