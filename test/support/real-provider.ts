import type { Surroundings } from '../../src/main/gateway/connect';
import { createHttpClient, defaultHttpLimits } from '../../src/main/gateway/http-client';
import type { HttpClient, HttpLimits } from '../../src/main/gateway/http-client';
import { createProvider } from '../../src/main/gateway/provider-http';
import type { Provider } from '../../src/main/gateway/provider';
import { systemTrust } from '../../src/main/gateway/trust';

/** The program's own HTTP client; nothing is proxied unless a test says so. */
export function realHttpClient(
  parts: {
    readonly limits?: Partial<HttpLimits>;
  } & Partial<Surroundings> = {},
): HttpClient {
  return createHttpClient({
    userAgent: 'Quicksend/0.0.0',
    now: Date.now,
    resolveProxy: () => Promise.resolve('DIRECT'),
    trust: systemTrust(),
    ...parts,
    limits: { ...defaultHttpLimits, ...parts.limits },
  });
}

/** The program's own provider over {@link realHttpClient}. */
export function realProvider(parts?: Parameters<typeof realHttpClient>[0]): Provider {
  return createProvider({ http: realHttpClient(parts) });
}
