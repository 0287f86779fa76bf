import type { Message } from '#shared/domain/message';
import type { Clock } from '../outbox/ports';

const hourMs = 3_600_000;

/** Keeps the line of a balance going while texts are sent. */
export interface BalanceSampling {
  messagesChanged(messages: readonly Message[]): void;
  stop(): void;
}

/**
 * Has the balance asked for of accounts that sent something: an hour later, so at most once an hour, and
 * never where nothing can have changed. What fails is left to the next time. `refresh` never rejects for
 * what a provider or the network does; `onFailure` is told of anything else.
 */
export function createBalanceSampling(parts: {
  readonly clock: Pick<Clock, 'after'>;
  /** Asks for what the account has; its answer is noted where all answers are. */
  readonly refresh: (accountId: string) => Promise<unknown>;
  readonly onFailure: (error: unknown) => void;
}): BalanceSampling {
  const sent = new Set<string>();
  let isStopped = false;
  let cancel: (() => void) | null = null;

  async function ask(): Promise<void> {
    cancel = null;
    const accountIds = [...sent];
    sent.clear();
    for (const accountId of accountIds) await parts.refresh(accountId);
  }

  return {
    messagesChanged(messages) {
      for (const { practice, accountId, state } of messages) {
        if (!practice && state.kind === 'accepted') sent.add(accountId);
      }
      if (isStopped || sent.size === 0) return;
      cancel ??= parts.clock.after(hourMs, () => {
        ask().catch(parts.onFailure);
      });
    },
    stop() {
      isStopped = true;
      cancel?.();
      cancel = null;
    },
  };
}
