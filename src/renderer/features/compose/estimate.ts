import type { SegmentPrice } from '#shared/domain/account';
import type { DraftRecipient } from '#shared/domain/draft';
import { multiplyMoney, sumByCurrency, type Money } from '#shared/domain/money';
import type { Phone } from '../../lib/phone';

/**
 * What a text may cost: segments times the last price seen for each recipient's country.
 *
 * `null` where a price is not known for every recipient: half an estimate would mislead. One amount
 * per currency.
 */
export function estimateCost(
  segments: number,
  recipients: readonly DraftRecipient[],
  prices: readonly SegmentPrice[],
  phone: Pick<Phone, 'countryOf'>,
): readonly Money[] | null {
  if (segments === 0 || recipients.length === 0) return null;
  const costs = recipients.map(({ e164 }) => {
    const country = phone.countryOf(e164);
    const known = prices.filter((price) => price.country === country);
    const last = known.sort((a, b) => b.seenAt - a.seenAt)[0];
    return last === undefined ? null : multiplyMoney(last.price, segments);
  });
  const found = costs.filter((cost) => cost !== null);
  return found.length === costs.length ? sumByCurrency(found) : null;
}
