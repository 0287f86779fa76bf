import type { HttpClient, HttpClientParts } from './http-client';

/**
 * The HTTP client, loaded with the system's trusted certificates at the first request: neither is
 * needed for the program to be there.
 */
export function createLazyHttpClient(parts: Omit<HttpClientParts, 'trust'>): HttpClient {
  let loading: Promise<HttpClient> | null = null;

  async function load(): Promise<HttpClient> {
    const [{ createHttpClient }, { systemTrust }] = await Promise.all([
      import('./http-client'),
      import('./trust'),
    ]);
    return createHttpClient({ ...parts, trust: systemTrust() });
  }

  return async (request) => {
    loading ??= load();
    const client = await loading;
    return client(request);
  };
}
