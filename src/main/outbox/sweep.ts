import type { Message } from '#shared/domain/message';
import { heldAfterMs, holdOld } from './held';
import type { Mover } from './mover';
import type { BatchLedger, MessageStore } from './ports';

export interface SweepParts {
  readonly store: MessageStore;
  readonly batches: BatchLedger;
  readonly mover: Mover;
  readonly toleranceMs?: (() => number) | undefined;
  readonly onChange: (message: Message) => void;
}

/**
 * What the end of the program left undone: it may have gone, and nothing goes by itself after it; what
 * waited too long before a start is held. Only before the first attempt: later, it would take our own
 * attempts for interrupted ones.
 */
export function sweep(
  { store, batches, mover, toleranceMs, onChange }: SweepParts,
  startedAt: number,
  now: number,
): void {
  const swept = store.together(() => {
    const interrupted = store.sweepInterrupted(now);
    mover.swept(interrupted);
    batches.holdInterrupted(now);
    return interrupted;
  });
  // Also where holding fails, which is tried again: what was swept is not found a second time.
  swept.forEach(onChange);
  holdOld({ store, mover }, startedAt - (toleranceMs?.() ?? heldAfterMs)).forEach(onChange);
}
