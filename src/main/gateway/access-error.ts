import { appError, type AppError, type ErrorCode } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import { isHtml, providerWords, readErrorBody } from './answer-body';
import type { Unanswered } from './api';
import type { Answer, Exchange } from './exchange';
import { isMove } from './redirect';

/**
 * Picks the 2xx answer to a question about the account, or says why there is none. `provider` names
 * the provider in the sentence.
 */
export function successOf(exchange: Exchange, provider: string): Result<Answer, Unanswered> {
  const params = { provider };
  if (exchange.kind !== 'answered') {
    return err({ error: appError(codeOfSilence(exchange), { params }), notFound: false });
  }
  const code = codeOfStatus(exchange);
  if (code === null) return ok(exchange);
  const words = providerWords(readErrorBody(exchange.body));
  const error = appError(code, { params, ...(words === null ? {} : { providerWords: words }) });
  return err({ error, notFound: exchange.status === 404 });
}

/** Says that a 2xx could not be read: a web page means that the address is not the API's. */
export function unreadable(answer: Answer, provider: string): AppError {
  return appError(
    isHtml(answer.headers, answer.body) ? 'base-url-wrong' : 'answer-not-understood',
    {
      params: { provider },
    },
  );
}

function codeOfSilence(exchange: Exclude<Exchange, Answer>): ErrorCode {
  switch (exchange.kind) {
    case 'not-connected':
      return exchange.reason === 'tls' ? 'tls-failed' : 'no-connection';
    case 'connection-lost':
      return 'no-connection';
    case 'timed-out':
      return 'answer-timed-out';
    default:
      return assertNever(exchange);
  }
}

function codeOfStatus(answer: Answer): ErrorCode | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return isMove(answer) ? 'base-url-wrong' : 'key-redirected';
  if (status >= 500) return 'provider-failed';
  return codes.get(status) ?? 'answer-not-understood';
}

const codes: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'key-rejected'],
  [402, 'balance-too-low'],
  [403, 'permission-denied'],
  [404, 'base-url-wrong'],
  [405, 'base-url-wrong'],
  [410, 'base-url-wrong'],
  [429, 'rate-limited'],
]);
