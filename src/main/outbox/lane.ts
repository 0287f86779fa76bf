import type { SendAnswer } from '#shared/domain/message';
import type { LaneWait } from './choose-next';
import {
  callOffAttempt,
  endAttempt,
  paceWaitMs,
  restorePace,
  takeTokens,
  tokensLeft,
  type PaceLimit,
} from './pace';
import type { Clock, PaceStore } from './ports';
import { longestRateLimitMs, rateLimitMs, type Outage } from './retry-policy';

/** One account's way out: at most one attempt at a time, at its pace. */
export interface Lane {
  isBusy(): boolean;
  /** What holds the account back now, or `null`. */
  wait(): LaneWait | null;
  /** Takes the tokens and keeps that durably, before anything is sent. Throws when it cannot be kept. */
  begin(): void;
  /** Undoes `begin`: nothing was sent. */
  callOff(): void;
  /** Notes how the attempt ended. `attempts` counts those for this message that provably sent nothing. */
  end(outcome: SendAnswer, attempts: number): void;
  /** The outage that the last attempt found, for a message that entered the queue at `queuedAt`. */
  outage(attempts: number, queuedAt: number): Outage;
  /** Keeps a provider's wish to wait durably, where that has not been done. */
  save(): void;
}

/**
 * Opens the lane of an account with what is known of its pace.
 *
 * `startedElapsed` is when the program started: whatever an earlier run sent, it sent before that.
 */
export function openLane(
  accountId: string,
  store: PaceStore,
  clock: Clock,
  limits: readonly PaceLimit[],
  startedElapsed: number,
): Lane {
  const stored = store.load(accountId);
  let pace = restorePace(limits, stored?.tokens ?? null, startedElapsed);
  let holdUntilElapsed = clock.elapsed() + storedHoldMs(stored?.notBeforeAt ?? 0, clock.now());
  let busy = false;
  let unsaved = false;
  let unconnected = 0;
  let outageSinceAt = 0;

  function keep(): void {
    const elapsed = clock.elapsed();
    store.save(accountId, {
      tokens: tokensLeft(limits, pace, elapsed),
      notBeforeAt:
        holdUntilElapsed > elapsed ? clock.now() + Math.ceil(holdUntilElapsed - elapsed) : 0,
    });
    unsaved = false;
  }

  return {
    isBusy: () => busy,
    wait() {
      const elapsed = clock.elapsed();
      if (holdUntilElapsed > elapsed) {
        return { reason: 'rate-limited', forMs: holdUntilElapsed - elapsed };
      }
      const forMs = paceWaitMs(limits, pace, elapsed);
      return forMs > 0 ? { reason: 'pace', forMs } : null;
    },
    begin() {
      const before = pace;
      pace = takeTokens(pace, clock.elapsed());
      try {
        keep();
      } catch (error) {
        pace = before;
        throw error;
      }
      busy = true;
    },
    callOff() {
      pace = callOffAttempt(pace);
      busy = false;
    },
    end(outcome, attempts) {
      const elapsed = clock.elapsed();
      pace = endAttempt(limits, pace, elapsed);
      busy = false;
      if (outcome.kind === 'not-connected') {
        if (unconnected === 0) outageSinceAt = clock.now();
        unconnected += 1;
        return;
      }
      unconnected = 0;
      if (outcome.kind === 'rate-limited') {
        holdUntilElapsed = elapsed + rateLimitMs(attempts, outcome.retryAfterMs);
        unsaved = true;
      } else if (outcome.nextAfterMs !== undefined && outcome.nextAfterMs > 0) {
        holdUntilElapsed = elapsed + Math.min(longestRateLimitMs, outcome.nextAfterMs);
        unsaved = true;
      }
    },
    outage: (attempts, queuedAt) => ({
      attempts,
      accountAttempts: unconnected,
      waitedThroughout: queuedAt <= outageSinceAt,
    }),
    save() {
      if (unsaved) keep();
    },
  };
}

/** A stored time further off than any wait was stored before the date was set back. */
function storedHoldMs(notBeforeAt: number, now: number): number {
  return Math.min(longestRateLimitMs, Math.max(0, notBeforeAt - now));
}
