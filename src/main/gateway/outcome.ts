import type { RejectionReason, SendOutcome } from '#shared/domain/message';
import { assertNever } from '#shared/result';
import { providerWords, readErrorBody, type ErrorBody } from './answer-body';
import type { Answer, Exchange } from './exchange';
import { limitResetMs } from './rate-limit';
import { isMove } from './redirect';
import { readReceipt, type ApiFacts } from './receipt';
import { retryAfterMs } from './retry-after';

/**
 * What one attempt to send came to: the outcome table, see `docs/practice-numbers.md`. Never throws.
 *
 * Rejected and not-connected are said only where the message provably was not sent. Whatever else
 * is not a clear yes is unknown, so that nothing is sent twice.
 */
export function outcomeOf(exchange: Exchange, api: ApiFacts): SendOutcome {
  switch (exchange.kind) {
    case 'answered':
      return outcomeOfAnswer(exchange, api);
    case 'not-connected':
      return { kind: 'not-connected', reason: exchange.reason };
    case 'connection-lost':
      return unknown(
        exchange.phase === 'before-answer' ? 'connection-lost' : 'answer-incomplete',
        null,
      );
    case 'timed-out':
      return unknown('timed-out', null);
    default:
      return assertNever(exchange);
  }
}

function outcomeOfAnswer(answer: Answer, api: ApiFacts): SendOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    return { kind: 'accepted', receipt: readReceipt(answer.body, api) };
  }
  const said = readErrorBody(answer.body);
  const words = providerWords(said);
  if (status === 429) {
    const askedMs = retryAfterMs(answer) ?? limitResetMs(answer);
    return { kind: 'rate-limited', retryAfterMs: askedMs, providerWords: words };
  }
  if (status >= 300 && status < 400) {
    return rejected(isMove(answer) ? 'base-url' : 'key-redirected', null);
  }
  if (status >= 400 && status < 500) return rejected(reasonOfRefusal(status, said), words);
  if (status === 500 && said.message === carrierFailure) {
    return rejected('carrier', said.error ?? words);
  }
  return unknown('server-error', words);
}

/** The one 500 that both Classic vendors document: the carrier refused, nothing was sent. */
const carrierFailure = 'Failed to send SMS';

/** The reasons that both Classic vendors document for 400, by the words of their `message`. */
const reasonOfMessage: ReadonlyMap<string, RejectionReason> = new Map([
  ['invalid phone number format', 'recipient-invalid'],
  ['invalid to phone number', 'recipient-invalid'],
  ['insufficient balance to send sms', 'balance'],
  ['insufficient balance', 'balance'],
  ['phone number is not sms-capable', 'sender-not-sms-capable'],
  ['from number is not sms capable', 'sender-not-sms-capable'],
  ['from number not found', 'sender-unknown'],
]);

function reasonOfRefusal(status: number, said: ErrorBody): RejectionReason {
  switch (status) {
    case 400:
      return reasonOfWords(said.message) ?? reasonOfWords(said.error) ?? 'other';
    case 401:
      return 'key-rejected';
    case 402:
      return 'balance';
    case 403:
      return 'permission';
    case 404:
    case 405:
    case 410:
      // The last two are what a web server without this API may say instead of 404.
      return 'base-url';
    case 422:
      return 'field-invalid';
    default:
      return 'other';
  }
}

function reasonOfWords(words: string | null): RejectionReason | null {
  return reasonOfMessage.get((words ?? '').toLowerCase().replace(/\.$/, '')) ?? null;
}

function rejected(reason: RejectionReason, words: string | null): SendOutcome {
  return { kind: 'rejected', reason, providerWords: words };
}

function unknown(
  reason: Extract<SendOutcome, { kind: 'unknown' }>['reason'],
  words: string | null,
): SendOutcome {
  return { kind: 'unknown', reason, providerWords: words };
}
