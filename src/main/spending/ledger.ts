import * as v from 'valibot';
import type { Message } from '#shared/domain/message';
import { localDay, type DayNumber } from '#shared/domain/spending-days';
import type { PriceStore } from '../prices/price-store';
import type { Database } from '../storage/database';
import { jsonColumn, parseRow } from '../storage/parse-row';
import { cost, openFacts, place, shareOf, type Share } from './counting';
import { settledAs } from './share';
import { openKeys } from './spending-keys';
import { openSums } from './sums';

/** Exported for the tests that assert which indexes are used. */
export const ledgerQueries = {
  keepUnclear: `
    INSERT INTO spending_unclear (message_id, share) VALUES (:id, :share)
    ON CONFLICT (message_id) DO UPDATE SET share = excluded.share`,
  unclear: `SELECT share FROM spending_unclear WHERE message_id = :id`,
} as const;

const unclearRow = v.object({
  share: jsonColumn(v.object({ place, unclear: cost, counted: v.nullable(cost) })),
});

/** The sums of what was spent. Every method joins the transaction that it is called in. */
export interface SpendingLedger {
  /** Counts a message whose outcome has just been written down; called once for each. */
  count(message: Message): void;
  /** Counts a message of unknown outcome anew, after the user's word on it. */
  settled(message: Message): void;
}

export interface LedgerParts {
  readonly database: Database;
  readonly prices: Pick<PriceStore, 'last'>;
  /** The user's calendar; the computer's where it is missing. */
  readonly dayOf?: (at: number) => DayNumber;
}

/** Makes what keeps the share of a message whose outcome is unknown, until the user's word on it. */
export function createUnclear(database: Database): (id: string, share: Share) => void {
  return (id, share) => {
    if (share.unclear === null) return;
    database.run(ledgerQueries.keepUnclear, { id, share: JSON.stringify(share) });
  };
}

export function createSpendingLedger({
  database,
  prices,
  dayOf = localDay,
}: LedgerParts): SpendingLedger {
  const facts = openFacts(database, prices, openKeys(database));
  const sums = openSums(database, facts);
  const keep = createUnclear(database);

  return {
    count(message) {
      database.transaction(() => {
        const share = shareOf(message, facts, dayOf);
        if (share === null) return;
        if (share.counted !== null) sums.add([{ place: share.place, cost: share.counted }]);
        keep(message.id, share);
      });
    },

    settled({ id, state }) {
      if (state.kind !== 'unknown') return;
      const { settlement } = state;
      database.transaction(() => {
        const row = database.get(ledgerQueries.unclear, { id });
        // A message from before the sums, whose turn comes: it is then counted as it is.
        if (row === undefined) return;
        const { share } = parseRow(unclearRow, row, 'spending_unclear');
        // That it was sent again says nothing of whether it arrived.
        const counted =
          settlement === 'sent-again' ? share.counted : settledAs(share.unclear, settlement);
        if (share.counted !== null) sums.takeAway({ place: share.place, cost: share.counted });
        if (counted !== null) sums.add([{ place: share.place, cost: counted }]);
        keep(id, { ...share, counted });
      });
    },
  };
}
