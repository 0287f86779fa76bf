import { BlockList, isIP } from 'node:net';
import { err, ok, type Result } from '#shared/result';

export type BaseUrlProblem = 'base-url-invalid' | 'base-url-insecure';

let loopback: BlockList | null = null;

/** Made when it is first asked: Node loads what it needs for it, and no start does. */
function loopbackRange(): BlockList {
  if (loopback !== null) return loopback;
  loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  return loopback;
}

/** True for `localhost` and the addresses of this computer's loopback range. */
export function isLoopbackHost(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host === 'localhost';
  return loopbackRange().check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** The host of a URL as sockets want it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Reads a base URL as typed into the form that accounts keep: with its scheme, without a trailing
 * slash.
 *
 * Without a scheme it is taken for https. Plain http is for loopback (127.0.0.0/8, ::1, localhost)
 * alone. Credentials, a query and a fragment are refused, since a path is put behind it.
 */
export function parseBaseUrl(typed: string): Result<string, BaseUrlProblem> {
  const trimmed = typed.trim();
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
  const url = parseUrl(named ? trimmed : `https://${trimmed}`);
  if (url === null || !isWholeHost(url)) return err('base-url-invalid');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('base-url-invalid');
  if (/[?#]/.test(trimmed) || url.username !== '' || url.password !== '') {
    return err('base-url-invalid');
  }
  if (url.protocol === 'http:' && !isLoopbackHost(hostOf(url))) return err('base-url-insecure');
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** A word alone, such as what is typed by mistake, is not an address. */
function isWholeHost(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || /[.:]/.test(host);
}
