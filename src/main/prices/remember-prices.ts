import type { Message, Receipt } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { countryOf } from '#shared/domain/phone';
import type { PriceStore } from './price-store';

/** What one segment cost by a receipt, or `null` where it does not tell. */
function segmentPriceOf({ segmentPrice, cost, segments }: Receipt): Money | null {
  if (segmentPrice !== null) return segmentPrice;
  if (cost === null || segments === null || segments < 1) return null;
  return { amountMicros: Math.round(cost.amountMicros / segments), currency: cost.currency };
}

/**
 * Makes the function that notes the segment prices which accepted messages tell of.
 *
 * Practice costs nothing and tells nothing. A price that has not changed is not written again: each
 * write waits for the disk, and this one would come with every message.
 */
export function createPriceMemory(store: PriceStore): (messages: readonly Message[]) => void {
  const isKnown = (accountId: string, country: string, price: Money) =>
    store
      .list(accountId)
      .some(
        (known) =>
          known.country === country &&
          known.price.amountMicros === price.amountMicros &&
          known.price.currency === price.currency,
      );
  return (messages) => {
    for (const { accountId, practice, recipient, state } of messages) {
      if (practice || state.kind !== 'accepted') continue;
      const price = segmentPriceOf(state.receipt);
      const country = countryOf(recipient);
      if (price === null || country === null || isKnown(accountId, country, price)) continue;
      store.remember(accountId, country, price, state.at);
    }
  };
}
