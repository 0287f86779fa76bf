import * as net from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import type { NotConnectedReason } from '#shared/domain/message';
import { err, ok, type Result } from '#shared/result';
import { hostOf, isLoopbackHost } from './base-url';
import { openTunnel, parseProxyList, type ProxyRoute } from './proxy';

/** How to reach the world beyond this computer. */
export interface Surroundings {
  /** The system's proxies for a URL, as Electron's `app.resolveProxy` writes them. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly trust: () => tls.SecureContext;
  /** How names become addresses; the system's way where not given. */
  readonly lookup?: net.LookupFunction;
}

type Connected<S extends Duplex> = Result<S, NotConnectedReason>;

/**
 * How long one of a host's several addresses may take before the next is tried; Node's own 250 ms
 * are too short for a slow mobile connection.
 */
const addressAttemptMs = 2_000;

/**
 * Opens a connection of its own to a URL's host, ready for the first byte of a request: for https
 * through the system's proxies and with the certificate checked, for http to loopback alone.
 *
 * No byte of a request has left when it fails. `signal` ends the attempt.
 */
export async function connect(
  url: URL,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Connected<Duplex>> {
  const port = Number(url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : url.port);
  const opened =
    url.protocol === 'http:'
      ? await openLoopback(hostOf(url), port, surroundings, signal)
      : await openSecure(url, port, surroundings, signal);
  return opened.ok || !signal.aborted ? opened : err('connect-timed-out');
}

async function openLoopback(
  host: string,
  port: number,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Connected<net.Socket>> {
  if (!isLoopbackHost(host)) return err('unreachable');
  return openTcp(host, port, { ...surroundings, lookup: lookupLoopback }, signal);
}

/** RFC 6761, section 6.3: `localhost` is this computer, whatever a name server says. */
const lookupLoopback: net.LookupFunction = (_name, _options, callback) => {
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
};

async function openSecure(
  url: URL,
  port: number,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Connected<Duplex>> {
  const { resolveProxy, trust } = surroundings;
  const routes = parseProxyList(await beforeAbort(resolveProxy(url.origin), signal, ''));
  let last: Connected<Duplex> = err('proxy');
  for (const route of routes) {
    const opened =
      route.kind === 'direct'
        ? await openTcp(hostOf(url), port, surroundings, signal)
        : await openThroughProxy(route, hostOf(url), port, surroundings, signal);
    last = opened.ok ? await startTls(opened.value, hostOf(url), trust) : opened;
    // Only a proxy that cannot be used is passed over; a bad certificate stays one.
    if (opened.ok || signal.aborted) break;
  }
  return last;
}

async function openThroughProxy(
  proxy: ProxyRoute,
  host: string,
  port: number,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Connected<Duplex>> {
  const tcp = await openTcp(proxy.host, proxy.port, surroundings, signal);
  if (!tcp.ok) return err('proxy');
  const toProxy =
    proxy.kind === 'https' ? await startTls(tcp.value, proxy.host, surroundings.trust) : tcp;
  if (!toProxy.ok) return err('proxy');
  const tunnel = await openTunnel(toProxy.value, proxy, host, port);
  if (tunnel !== null) return ok(tunnel);
  tcp.value.destroy();
  return err('proxy');
}

function openTcp(
  host: string,
  port: number,
  { lookup }: Surroundings,
  signal: AbortSignal,
): Promise<Connected<net.Socket>> {
  return new Promise((resolve) => {
    const socket = net.connect({
      host,
      port,
      noDelay: true,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: addressAttemptMs,
      signal,
      ...(lookup && { lookup }),
    });
    socket.once('connect', () => {
      resolve(ok(socket));
    });
    // Stays for the socket's life: an error that nobody listens for would end the program.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(err(reasonOfCode(error.code ?? '')));
    });
  });
}

function startTls(
  socket: Duplex,
  host: string,
  trust: Surroundings['trust'],
): Promise<Connected<tls.TLSSocket>> {
  return new Promise((resolve) => {
    const secure = tls.connect({
      socket,
      host,
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      secureContext: trust(),
      ALPNProtocols: ['http/1.1'],
      // Said aloud, since an environment variable could turn it off.
      rejectUnauthorized: true,
    });
    const fail = () => {
      socket.destroy();
      resolve(err('tls'));
    };
    secure.once('secureConnect', () => {
      resolve(ok(secure));
    });
    secure.on('error', fail);
    secure.on('close', fail);
  });
}

function reasonOfCode(code: string): NotConnectedReason {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'name-not-found';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR') return 'connect-timed-out';
  return 'unreachable';
}

/** Waits for a promise no longer than until the signal; a rejection counts as the fallback. */
function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal, fallback: T): Promise<T> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(fallback);
      },
      { once: true },
    );
    promise.then(resolve, () => {
      resolve(fallback);
    });
  });
}
