import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/main/gateway/exchange';
import type { HttpRequest } from '../../../src/main/gateway/http-client';
import type { ProviderAccess } from '../../../src/main/gateway/provider';
import { createProvider } from '../../../src/main/gateway/provider-http';
import type { AccountKind } from '../../../src/shared/domain/account';
import { answer } from '../../support/answers';
import { readFixture } from '../../support/api-fixtures/read-fixture';

const baseUrl = 'https://sms.example.com/api';
const access = (kind: AccountKind, key = '1|0123456789abcdef'): ProviderAccess => ({
  kind,
  baseUrl,
  key,
});
const text = { senderId: '7', to: '+12025550100', text: 'Hello' };

/** A provider whose requests are answered in order, from what a test gives. */
function providerWith(...exchanges: Exchange[]) {
  const requests: HttpRequest[] = [];
  const provider = createProvider({
    http: (request) => {
      requests.push(request);
      const exchange = exchanges.shift();
      if (exchange === undefined) expect.unreachable();
      return Promise.resolve(exchange);
    },
  });
  return { provider, requests };
}

describe('sending', () => {
  it.each(['famulor', 'autocalls', 'white-label', 'practice'] as const)(
    'speaks Classic for the kind %s',
    async (kind) => {
      const { provider, requests } = providerWith(answer(200, readFixture('famulor.200.json')));
      expect(await provider.send(access(kind), text)).toMatchObject({ kind: 'accepted' });
      expect(requests).toEqual([
        {
          method: 'POST',
          url: 'https://sms.example.com/api/user/sms',
          key: '1|0123456789abcdef',
          json: { from: 7, to: '+12025550100', body: 'Hello' },
        },
      ]);
    },
  );

  it('speaks Platform 2.0 for its accounts', async () => {
    const { provider, requests } = providerWith(answer(201, '{"data":{"id":"x"}}'));
    const senderId = '0d4bd2c3-6a8e-4d39-9a57-2f3f6ea8a6a1';
    await provider.send(access('famulor-platform', 'fam_0123'), { ...text, senderId });
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://sms.example.com/api/sms/send',
        key: 'fam_0123',
        json: { from_number_id: senderId, to: '+12025550100', body: 'Hello' },
      },
    ]);
  });

  it('reads amounts of Autocalls as US dollars, and of others only with a currency', async () => {
    const body = readFixture('autocalls.201.json');
    const { provider } = providerWith(answer(201, body), answer(201, body));
    expect(await provider.send(access('autocalls'), text)).toMatchObject({
      receipt: { cost: { amountMicros: 7_500, currency: 'USD' } },
    });
    expect(await provider.send(access('white-label'), text)).toMatchObject({
      receipt: { cost: null },
    });
  });

  it('makes no request for a Classic sender that is no whole number', async () => {
    const { provider, requests } = providerWith();
    for (const senderId of ['', 'abc', '-1', '1.5', '99999999999999999999']) {
      expect(await provider.send(access('famulor'), { ...text, senderId })).toEqual({
        kind: 'rejected',
        reason: 'sender-unknown',
        providerWords: null,
      });
    }
    expect(requests).toEqual([]);
  });

  it.each([
    ['', 'key-missing'],
    ['two words', 'key-rejected'],
    ['line\r\nHost: elsewhere', 'key-rejected'],
  ])('makes no request with the key %j', async (key, reason) => {
    const { provider, requests } = providerWith();
    const outcome = await provider.send(access('famulor', key), text);
    expect(outcome).toMatchObject({ kind: 'rejected', reason });
    expect(requests).toEqual([]);
  });

  it('makes no request to an address that would show the key on the way', async () => {
    const { provider, requests } = providerWith();
    const open = { ...access('white-label'), baseUrl: 'http://sms.example.com/api' };
    expect(await provider.send(open, text)).toMatchObject({ reason: 'base-url' });
    expect(requests).toEqual([]);
  });

  it('keeps the key out of what comes back', async () => {
    const key = '1|0123456789abcdef';
    const { provider } = providerWith(
      answer(401, { message: `The key ${key} is not known.` }),
      answer(200, `You said Bearer ${key}`),
    );
    const outcomes = [
      await provider.send(access('famulor', key), text),
      await provider.send(access('famulor', key), text),
    ];
    expect(JSON.stringify(outcomes)).not.toContain('0123456789abcdef');
    expect(outcomes[0]).toMatchObject({ providerWords: 'The key [key] is not known.' });
  });
});

describe('what a provider says of its limit', () => {
  it.each([200, 402, 500])('goes with the outcome of a %i', async (status) => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' };
    const { provider } = providerWith(
      answer(status, '{}', headers),
      answer(status, '{}', { ...headers, 'x-ratelimit-remaining': '1' }),
    );
    expect(await provider.send(access('famulor'), text)).toMatchObject({ nextAfterMs: 7_000 });
    expect(await provider.send(access('famulor'), text)).not.toHaveProperty('nextAfterMs');
  });
});

describe('asking who a key belongs to', () => {
  it('reads name, email and balance', async () => {
    const { provider, requests } = providerWith(answer(200, readFixture('me.200.json')));
    expect(await provider.identify(access('famulor', ' 1|0123456789abcdef\n'))).toEqual({
      ok: true,
      value: {
        name: 'Your Name',
        email: 'example@example.com',
        balance: { amountMicros: 100_674_471, currency: null },
      },
    });
    expect(requests).toEqual([
      {
        method: 'GET',
        url: 'https://sms.example.com/api/user/me',
        key: '1|0123456789abcdef',
      },
    ]);
  });

  it('reads the balance of Autocalls as US dollars', async () => {
    const { provider } = providerWith(answer(200, { name: 'A', total_balance: '-1.5' }));
    expect(await provider.identify(access('autocalls'))).toMatchObject({
      value: { email: null, balance: { amountMicros: -1_500_000, currency: 'USD' } },
    });
  });

  it('takes from the Platform what it finds', async () => {
    const { provider, requests } = providerWith(
      answer(200, { data: { name: 'A', balance: 3, currency: 'eur' } }),
      answer(200, { email: 'a@example.com' }),
    );
    const to = access('famulor-platform', 'fam_0123456789');
    expect(await provider.identify(to)).toMatchObject({
      value: { name: 'A', balance: { amountMicros: 3_000_000, currency: 'EUR' } },
    });
    expect(await provider.identify(to)).toMatchObject({
      value: { name: null, email: 'a@example.com', balance: null },
    });
    expect(requests[0]?.url).toBe('https://sms.example.com/api/me');
  });

  it("makes no request with the vendor's other kind of key", async () => {
    const { provider, requests } = providerWith();
    expect(await provider.identify(access('famulor', 'fam_0123456789'))).toEqual({
      ok: false,
      error: { code: 'key-is-for-platform' },
    });
    expect(await provider.identify(access('famulor-platform', '1|0123456789'))).toEqual({
      ok: false,
      error: { code: 'key-is-for-classic' },
    });
    expect(requests).toEqual([]);
  });

  const page = '<!DOCTYPE html><title>Hello</title>';
  const login = { location: 'https://sms.example.com/login' };

  it.each<readonly [string, Exchange, string]>([
    ['401', answer(401, page), 'key-rejected'],
    ['302 to a login page', answer(302, page, login), 'key-redirected'],
    ['303', answer(303, page, login), 'key-redirected'],
    ['308 to elsewhere', answer(308, '', { location: 'https://example.com' }), 'base-url-wrong'],
    ['402', answer(402, ''), 'balance-too-low'],
    ['403', answer(403, ''), 'permission-denied'],
    ['404', answer(404, page), 'base-url-wrong'],
    ['405', answer(405, ''), 'base-url-wrong'],
    ['418', answer(418, ''), 'answer-not-understood'],
    ['422', answer(422, ''), 'answer-not-understood'],
    ['429', answer(429, ''), 'rate-limited'],
    ['500', answer(500, ''), 'provider-failed'],
    ['503', answer(503, page), 'provider-failed'],
    ['a web page', answer(200, page), 'base-url-wrong'],
    ['a web page by its type', answer(200, '', { 'content-type': 'text/html' }), 'base-url-wrong'],
    ['an empty body', answer(200, ''), 'answer-not-understood'],
    ['other JSON', answer(200, { status: 'up' }), 'answer-not-understood'],
    ['no name', { kind: 'not-connected', reason: 'name-not-found' }, 'no-connection'],
    ['refused', { kind: 'not-connected', reason: 'refused' }, 'no-connection'],
    ['no way', { kind: 'not-connected', reason: 'unreachable' }, 'no-connection'],
    [
      'no connection in time',
      { kind: 'not-connected', reason: 'connect-timed-out' },
      'no-connection',
    ],
    ['a proxy that refuses', { kind: 'not-connected', reason: 'proxy' }, 'no-connection'],
    ['no trust', { kind: 'not-connected', reason: 'tls' }, 'tls-failed'],
    ['a reset', { kind: 'connection-lost', phase: 'before-answer' }, 'no-connection'],
    ['no answer in time', { kind: 'timed-out' }, 'answer-timed-out'],
  ])('says what is wrong: %s', async (_what, exchange, code) => {
    const { provider } = providerWith(exchange);
    expect(await provider.identify(access('famulor'))).toEqual({
      ok: false,
      error: { code, params: { provider: 'Famulor' } },
    });
  });

  it("adds the provider's words, and calls a white label by its host", async () => {
    const { provider } = providerWith(answer(403, { message: 'Not today.' }));
    expect(await provider.identify(access('white-label'))).toEqual({
      ok: false,
      error: {
        code: 'permission-denied',
        params: { provider: 'sms.example.com' },
        providerWords: 'Not today.',
      },
    });
  });

  it('says that an address is wrong before any request', async () => {
    const { provider, requests } = providerWith();
    const to = (typed: string) => ({ ...access('white-label'), baseUrl: typed });
    expect(await provider.identify(to('nonsense'))).toMatchObject({
      error: { code: 'base-url-invalid' },
    });
    expect(await provider.listSenders(to('http://example.com'))).toMatchObject({
      error: { code: 'base-url-insecure' },
    });
    expect(requests).toEqual([]);
  });
});

describe('listing senders', () => {
  it('keeps those that can text and are paid for', async () => {
    const usable = { sms_capable: true, has_active_subscription: true };
    const { provider, requests } = providerWith(
      answer(200, {
        data: [
          { id: 1, phone_number: '+49155551234', nickname: 'Sales line', ...usable },
          { id: 2, ...usable, sms_capable: false },
          { id: 3, ...usable, has_active_subscription: false },
          { id: 4, phone_number: '+49155551235' },
          { id: 'x', ...usable },
          { id: '5', phone_number: null, nickname: '', ...usable },
          'nonsense',
        ],
      }),
    );
    expect(await provider.listSenders(access('famulor'))).toEqual({
      ok: true,
      value: [
        { id: '1', phoneNumber: '+49155551234', nickname: 'Sales line' },
        { id: '5', phoneNumber: null, nickname: null },
      ],
    });
    expect(requests.map(({ url }) => url)).toEqual([`${baseUrl}/user/phone-numbers/all`]);
  });

  it("reads the vendor's sample", async () => {
    const { provider } = providerWith(answer(200, readFixture('phone-numbers-all.200.json')));
    expect(await provider.listSenders(access('famulor'))).toEqual({
      ok: true,
      value: [{ id: '1', phoneNumber: '+49155551234', nickname: 'Sales line' }],
    });
  });

  it('falls back to the older list after 404', async () => {
    const { provider, requests } = providerWith(
      answer(404, ''),
      answer(200, readFixture('phone-numbers-legacy.200.json')),
    );
    expect(await provider.listSenders(access('famulor'))).toEqual({
      ok: true,
      value: [{ id: '1', phoneNumber: '+49155551234', nickname: null }],
    });
    expect(requests[1]?.url).toBe(`${baseUrl}/user/phone-numbers`);
  });

  it('leaves the id to the user where neither list exists', async () => {
    const { provider } = providerWith(answer(404, ''), answer(404, ''));
    expect(await provider.listSenders(access('famulor'))).toEqual({ ok: true, value: null });
  });

  it('says what is wrong otherwise', async () => {
    const { provider } = providerWith(answer(500, ''), answer(404, ''), answer(401, ''));
    expect(await provider.listSenders(access('famulor'))).toMatchObject({
      error: { code: 'provider-failed' },
    });
    expect(await provider.listSenders(access('famulor'))).toMatchObject({
      error: { code: 'key-rejected' },
    });
  });

  it("reads the Platform's pages until all are there", async () => {
    const numbers = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `id-${String(from + index)}`,
        number: '+12025550100',
      }));
    const meta = { pagination: { total: 201 } };
    const { provider, requests } = providerWith(
      answer(200, { data: numbers(0, 200), meta }),
      answer(200, { data: numbers(200, 1), meta }),
    );
    const listed = await provider.listSenders(access('famulor-platform', 'fam_0123456789'));
    expect(listed).toHaveProperty('value.length', 201);
    expect(listed).toHaveProperty('value.200', {
      id: 'id-200',
      phoneNumber: '+12025550100',
      nickname: null,
    });
    expect(requests.map(({ url }) => url)).toEqual([
      `${baseUrl}/phone-numbers?status=active&limit=200&offset=0`,
      `${baseUrl}/phone-numbers?status=active&limit=200&offset=200`,
    ]);
  });

  it('leaves out what the Platform says cannot text, and ends where a page is empty', async () => {
    const { provider } = providerWith(
      answer(200, { data: [{ id: 'a', sms_capable: false }, { id: 'b', name: 'Shop' }, 7] }),
      answer(200, { data: [], meta: { pagination: { total: 9_999 } } }),
      answer(404, ''),
    );
    const to = access('famulor-platform', 'fam_0123456789');
    expect(await provider.listSenders(to)).toEqual({
      ok: true,
      value: [{ id: 'b', phoneNumber: null, nickname: 'Shop' }],
    });
    expect(await provider.listSenders(to)).toEqual({ ok: true, value: [] });
    expect(await provider.listSenders(to)).toEqual({ ok: true, value: null });
  });
});
