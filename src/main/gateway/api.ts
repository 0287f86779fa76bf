import * as v from 'valibot';
import type { AccountIdentity, Sender } from '#shared/domain/account';
import type { RejectionReason } from '#shared/domain/message';
import { moneyFromDecimal } from '#shared/domain/money';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';
import { lenient } from './answer-body';

/** A text to send, as the outbox hands it over. */
export interface OutgoingText {
  readonly senderId: string;
  readonly to: string;
  readonly text: string;
}

/** Why a question has no answer; `notFound` (404) for those who know another path. */
export interface Unanswered {
  readonly error: AppError;
  readonly notFound: boolean;
}

/**
 * Asks one question in the account's name (GET); `read` makes the answer out of a 2xx's body, or
 * `null` where it is not what was asked for.
 */
export type Ask = <T>(
  path: string,
  read: (body: string) => T | null,
) => Promise<Result<T, Unanswered>>;

/** What differs between the vendors' APIs. */
export interface Api {
  readonly sendPath: string;
  /** The request's body, or why there can be none. */
  readonly sendBody: (text: OutgoingText) => Result<unknown, RejectionReason>;
  readonly identityPath: string;
  /** `currency` is that of amounts that come without one, `null` where it is not known. */
  readonly readIdentity: (body: string, currency: string | null) => AccountIdentity | null;
  /** `null` where this account's senders cannot be listed. */
  readonly listSenders: (ask: Ask) => Promise<Result<readonly Sender[] | null, AppError>>;
}

/** Text of a provider's for one line, such as a name. */
export const lineText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** A decimal amount as number or text; balances may be negative. */
const decimal = v.union([v.number(), v.string()]);

/** Reads a balance; `null` where it is not an amount. */
export function readBalance(
  amount: v.InferOutput<typeof decimal> | null,
  currency: string | null,
): AccountIdentity['balance'] {
  const money = moneyFromDecimal(amount, currency ?? '');
  return money === null ? null : { amountMicros: money.amountMicros, currency };
}

/** The owner's fields as both APIs write them; all of it may be missing. */
export const ownerFields = {
  name: v.optional(lenient(lineText), null),
  email: v.optional(lenient(lineText), null),
  total_balance: v.optional(lenient(decimal), null),
};
