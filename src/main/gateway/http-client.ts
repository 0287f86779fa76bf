import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect, type Surroundings } from './connect';
import type { Exchange } from './exchange';

export interface HttpLimits {
  /** Until a connection stands, in milliseconds. */
  readonly connectMs: number;
  /** From then until the whole answer is here, in milliseconds. */
  readonly answerMs: number;
  /** What is read of an answer's body, in bytes. */
  readonly bodyBytes: number;
}

export const defaultHttpLimits: HttpLimits = {
  connectMs: 10_000,
  answerMs: 30_000,
  bodyBytes: 256 * 1024,
};

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** https, or http on loopback; see `parseBaseUrl`. */
  readonly url: string;
  /** The bearer key; printable ASCII. */
  readonly key: string;
  /** Sent as JSON. */
  readonly json?: unknown;
}

/** Makes one request and tells what became of it. Never rejects, repeats or follows a redirect. */
export type HttpClient = (request: HttpRequest) => Promise<Exchange>;

export interface HttpClientParts extends Surroundings {
  /** Such as `Quicksend/1.2.3`. */
  readonly userAgent: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits?: HttpLimits;
}

/**
 * Builds the client that all requests to providers go through.
 *
 * Every request has a connection of its own, which is opened before and ended after it: so it is
 * known whether a request can have left, and nobody can repeat one on a stale connection. Why not
 * Electron's `net`: see `docs/decisions/0003-http-client.md`.
 */
export function createHttpClient(parts: HttpClientParts): HttpClient {
  const limits = parts.limits ?? defaultHttpLimits;
  return async (request) => {
    const url = new URL(request.url);
    const connecting = new AbortController();
    const limit = setTimeout(() => {
      connecting.abort();
    }, limits.connectMs);
    const connected = await connect(url, parts, connecting.signal);
    clearTimeout(limit);
    return connected.ok
      ? ask(connected.value, url, request, parts, limits)
      : { kind: 'not-connected', reason: connected.error };
  };
}

function ask(
  socket: Duplex,
  url: URL,
  request: HttpRequest,
  { userAgent, now }: HttpClientParts,
  limits: HttpLimits,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const body = request.json === undefined ? null : Buffer.from(JSON.stringify(request.json));
    const outgoing = httpRequest({
      createConnection: () => socket,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      setHost: false,
      maxHeaderSize: 64 * 1024,
      headers: {
        Host: url.host,
        Authorization: `Bearer ${request.key}`,
        Accept: 'application/json',
        'Accept-Encoding': 'identity',
        'User-Agent': userAgent,
        Connection: 'close',
        ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
      },
    });
    const settle = (exchange: Exchange) => {
      clearTimeout(limit);
      resolve(exchange);
      outgoing.destroy();
      socket.destroy();
    };
    const limit = setTimeout(() => {
      settle({ kind: 'timed-out' });
    }, limits.answerMs);
    let answering = false;
    const lost = (error?: NodeJS.ErrnoException) => {
      // HPE_… is the parser's: bytes came that are no answer.
      answering ||= error?.code?.startsWith('HPE_') === true;
      settle({ kind: 'connection-lost', phase: answering ? 'amid-answer' : 'before-answer' });
    };
    outgoing.on('error', lost);
    outgoing.on('close', lost);
    outgoing.on('response', (incoming) => {
      answering = true;
      readBody(incoming, limits.bodyBytes, {
        whole: (text, truncated) => {
          settle({
            kind: 'answered',
            status: incoming.statusCode ?? 0,
            headers: flatHeaders(incoming),
            body: text,
            truncated,
            receivedAt: now(),
          });
        },
        lost,
      });
    });
    outgoing.end(body ?? undefined);
  });
}

function readBody(
  incoming: IncomingMessage,
  bodyBytes: number,
  then: { whole: (text: string, truncated: boolean) => void; lost: () => void },
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > bodyBytes) then.whole(decode(chunks, bodyBytes), true);
  });
  incoming.on('end', () => {
    if (incoming.complete) then.whole(decode(chunks, bodyBytes), false);
    else then.lost();
  });
  incoming.on('error', then.lost);
}

function decode(chunks: readonly Buffer[], bodyBytes: number): string {
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, bodyBytes));
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}
