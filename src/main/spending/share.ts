import type { CostCertainty } from '#shared/domain/spending';
import type { Message, MessageState, Receipt } from '#shared/domain/message';
import type { Money } from '#shared/domain/money';
import { measureText } from '#shared/domain/segments';
import { assertNever } from '#shared/result';

/** What one message adds to the sums; `currency` is `null` where no price is known, and `micros` then 0. */
export interface Cost {
  readonly certainty: CostCertainty;
  readonly segments: number;
  readonly micros: number;
  readonly currency: string | null;
}

type StateOf<Kind extends MessageState['kind']> = Extract<MessageState, { kind: Kind }>;

/** What a message costs by. */
export interface Costed extends Pick<Message, 'practice' | 'text'> {
  readonly state:
    | (Pick<StateOf<'accepted'>, 'kind' | 'at'> & {
        readonly receipt: Pick<Receipt, 'segments' | 'cost' | 'segmentPrice'>;
      })
    | Pick<StateOf<'unknown'>, 'kind' | 'at' | 'settlement'>
    | { readonly kind: Exclude<MessageState['kind'], 'accepted' | 'unknown'> };
}

/** A text of more than a million of anything is no price of a text; such sums could not be added up. */
const mostMicros = 10 ** 12;
/** Twilio's longest text has 11; beyond this an answer is taken for a mistake. */
const mostSegments = 1_000;

/**
 * What a message costs by what is known of it, or `null` where it costs nothing: practice, and whatever
 * did not go.
 *
 * `priceOf` is asked for the last price of a segment where the provider named no cost.
 */
export function costOf(message: Costed, priceOf: () => Money | null): Cost | null {
  if (message.practice) return null;
  const { state } = message;
  switch (state.kind) {
    case 'accepted': {
      const { cost, segmentPrice } = state.receipt;
      const segments = segmentsOf(message.text, state.receipt.segments);
      if (cost !== null && isPrice(cost.amountMicros)) {
        return {
          certainty: 'named',
          segments,
          micros: cost.amountMicros,
          currency: cost.currency,
        };
      }
      return estimated(segments, segmentPrice ?? priceOf());
    }
    case 'unknown': {
      const cost = estimated(segmentsOf(message.text, null), priceOf());
      return settledAs({ ...cost, certainty: 'unclear' }, state.settlement);
    }
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'rejected':
    case 'cancelled':
      return null;
    default:
      return assertNever(state);
  }
}

/** What a message of unknown outcome costs after the user's word on it; `null` where it never went. */
export function settledAs(
  unclear: Cost,
  settlement: Extract<Message['state'], { kind: 'unknown' }>['settlement'],
): Cost | null {
  switch (settlement) {
    case null:
    case 'sent-again':
      return unclear;
    case 'arrived':
      return { ...unclear, certainty: unclear.currency === null ? 'unpriced' : 'estimated' };
    case 'not-arrived':
      return null;
    default:
      return assertNever(settlement);
  }
}

/** What a text may cost at a price. */
export function estimateOf(text: string, price: Money | null): Cost {
  return estimated(segmentsOf(text, null), price);
}

function estimated(segments: number, price: Money | null): Cost {
  const micros = segments * (price?.amountMicros ?? 0);
  if (price === null || !isPrice(micros)) {
    return { certainty: 'unpriced', segments, micros: 0, currency: null };
  }
  return { certainty: 'estimated', segments, micros, currency: price.currency };
}

/** A blanked text has none left to measure; it had one at least. */
function segmentsOf(text: string, named: number | null): number {
  const isNamed = named !== null && named >= 1 && named <= mostSegments;
  return isNamed ? named : Math.max(1, measureText(text).segments);
}

function isPrice(micros: number): boolean {
  return Number.isSafeInteger(micros) && micros >= 0 && micros <= mostMicros;
}
