import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/main/gateway/retry-after';
import { answer } from '../../support/answers';

const date = 'Thu, 02 Jan 2025 03:04:05 GMT';
const aMinuteLater = 'Thu, 02 Jan 2025 03:05:05 GMT';

const asked = (header: string, body: unknown = '') =>
  retryAfterMs(answer(429, body, { 'retry-after': header }));

describe('how long a provider asks to wait', () => {
  it('is read from seconds in the header', () => {
    expect(asked('60')).toBe(60_000);
    expect(asked(' 0 ')).toBe(0);
  });

  it('is read from a date in the header', () => {
    expect(asked(aMinuteLater)).toBe(60_000);
    expect(asked('Thursday, 02-Jan-25 03:05:05 GMT')).toBe(60_000);
  });

  it("is counted from the server's own clock where it tells it", () => {
    const headers = { 'retry-after': aMinuteLater, date: 'Thu, 02 Jan 2025 03:05:00 GMT' };
    expect(retryAfterMs(answer(429, '', headers))).toBe(5_000);
  });

  it('is nothing for a date that has passed', () => {
    expect(asked('Thu, 02 Jan 2025 03:00:00 GMT')).toBe(0);
    expect(asked(date)).toBe(0);
  });

  it('is read from the body', () => {
    expect(retryAfterMs(answer(429, { retry_after: 60 }))).toBe(60_000);
    expect(retryAfterMs(answer(429, { retry_after: '5' }))).toBe(5_000);
    expect(retryAfterMs(answer(429, { retry_after: 0.0001 }))).toBe(1);
  });

  it('is the longer one where header and body differ', () => {
    expect(asked('5', { retry_after: 60 })).toBe(60_000);
    expect(asked('90', { retry_after: 60 })).toBe(90_000);
  });

  it.each(['', 'soon', '-1', '1.5', '1e3', '99999999999', 'Thu Jan  2 03:05:05 2025', 'Thu, GMT'])(
    'is not known from a header like "%s"',
    (header) => {
      expect(asked(header)).toBeNull();
    },
  );

  it.each([{ retry_after: -1 }, { retry_after: null }, { retry_after: 'soon' }, [60], 60, 'x'])(
    'is not known from a body like %j',
    (body) => {
      expect(retryAfterMs(answer(429, body))).toBeNull();
    },
  );
});
