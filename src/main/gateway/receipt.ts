import * as v from 'valibot';
import type { ApiFlavor } from '#shared/domain/account';
import type { Receipt } from '#shared/domain/message';
import { moneyFromDecimal, type Money } from '#shared/domain/money';
import { lenient, readJson } from './answer-body';

const rawAnswerBytes = 4096;

const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const idText = v.union([shortText, v.pipe(v.number(), v.safeInteger(), v.transform(String))]);
const wholeNumber = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
);
const amount = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.trim(), v.regex(/^\d+(\.\d+)?$/), v.transform(Number)),
  ]),
  v.finite(),
  v.minValue(0),
);
const currencyCode = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));

/** Both Classic shapes at once, since either may come from either host; all of it may be missing. */
const acceptedBody = v.object({
  data: v.object({
    sms_id: v.optional(lenient(idText), null),
    id: v.optional(lenient(idText), null),
    sms_sid: v.optional(lenient(idText), null),
    status: v.optional(lenient(shortText), null),
    segments: v.optional(lenient(wholeNumber), null),
    cost: v.optional(lenient(amount), null),
    total_cost: v.optional(lenient(amount), null),
    segment_price: v.optional(lenient(amount), null),
    currency: v.optional(lenient(currencyCode), null),
  }),
});

/** What the table must know about an account's API beside the answer. */
export interface ApiFacts {
  readonly flavor: ApiFlavor;
  /** ISO 4217: the currency of amounts that come without one; `null` where that is not known. */
  readonly currency: string | null;
}

/**
 * Reads what the provider told about a message that it took. Never throws.
 *
 * The raw answer (its first 4 KiB) is kept where its form is not the one we know, and always on
 * the Platform, whose form is not documented.
 */
export function readReceipt(body: string, api: ApiFacts): Receipt {
  const parsed = v.safeParse(acceptedBody, readJson(body));
  if (!parsed.success) return { ...emptyReceipt, rawAnswer: cutAnswer(body) };
  const { data } = parsed.output;
  const providerMessageId = data.sms_id ?? data.id ?? data.sms_sid;
  const known = api.flavor === 'classic' && (providerMessageId ?? data.status) !== null;
  const currency = data.currency ?? api.currency;
  const cost = money(data.cost ?? data.total_cost, currency);
  return {
    providerMessageId,
    providerStatus: data.status,
    segments: data.segments,
    cost,
    segmentPrice: money(data.segment_price, currency) ?? pricePerSegment(cost, data.segments),
    rawAnswer: known ? null : cutAnswer(body),
  };
}

const emptyReceipt: Receipt = {
  providerMessageId: null,
  providerStatus: null,
  segments: null,
  cost: null,
  segmentPrice: null,
  rawAnswer: null,
};

function money(value: number | null, currency: string | null): Money | null {
  return value === null || currency === null ? null : moneyFromDecimal(value, currency);
}

function pricePerSegment(cost: Money | null, segments: number | null): Money | null {
  if (cost === null || segments === null || segments === 0) return null;
  return { amountMicros: Math.round(cost.amountMicros / segments), currency: cost.currency };
}

/** An answer as it is kept: its first 4 KiB, `null` where it is empty. */
export function cutAnswer(body: string): string | null {
  const bytes = new TextEncoder().encode(body).subarray(0, rawAnswerBytes);
  // `stream` leaves out a character that the cut has split.
  const cut = new TextDecoder().decode(bytes, { stream: true });
  return cut === '' ? null : cut;
}
