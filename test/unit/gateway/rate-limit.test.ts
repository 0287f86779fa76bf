import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../src/main/gateway/outcome';
import { limitResetMs, nextAfterMs } from '../../../src/main/gateway/rate-limit';
import { answer } from '../../support/answers';

const dateAt = Date.UTC(2025, 0, 2, 3, 4, 5);
const date = 'Thu, 02 Jan 2025 03:04:05 GMT';

const reset = (value: string) =>
  limitResetMs(answer(200, '', { date, 'x-ratelimit-reset': value }));

describe('when a limit lets requests through again', () => {
  it('is read from seconds or milliseconds since the epoch, by the server’s clock', () => {
    expect(reset(String(dateAt / 1_000 + 30))).toBe(30_000);
    expect(reset(String(dateAt + 1_500))).toBe(1_500);
    expect(reset(String(dateAt / 1_000 - 30))).toBe(0);
  });

  it('is read from seconds from now', () => {
    expect(reset(' 42 ')).toBe(42_000);
    expect(reset('0')).toBe(0);
  });

  it.each(['', 'soon', '-5', '1.5', date, '9'.repeat(14)])('is not known from “%s”', (value) => {
    expect(reset(value)).toBeNull();
  });

  it('counts for the next request only where none is left', () => {
    const headers = { date, 'x-ratelimit-reset': '7' };
    const left = (remaining: string) =>
      nextAfterMs(answer(200, '', { ...headers, 'x-ratelimit-remaining': remaining }));
    expect(left('0')).toBe(7_000);
    expect(left('1')).toBeNull();
    expect(left('none')).toBeNull();
    expect(nextAfterMs(answer(200, '', headers))).toBeNull();
  });

  it('is what a 429 asks for that names no other time', () => {
    const api = { flavor: 'classic', currency: null } as const;
    const limited = (headers: Record<string, string>) =>
      outcomeOf(answer(429, '', { date, 'x-ratelimit-reset': '7', ...headers }), api);
    expect(limited({})).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7_000 });
    expect(limited({ 'retry-after': '3' })).toMatchObject({ retryAfterMs: 3_000 });
  });
});
