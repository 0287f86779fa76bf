import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemTrust } from '../../../src/main/gateway/trust';
import {
  faults,
  startFaultGateway,
  type FaultGateway,
} from '../../support/fault-gateway/fault-gateway.mjs';
import {
  startHttpProxy,
  startSocksProxy,
  type TestProxy,
} from '../../support/fault-gateway/proxies';
import { realProvider } from '../../support/real-provider';

const tlsFile = (name: string) =>
  readFileSync(new URL(`../../support/fault-gateway/tls/${name}`, import.meta.url));
const tls = { key: tlsFile('key.pem'), cert: tlsFile('certificate.pem') };
const testTrust = createSecureContext({ ca: tls.cert });

let gateway: FaultGateway;
const proxies: TestProxy[] = [];

beforeEach(async () => {
  gateway = await startFaultGateway({ tls });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await gateway.close();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

async function started(starting: Promise<TestProxy>): Promise<TestProxy> {
  const proxy = await starting;
  proxies.push(proxy);
  return proxy;
}

/** Sends one text; `proxy` is what the system says about proxies. */
function send(
  parts: {
    readonly baseUrl?: string;
    readonly proxy?: () => Promise<string>;
    readonly trust?: () => SecureContext;
    readonly connectMs?: number;
  } = {},
) {
  const provider = realProvider({
    limits: { connectMs: parts.connectMs ?? 5_000 },
    resolveProxy: parts.proxy ?? (() => Promise.resolve('DIRECT')),
    trust: parts.trust ?? (() => testTrust),
  });
  return provider.send(
    {
      kind: 'white-label',
      baseUrl: parts.baseUrl ?? gateway.baseUrl,
      key: '1|secretsecretsecret',
    },
    { senderId: '7', to: '+12025550100', text: 'Your order is ready.' },
  );
}

const notConnected = (reason: string) => ({ kind: 'not-connected', reason });
const byProxy = (list: string) => () => Promise.resolve(list);
const byName = 'https://quicksend.test/api';

describe('a secure connection', () => {
  it('carries a text where the certificate is trusted', async () => {
    expect(await send()).toMatchObject({ kind: 'accepted' });
    expect(gateway.texts).toHaveLength(1);
  });

  it('is not made where nobody vouches for the certificate', async () => {
    expect(await send({ trust: systemTrust() })).toEqual(notConnected('tls'));
    expect(gateway.requests).toEqual([]);
  });

  it.each(['default', 'system'] as const)(
    'is made where the %s authorities of the runtime vouch for it, which are read once and late',
    async (vouching) => {
      const asked: string[] = [];
      const trust = systemTrust({
        getCACertificates: (type) => {
          asked.push(type);
          return type === vouching ? [tls.cert.toString()] : [];
        },
      });
      expect(asked).toEqual([]);
      for (let text = 0; text < 2; text += 1) {
        expect(await send({ trust })).toMatchObject({ kind: 'accepted' });
      }
      expect(asked).toEqual(['default', 'system']);
    },
  );

  it('is not made where neither the runtime nor the system vouches for it', async () => {
    const trust = systemTrust({ getCACertificates: () => [rootCertificates[0]!] });
    expect(await send({ trust })).toEqual(notConnected('tls'));
    expect(gateway.requests).toEqual([]);
  });

  it('is not made where the checks are switched off in the environment', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await send({ trust: systemTrust() })).toEqual(notConnected('tls'));
    expect(gateway.requests).toEqual([]);
  });

  it('is not made where the certificate is for another name', async () => {
    const proxy = await started(startHttpProxy(gateway.port));
    const outcome = await send({
      baseUrl: 'https://other.test/api',
      proxy: byProxy(`PROXY ${proxy.address}`),
    });
    expect(outcome).toEqual(notConnected('tls'));
    expect(gateway.requests).toEqual([]);
  });

  it('is waited for no longer than the limit', async () => {
    const silent = await startFaultGateway();
    const baseUrl = `https://127.0.0.1:${String(silent.port)}/api`;
    expect(await send({ baseUrl, connectMs: 50 })).toEqual(notConnected('connect-timed-out'));
    await silent.close();
  });

  it('leaves a text unknown when it breaks behind the request', async () => {
    gateway.respondWith(faults.resetBeforeAnswer);
    expect(await send()).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    expect(gateway.texts).toHaveLength(1);
    expect(gateway.connections).toBe(1);
  });
});

describe('a proxy of the system', () => {
  it.each([
    ['PROXY', () => startHttpProxy(gateway.port)],
    ['HTTPS', () => startHttpProxy(gateway.port, { tls })],
    ['SOCKS5', () => startSocksProxy(gateway.port)],
  ])('is used, with TLS to the provider inside the tunnel: %s', async (word, start) => {
    const proxy = await started(start());
    const outcome = await send({ baseUrl: byName, proxy: byProxy(`${word} ${proxy.address}`) });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(proxy.asked).toEqual(['quicksend.test:443']);
    expect(gateway.requests.map(({ headers }) => headers['host'])).toEqual(['quicksend.test']);
  });

  it.each([
    ['with 407', 'PROXY', () => startHttpProxy(gateway.port, { status: 407 })],
    ['with 403', 'PROXY', () => startHttpProxy(gateway.port, { status: 403 })],
    ['over SOCKS', 'SOCKS5', () => startSocksProxy(gateway.port, 2)],
  ])('that refuses %s has sent nothing', async (_how, word, start) => {
    const proxy = await started(start());
    const outcome = await send({ baseUrl: byName, proxy: byProxy(`${word} ${proxy.address}`) });
    expect(outcome).toEqual(notConnected('proxy'));
    expect(proxy.asked).toEqual(['quicksend.test:443']);
    expect(gateway.connections).toBe(0);
  });

  it('that is not there has sent nothing', async () => {
    const proxy = await startHttpProxy(gateway.port);
    await proxy.close();
    const outcome = await send({ proxy: byProxy(`PROXY ${proxy.address}`) });
    expect(outcome).toEqual(notConnected('proxy'));
    expect(gateway.connections).toBe(0);
  });

  it('that is not there is passed over for the next one', async () => {
    const gone = await startHttpProxy(gateway.port);
    await gone.close();
    const proxy = await started(startHttpProxy(gateway.port));
    const list = `PROXY ${gone.address}; PROXY ${proxy.address}; DIRECT`;
    expect(await send({ proxy: byProxy(list) })).toMatchObject({ kind: 'accepted' });
    expect(proxy.asked).toHaveLength(1);
    expect(gateway.texts).toHaveLength(1);
  });

  it('that never answers is waited for no longer than the limit', async () => {
    const silent = await startFaultGateway();
    silent.respondToAll(faults.stall);
    for (const word of ['PROXY', 'HTTPS', 'SOCKS5']) {
      const list = `${word} 127.0.0.1:${String(silent.port)}`;
      const outcome = await send({ proxy: byProxy(list), connectMs: 50 });
      expect(outcome).toEqual(notConnected('connect-timed-out'));
    }
    expect(gateway.connections).toBe(0);
    await vi.waitFor(() => {
      expect(silent.openConnections).toBe(0);
    }, 5_000);
    await silent.close();
  });

  it('that cannot be found out is never gone around', async () => {
    const broken = () => Promise.reject(new Error('no proxy settings'));
    expect(await send({ proxy: broken })).toEqual(notConnected('proxy'));
    const endless = () => new Promise<string>(() => undefined);
    expect(await send({ proxy: endless, connectMs: 20 })).toEqual(
      notConnected('connect-timed-out'),
    );
    expect(gateway.connections).toBe(0);
  });
});
