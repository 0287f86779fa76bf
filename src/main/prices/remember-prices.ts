import type { Message, Receipt } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { countryOf } from '#shared/domain/phone';

/** What one segment cost by a receipt, or `null` where it does not tell. */
function segmentPriceOf({ segmentPrice, cost, segments }: Receipt): Money | null {
  if (segmentPrice !== null) return segmentPrice;
  if (cost === null || segments === null || segments < 1) return null;
  return { amountMicros: Math.round(cost.amountMicros / segments), currency: cost.currency };
}

/** Notes the segment prices that accepted messages tell of. Practice costs nothing and tells nothing. */
export function rememberPrices(
  store: { remember(accountId: string, country: string, price: Money, at: number): void },
  messages: readonly Message[],
): void {
  for (const { accountId, practice, recipient, state } of messages) {
    if (practice || state.kind !== 'accepted') continue;
    const price = segmentPriceOf(state.receipt);
    const country = countryOf(recipient);
    if (price !== null && country !== null) store.remember(accountId, country, price, state.at);
  }
}
