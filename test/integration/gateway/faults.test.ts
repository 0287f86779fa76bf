import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpLimits } from '../../../src/main/gateway/http-client';
import {
  faults,
  startFaultGateway,
  type FaultGateway,
  type Responder,
} from '../../support/fault-gateway/fault-gateway.mjs';
import { realHttpClient, realProvider } from '../../support/real-provider';

const key = '1|secretsecretsecret';
const message = { senderId: '7', to: '+12025550100', text: 'Grüße aus dem Laden, 7 € 🙂' };
const shortAnswer = { answerMs: 100 };

let gateway: FaultGateway;

beforeEach(async () => {
  gateway = await startFaultGateway();
});

afterEach(() => gateway.close());

function send(limits: Partial<HttpLimits> = {}) {
  const access = { kind: 'white-label', baseUrl: gateway.baseUrl, key } as const;
  return realProvider({ limits }).send(access, message);
}

const accepted = { kind: 'accepted' };
const unknown = (reason: string) => ({ kind: 'unknown', reason });

interface Case {
  readonly name: string;
  readonly fault: Responder;
  readonly outcome: object;
  readonly limits?: Partial<HttpLimits>;
}

const cases: readonly Case[] = [
  { name: 'accepted', fault: faults.accepted, outcome: accepted },
  {
    name: 'a reset before the answer',
    fault: faults.resetBeforeAnswer,
    outcome: unknown('connection-lost'),
  },
  {
    name: 'an end before the answer',
    fault: faults.endBeforeAnswer,
    outcome: unknown('connection-lost'),
  },
  {
    name: 'a reset amid the answer',
    fault: faults.resetAmidAnswer,
    outcome: unknown('answer-incomplete'),
  },
  { name: 'a reset after the answer', fault: faults.resetAfterAnswer, outcome: accepted },
  {
    name: 'no answer at all',
    fault: faults.stall,
    outcome: unknown('timed-out'),
    limits: shortAnswer,
  },
  {
    name: 'an answer that drips for longer than the limit',
    fault: faults.drip,
    outcome: unknown('timed-out'),
    limits: shortAnswer,
  },
  { name: 'half a header', fault: faults.halfHeader, outcome: unknown('connection-lost') },
  {
    name: 'an answer that is not HTTP',
    fault: faults.notHttp,
    outcome: unknown('answer-incomplete'),
  },
  {
    name: 'a body that ends before its length',
    fault: faults.lengthTooLong,
    outcome: unknown('answer-incomplete'),
  },
  {
    name: 'a body that goes on behind its length',
    fault: faults.lengthTooShort,
    outcome: unknown('answer-incomplete'),
  },
  { name: 'a body of 10 MB', fault: faults.hugeBody, outcome: accepted },
  { name: 'a connection that stays open', fault: faults.keepAlive, outcome: accepted },
  {
    name: 'a switch to another protocol',
    fault: faults.status(101, '', { Upgrade: 'websocket', Connection: 'Upgrade' }),
    outcome: unknown('connection-lost'),
  },
  { name: '408', fault: faults.status(408), outcome: { kind: 'rejected', reason: 'other' } },
  { name: '421', fault: faults.status(421), outcome: { kind: 'rejected', reason: 'other' } },
  { name: '503', fault: faults.status(503), outcome: unknown('server-error') },
  {
    name: '429',
    fault: faults.status(429, '', { 'Retry-After': '7' }),
    outcome: { kind: 'rate-limited', retryAfterMs: 7_000 },
  },
];

describe('a text whose exchange goes wrong', () => {
  it.each(cases)(
    'has a true outcome and went out once: $name',
    async ({ fault, outcome, limits }) => {
      gateway.respondWith(fault);
      expect(await send(limits)).toMatchObject(outcome);
      expect(gateway.texts).toEqual([{ from: 7, to: '+12025550100', body: message.text }]);
      expect(gateway.connections).toBe(1);
      await vi.waitFor(() => {
        expect(gateway.openConnections).toBe(0);
      }, 5_000);
    },
  );

  it('is unknown after a reset that came before the request was read', async () => {
    await gateway.close();
    gateway = await startFaultGateway({ resetUnread: () => true });
    expect(await send()).toMatchObject(unknown('connection-lost'));
    expect(gateway.requests).toEqual([]);
    expect(gateway.connections).toBe(1);
  });

  it('was not sent where nobody listens', async () => {
    await gateway.close();
    expect(await send()).toEqual({ kind: 'not-connected', reason: 'refused' });
  });

  it('is never put on the connection of another one', async () => {
    gateway.respondWith(faults.keepAlive);
    await send();
    await send();
    expect(gateway.requests.map(({ connection }) => connection)).toEqual([0, 1]);
  });

  it('keeps the first 4 KiB of an answer of 10 MB', async () => {
    gateway.respondWith(faults.hugeBody);
    expect(await send()).toHaveProperty('receipt.rawAnswer.length', 4096);
  });
});

describe('the HTTP client', () => {
  const post = (limits?: Partial<HttpLimits>) =>
    realHttpClient({ limits: limits ?? {} })({
      method: 'POST',
      url: `${gateway.baseUrl}/user/sms`,
      key,
      json: { from: 7, to: message.to, body: message.text },
    });

  it('reads 256 KiB of a body and ends the connection', async () => {
    gateway.respondWith(faults.hugeBody);
    const exchange = await post();
    expect(exchange).toMatchObject({ kind: 'answered', status: 200, truncated: true });
    expect(exchange).toHaveProperty('body.length', 256 * 1024);
  });

  it('says what it is and wants, and nothing more', async () => {
    await post();
    expect(gateway.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/user/sms',
      headers: {
        host: `127.0.0.1:${String(gateway.port)}`,
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'Quicksend/0.0.0',
        'content-type': 'application/json',
        connection: 'close',
      },
    });
    expect(Object.keys(gateway.requests[0]?.headers ?? {})).toHaveLength(8);
  });

  it('follows no redirect, so that the key stays with its origin', async () => {
    const elsewhere = await startFaultGateway();
    const location = `${elsewhere.baseUrl}/user/sms`;
    for (const status of [301, 302, 303, 307, 308]) {
      gateway.respondOnce(faults.status(status, '', { Location: location }));
      expect(await post()).toMatchObject({ kind: 'answered', status, headers: { location } });
    }
    expect(elsewhere.connections).toBe(0);
    expect(gateway.texts).toHaveLength(5);
    await elsewhere.close();
  });

  it('sends nothing in the open beyond this computer', async () => {
    const exchange = await realHttpClient()({ method: 'GET', url: 'http://192.0.2.1/api', key });
    expect(exchange).toEqual({ kind: 'not-connected', reason: 'unreachable' });
  });

  it('asks no name server and no proxy about localhost', async () => {
    const http = realHttpClient({
      lookup: () => expect.unreachable(),
      resolveProxy: () => expect.unreachable(),
    });
    const url = `http://localhost:${String(gateway.port)}/api/user/me`;
    expect(await http({ method: 'GET', url, key })).toMatchObject({ status: 200 });
  });

  it.each([
    ['ENOTFOUND', 'name-not-found'],
    ['EAI_AGAIN', 'name-not-found'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ETIMEDOUT', 'connect-timed-out'],
  ])('has not connected after %s: %s', async (code, reason) => {
    const http = realHttpClient({
      lookup: (_name, _options, callback) => {
        callback(Object.assign(new Error(code), { code }), []);
      },
    });
    const exchange = await http({ method: 'GET', url: 'https://quicksend.test/api', key });
    expect(exchange).toEqual({ kind: 'not-connected', reason });
  });

  it('has not connected when a name is not found in time', async () => {
    const http = realHttpClient({ limits: { connectMs: 30 }, lookup: () => undefined });
    const exchange = await http({ method: 'GET', url: 'https://quicksend.test/api', key });
    expect(exchange).toEqual({ kind: 'not-connected', reason: 'connect-timed-out' });
  });
});
