import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeGateway } from '../../../src/main/gateway/practice/practice-gateway';
import { startPracticeGateway } from '../../../src/main/gateway/practice/practice-gateway';
import type { ProviderAccess } from '../../../src/main/gateway/provider';
import type { SendOutcome } from '../../../src/shared/domain/message';
import {
  practiceNumberFor,
  practiceScenarios,
  type PracticeScenario,
} from '../../../src/shared/domain/practice-numbers';
import { realProvider } from '../../support/real-provider';

let gateway: PracticeGateway;
let access: ProviderAccess;

beforeAll(async () => {
  gateway = await startPracticeGateway({
    randomHex: (bytes) => 'ab'.repeat(bytes),
    now: () => Date.UTC(2025, 0, 2, 3, 4, 5),
    countSegments: () => 2,
    slowAnswerMs: 20,
  });
  access = { kind: 'practice', baseUrl: gateway.baseUrl, key: gateway.key };
});

afterAll(() => gateway.close());

const accepted = {
  kind: 'accepted',
  receipt: {
    providerStatus: 'sent',
    segments: 2,
    cost: { amountMicros: 0, currency: 'EUR' },
    segmentPrice: { amountMicros: 0, currency: 'EUR' },
    rawAnswer: null,
  },
};
const acceptedUnread = { kind: 'accepted', receipt: { providerMessageId: null, cost: null } };
const rejected = (reason: string, providerWords: unknown = expect.any(String)) => ({
  kind: 'rejected',
  reason,
  providerWords,
});
const unknown = (reason: string) => ({ kind: 'unknown', reason });

const expected: Readonly<Record<PracticeScenario, object>> = {
  accepted,
  'accepted-slowly': accepted,
  'accepted-other-shape': {
    kind: 'accepted',
    receipt: { providerStatus: 'sent', segments: 2, rawAnswer: null },
  },
  'accepted-unreadable': acceptedUnread,
  'accepted-half-json': acceptedUnread,
  'accepted-empty': acceptedUnread,
  'accepted-endless': acceptedUnread,
  'recipient-invalid': rejected('recipient-invalid', 'Invalid phone number format'),
  'recipient-invalid-other-words': rejected('recipient-invalid', 'Invalid to phone number'),
  balance: rejected('balance'),
  'balance-other-words': rejected('balance'),
  'sender-not-sms-capable': rejected('sender-not-sms-capable'),
  'sender-not-sms-capable-other-words': rejected('sender-not-sms-capable'),
  'sender-unknown': rejected('sender-unknown'),
  'refused-otherwise': rejected('other'),
  'key-rejected': rejected('key-rejected'),
  'key-rejected-other-words': rejected('key-rejected', 'Unauthenticated.'),
  'key-redirected': rejected('key-redirected', null),
  'payment-required': rejected('balance'),
  permission: rejected('permission'),
  'base-url': rejected('base-url', null),
  'field-invalid': rejected('field-invalid'),
  'rate-limited-once': { kind: 'rate-limited', retryAfterMs: 2_000 },
  'rate-limited-always': { kind: 'rate-limited', retryAfterMs: 60_000 },
  carrier: rejected('carrier', 'Carrier temporarily unavailable'),
  'carrier-opted-out': rejected('carrier', expect.stringContaining('21610')),
  'server-error': unknown('server-error'),
  'bad-gateway': unknown('server-error'),
  unavailable: unknown('server-error'),
  'gateway-timed-out': unknown('server-error'),
  'reset-before-answer': unknown('connection-lost'),
  'reset-amid-answer': unknown('answer-incomplete'),
  'no-answer': unknown('timed-out'),
  'half-header': unknown('connection-lost'),
};

function send(to: string, limits?: { answerMs: number }): Promise<SendOutcome> {
  const provider = realProvider(limits ? { limits } : {});
  return provider.send(access, { senderId: '1', to, text: 'Your order is ready.' });
}

describe('the practice gateway', () => {
  it.each(practiceScenarios)('makes the outcome of the scenario "%s"', async (scenario) => {
    const limits = scenario === 'no-answer' ? { answerMs: 50 } : undefined;
    const outcome = await send(practiceNumberFor(scenario), limits);
    expect(outcome).toMatchObject(expected[scenario]);
  });

  it('accepts the second try after a 429', async () => {
    const to = practiceNumberFor('rate-limited-once');
    const kinds = new Set([(await send(to)).kind, (await send(to)).kind]);
    expect(kinds).toEqual(new Set(['rate-limited', 'accepted']));
  });

  it('accepts numbers outside the reserved block', async () => {
    expect(await send('+4915123456789')).toMatchObject(accepted);
  });

  it('tells who it is and which numbers can send', async () => {
    const provider = realProvider();
    expect(await provider.identify(access)).toEqual({
      ok: true,
      value: {
        name: 'Practice',
        email: 'practice@example.com',
        balance: { amountMicros: 0, currency: null },
      },
    });
    expect(await provider.listSenders(access)).toEqual({
      ok: true,
      value: [
        { id: '1', phoneNumber: '+12025550198', nickname: 'Practice line' },
        { id: '2', phoneNumber: '+12025550199', nickname: 'Second practice line' },
      ],
    });
  });

  it('knows only its own senders', async () => {
    const outcome = await realProvider().send(access, { senderId: '9', to: '+1', text: 'x' });
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'sender-unknown' });
  });

  it('takes no text over 300 characters', async () => {
    const message = { senderId: '1', to: '+12025550100', text: 'x'.repeat(301) };
    const outcome = await realProvider().send(access, message);
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'field-invalid' });
  });

  it('refuses a key that is not its own', async () => {
    const answer = await realProvider().identify({ ...access, key: 'practice-of-someone-else' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'key-rejected' } });
  });

  it('refuses web pages and names that lead to it', async () => {
    const authorization = `Bearer ${gateway.key}`;
    expect(await statusFor({ authorization, origin: 'https://evil.example' })).toBe(403);
    expect(await statusFor({ authorization, host: 'evil.example' })).toBe(403);
    expect(await statusFor({ authorization })).toBe(200);
  });

  it('reads no more of a request than any of ours has', async () => {
    const outcome = await realProvider().send(access, {
      senderId: '1',
      to: '+12025550100',
      text: 'x'.repeat(100_000),
    });
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'other' });
  });
});

function statusFor(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${gateway.baseUrl}/user/me`, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
