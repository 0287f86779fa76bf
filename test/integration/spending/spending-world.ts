import type { SpendingQuery } from '#shared/contract/spending-channels';
import type { CostCertainty, SpendingReport, SpendingSum } from '#shared/domain/spending';
import { createMessageStore } from '../../../src/main/history/message-store';
import type { MessageStore } from '../../../src/main/outbox/ports';
import { createPriceStore } from '../../../src/main/prices/price-store';
import { createSpendingLedger } from '../../../src/main/spending/ledger';
import { openSpendingRoom } from '../../../src/main/spending/spending-room';
import { withSpending } from '../../../src/main/spending/with-spending';
import type { Database } from '../../../src/main/storage/database';

const dayMs = 86_400_000;

/** The calendar of tests: the one of UTC, wherever they run. */
export const utcDay = (at: number): number => Math.floor(at / dayMs);

/** Messages that are summed, and what looks at the sums. */
export function openSpendingWorld(database: Database) {
  const prices = createPriceStore(database);
  const ledger = createSpendingLedger({ database, prices, dayOf: utcDay });
  const messages: MessageStore = withSpending(createMessageStore(database), ledger);
  const room = openSpendingRoom({ database, breathe: () => Promise.resolve(), elapsed: () => 0 });
  return {
    prices,
    messages,
    report: (query: Partial<SpendingQuery> = {}): Promise<SpendingReport> =>
      room.report({
        from: '1970-01-01',
        to: '9999-12-31',
        bucket: 'day',
        by: 'country',
        accountId: null,
        ...query,
      }),
  };
}

/** Sums as plain rows: only those with messages, for comparing. */
export function rowsOf(figures: Readonly<Record<CostCertainty, SpendingSum>>): string[] {
  return Object.entries(figures)
    .filter(([, { messages }]) => messages !== 0)
    .map(
      ([certainty, { messages, segments, micros }]) =>
        `${certainty}: ${String(messages)} / ${String(segments)} / ${String(micros)}`,
    )
    .sort();
}
