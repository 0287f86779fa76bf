import type { MessageStore } from '../outbox/ports';
import type { SpendingLedger } from './ledger';

/**
 * The messages, with what each costs summed up in the very transaction that writes down what came of it:
 * no end of the program and no full disk can part the two.
 */
export function withSpending(
  store: MessageStore,
  ledger: Pick<SpendingLedger, 'count' | 'settled'>,
): MessageStore {
  return {
    ...store,
    move: (id, from, to, answer) =>
      store.together(() => {
        const moved = store.move(id, from, to, answer);
        // Nothing but an attempt can end as accepted or unknown.
        if (moved !== null && from === 'sending') ledger.count(moved);
        return moved;
      }),
    sweepInterrupted: (at) =>
      store.together(() => {
        const swept = store.sweepInterrupted(at);
        swept.forEach(ledger.count);
        return swept;
      }),
    settle: (id, as) =>
      store.together(() => {
        const settled = store.settle(id, as);
        if (settled !== null) ledger.settled(settled);
        return settled;
      }),
  };
}
