import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/main/gateway/exchange';
import { outcomeOf } from '../../../src/main/gateway/outcome';
import type { NotConnectedReason } from '../../../src/shared/domain/message';
import { answer } from '../../support/answers';
import { readFixture } from '../../support/api-fixtures/read-fixture';

const classic = { flavor: 'classic', currency: null } as const;
const platform = { flavor: 'platform', currency: null } as const;
const page = '<!DOCTYPE html><title>Oops</title>';

const outcome = (exchange: Exchange) => outcomeOf(exchange, classic);
const rejected = (reason: string, providerWords: string | null) => ({
  kind: 'rejected',
  reason,
  providerWords,
});
const unknown = (reason: string, providerWords: string | null = null) => ({
  kind: 'unknown',
  reason,
  providerWords,
});

describe('the outcome table', () => {
  it('200: accepted, with what Famulor tells', () => {
    expect(outcome(answer(200, readFixture('famulor.200.json')))).toEqual({
      kind: 'accepted',
      receipt: {
        providerMessageId: 'SMS_67890',
        providerStatus: 'sent',
        segments: 1,
        cost: { amountMicros: 50_000, currency: 'EUR' },
        segmentPrice: { amountMicros: 50_000, currency: 'EUR' },
        rawAnswer: null,
      },
    });
  });

  it('201: accepted, with what Autocalls tells', () => {
    const exchange = answer(201, readFixture('autocalls.201.json'));
    expect(outcomeOf(exchange, { flavor: 'classic', currency: 'USD' })).toEqual({
      kind: 'accepted',
      receipt: {
        providerMessageId: '456',
        providerStatus: 'sent',
        segments: 1,
        cost: { amountMicros: 7_500, currency: 'USD' },
        segmentPrice: { amountMicros: 7_500, currency: 'USD' },
        rawAnswer: null,
      },
    });
  });

  it.each([
    ['empty', ''],
    ['a web page', page],
    ['half of the JSON', readFixture('famulor.200.json').slice(0, 60)],
    ['other JSON', '{"ok":true}'],
    ['an error in spite of the status', '{"message":"Failed to send SMS"}'],
    ['a list', '[1,2,3]'],
    ['null', 'null'],
  ])('2xx whose body is %s: accepted, details unknown, raw body kept', (_what, body) => {
    for (const status of [200, 201, 202, 204, 299]) {
      expect(outcome(answer(status, body))).toEqual({
        kind: 'accepted',
        receipt: {
          providerMessageId: null,
          providerStatus: null,
          segments: null,
          cost: null,
          segmentPrice: null,
          rawAnswer: body === '' ? null : body,
        },
      });
    }
  });

  it('302 to a login page: rejected, the key is wrong', () => {
    const exchange = answer(302, page, { location: 'https://app.famulor.de/login' });
    expect(outcome(exchange)).toEqual(rejected('key-redirected', null));
  });

  it('a permanent redirect that leads to no login page: rejected, wrong base URL', () => {
    const moved = { location: 'https://www.example.com/api/user/sms' };
    expect(outcome(answer(301, page, moved))).toEqual(rejected('base-url', null));
    expect(outcome(answer(308, '', {}))).toEqual(rejected('base-url', null));
    const login = { location: '/login' };
    expect(outcome(answer(301, page, login))).toEqual(rejected('key-redirected', null));
  });

  it.each([
    ['Invalid phone number format', 'recipient-invalid'],
    ['Invalid to phone number', 'recipient-invalid'],
    ['Insufficient balance to send SMS', 'balance'],
    ['Insufficient balance', 'balance'],
    ['Phone number is not SMS-capable', 'sender-not-sms-capable'],
    ['From number is not SMS capable', 'sender-not-sms-capable'],
    ['From number not found', 'sender-unknown'],
    ['Something that nobody documented', 'other'],
  ])('400 "%s": rejected, %s', (message, reason) => {
    expect(outcome(answer(400, { message }))).toEqual(rejected(reason, message));
  });

  it('400 with a web page: rejected, without words', () => {
    expect(outcome(answer(400, page))).toEqual(rejected('other', null));
  });

  it('400 on the Platform, whose error is a text or an object: rejected with its words', () => {
    const asText = answer(400, { error: 'Insufficient balance' });
    const asObject = answer(400, { error: { code: 'invalid_to', message: 'Not a phone number' } });
    expect(outcomeOf(asText, platform)).toEqual(rejected('balance', 'Insufficient balance'));
    expect(outcomeOf(asObject, platform)).toEqual(rejected('other', 'Not a phone number'));
  });

  it('401: rejected, the key is wrong', () => {
    expect(outcome(answer(401, readFixture('invalid-key.401.json')))).toEqual(
      rejected(
        'key-rejected',
        'Invalid API key: The provided API key is invalid or has been revoked.',
      ),
    );
    expect(outcome(answer(401, { message: 'Unauthenticated.' }))).toEqual(
      rejected('key-rejected', 'Unauthenticated.'),
    );
  });

  it('402: rejected, balance', () => {
    expect(outcome(answer(402, page))).toEqual(rejected('balance', null));
  });

  it('403: rejected, the key may not do this', () => {
    const body = { error: 'Insufficient permissions', message: 'Scope sms:send is missing.' };
    expect(outcome(answer(403, body))).toEqual(
      rejected('permission', 'Insufficient permissions: Scope sms:send is missing.'),
    );
  });

  it('404, and 405 or 410 of a server without this API: rejected, wrong base URL', () => {
    for (const status of [404, 405, 410]) {
      expect(outcome(answer(status, page))).toEqual(rejected('base-url', null));
    }
  });

  it('422: rejected, with the message of the field', () => {
    expect(outcome(answer(422, readFixture('validation.422.json')))).toEqual(
      rejected('field-invalid', 'The body field must not be greater than 300 characters.'),
    );
  });

  it('429: rate-limited, with the time that the provider asks for', () => {
    const words = 'Rate limit exceeded: Too many requests. Please try again later.';
    expect(outcome(answer(429, readFixture('rate-limit.429.json')))).toEqual({
      kind: 'rate-limited',
      retryAfterMs: 60_000,
      providerWords: words,
    });
    expect(outcome(answer(429, page, { 'retry-after': '7' }))).toEqual({
      kind: 'rate-limited',
      retryAfterMs: 7_000,
      providerWords: null,
    });
    expect(outcome(answer(429))).toMatchObject({ kind: 'rate-limited', retryAfterMs: null });
  });

  it('other 4xx: rejected', () => {
    for (const status of [406, 408, 409, 413, 415, 421, 425, 431, 451, 499]) {
      expect(outcome(answer(status, page))).toEqual(rejected('other', null));
    }
  });

  it('500 with the documented JSON: rejected by the carrier, with its reason', () => {
    expect(outcome(answer(500, readFixture('failed.500.json')))).toEqual(
      rejected('carrier', 'Twilio service temporarily unavailable'),
    );
  });

  it('500 with the documented message alone: rejected by the carrier', () => {
    expect(outcome(answer(500, { message: 'Failed to send SMS' }))).toEqual(
      rejected('carrier', 'Failed to send SMS'),
    );
  });

  it("a carrier's code inside the words changes nothing", () => {
    const error = 'Attempt to send to unsubscribed recipient (21610)';
    expect(outcome(answer(500, { message: 'Failed to send SMS', error }))).toEqual(
      rejected('carrier', error),
    );
    expect(outcome(answer(500, { message: 'Server Error', error }))).toMatchObject({
      kind: 'unknown',
    });
  });

  it.each([
    ['500 with other JSON', answer(500, { message: 'Server Error' }), 'Server Error'],
    ['500 with a web page', answer(500, page), null],
    ['502', answer(502, page), null],
    ['503 with an empty body', answer(503), null],
    ['504', answer(504, page), null],
    [
      '502 with the documented JSON of 500',
      answer(502, readFixture('failed.500.json')),
      'Twilio service temporarily unavailable: Failed to send SMS',
    ],
  ])('%s: unknown', (_what, exchange, words) => {
    expect(outcome(exchange)).toEqual(unknown('server-error', words));
  });

  it('a status that HTTP does not know: unknown', () => {
    for (const status of [0, 101, 199, 600, 999]) {
      expect(outcome(answer(status))).toEqual(unknown('server-error'));
    }
  });

  it.each<NotConnectedReason>([
    'name-not-found',
    'refused',
    'unreachable',
    'tls',
    'connect-timed-out',
    'proxy',
  ])('no connection (%s): not sent', (reason) => {
    expect(outcome({ kind: 'not-connected', reason })).toEqual({ kind: 'not-connected', reason });
  });

  it('the request left and no answer came in time: unknown', () => {
    expect(outcome({ kind: 'timed-out' })).toEqual(unknown('timed-out'));
  });

  it('the request left and the connection was lost: unknown', () => {
    expect(outcome({ kind: 'connection-lost', phase: 'before-answer' })).toEqual(
      unknown('connection-lost'),
    );
  });

  it('the request left and half an answer came: unknown', () => {
    expect(outcome({ kind: 'connection-lost', phase: 'amid-answer' })).toEqual(
      unknown('answer-incomplete'),
    );
  });
});
