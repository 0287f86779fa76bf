import * as v from 'valibot';
import type { Answer } from './exchange';
import { readJson } from './answer-body';

const wholeSeconds = /^\d{1,9}$/;
/** RFC 9110, section 5.6.7, without the form that names no time zone. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun).* GMT$/;

const retryBody = v.object({
  retry_after: v.union([
    v.pipe(v.number(), v.minValue(0), v.maxValue(999_999_999)),
    v.pipe(v.string(), v.trim(), v.regex(wholeSeconds), v.transform(Number)),
  ]),
});

/**
 * Reads how long a provider asks us to wait, in milliseconds, from the `Retry-After` header (seconds
 * or an HTTP date, RFC 9110 section 10.2.3) and the body's `retry_after` (seconds).
 *
 * The longer of the two; `null` where neither can be read. Unbounded.
 */
export function retryAfterMs(answer: Answer): number | null {
  const asked = [fromHeader(answer), fromBody(answer)].filter((ms) => ms !== null);
  return asked.length === 0 ? null : Math.max(...asked);
}

function fromHeader({ headers, receivedAt }: Answer): number | null {
  const value = headers['retry-after']?.trim() ?? '';
  if (wholeSeconds.test(value)) return Number(value) * 1000;
  const until = parseHttpDate(value);
  return until === null ? null : Math.max(0, until - serverTime({ headers, receivedAt }));
}

/** Now, by the server's own clock where it tells it: this computer's may be wrong. */
export function serverTime({
  headers,
  receivedAt,
}: Pick<Answer, 'headers' | 'receivedAt'>): number {
  return parseHttpDate(headers['date'] ?? '') ?? receivedAt;
}

function fromBody({ body }: Answer): number | null {
  const parsed = v.safeParse(retryBody, readJson(body));
  return parsed.success ? Math.ceil(parsed.output.retry_after * 1000) : null;
}

function parseHttpDate(value: string): number | null {
  if (!httpDate.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}
