import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHttpClient, type HttpClientParts } from '../../../src/main/gateway/http-client';
import { systemTrust } from '../../../src/main/gateway/trust';
import { faults, startFaultGateway } from '../../support/fault-gateway/fault-gateway.mjs';

beforeEach(() => {
  // What sockets and servers wait for goes on as it is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Asks without limits of its own; `results` gets what comes of it. */
function ask(url: string, resolveProxy: HttpClientParts['resolveProxy']) {
  const http = createHttpClient({
    userAgent: 'Quicksend/0.0.0',
    now: Date.now,
    trust: systemTrust(),
    resolveProxy,
  });
  const results: unknown[] = [];
  const asked = http({ method: 'POST', url, key: '1|secretsecretsecret', json: {} }).then(
    (result) => results.push(result),
  );
  return { asked, results };
}

it('a connection is waited for 10 seconds', async () => {
  const endless = () => new Promise<string>(() => undefined);
  const { asked, results } = ask('https://quicksend.test/api/user/sms', endless);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(results).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await asked;
  expect(results).toEqual([{ kind: 'not-connected', reason: 'connect-timed-out' }]);
});

it('a whole answer is waited for 30 seconds from the connection on', async () => {
  const gateway = await startFaultGateway();
  gateway.respondToAll(faults.stall);
  const direct = () => Promise.resolve('DIRECT');
  const { asked, results } = ask(`${gateway.baseUrl}/user/sms`, direct);
  while (gateway.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(29_999);
  expect(results).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await asked;
  expect(results).toEqual([{ kind: 'timed-out' }]);
  await gateway.close();
});
