import type { Answer } from '../../src/main/gateway/exchange';

/** An answer as the HTTP client hands it over; a body that is no text is written as JSON. */
export function answer(
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    kind: 'answered',
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    truncated: false,
    receivedAt: Date.UTC(2025, 0, 2, 3, 4, 5),
  };
}
