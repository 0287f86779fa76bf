import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** One way to reach a host. */
export type Route =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'http' | 'https' | 'socks4' | 'socks5';
      readonly host: string;
      readonly port: number;
    };

export type ProxyRoute = Exclude<Route, { kind: 'direct' }>;

const kindOfWord: Readonly<Record<string, ProxyRoute['kind']>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/**
 * Reads what Electron's `app.resolveProxy` answers, `PROXY host:port; SOCKS5 host:port; DIRECT`,
 * into routes in the order in which to try them. What cannot be read is left out.
 */
export function parseProxyList(list: string): readonly Route[] {
  return list.split(';').flatMap((entry): Route[] => {
    const [word = '', address = ''] = entry.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const kind = kindOfWord[word.toUpperCase()];
    const [, host, port] = /^(?:\[(?=.*\]))?([^\]]+?)\]?:(\d{1,5})$/.exec(address) ?? [];
    if (kind === undefined || host === undefined) return [];
    return [{ kind, host, port: Number(port) }];
  });
}

/** Asks a proxy over an open socket for a tunnel to a host; `null` where it refuses. */
export function openTunnel(
  socket: Duplex,
  proxy: ProxyRoute,
  host: string,
  port: number,
): Promise<Duplex | null> {
  return proxy.kind === 'http' || proxy.kind === 'https'
    ? tunnelByConnect(socket, host, port)
    : tunnelBySocks(socket, proxy, host, port);
}

function tunnelByConnect(socket: Duplex, host: string, port: number): Promise<Duplex | null> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  return new Promise((resolve) => {
    const asking = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      setHost: false,
      headers: { Host: authority },
    });
    asking.on('connect', (answer, tunnel, early) => {
      // A server never speaks first in TLS: early bytes are not the tunnel that was asked for.
      resolve(answer.statusCode === 200 && early.length === 0 ? tunnel : null);
    });
    asking.on('error', () => {
      resolve(null);
    });
    asking.on('close', () => {
      resolve(null);
    });
    asking.end();
  });
}

async function tunnelBySocks(
  socket: Duplex,
  proxy: ProxyRoute,
  host: string,
  port: number,
): Promise<Duplex | null> {
  try {
    // Loaded late: hardly anyone has such a proxy, and everyone waits for the start.
    const { SocksClient } = await import('socks');
    const { socket: tunnel } = await SocksClient.createConnection({
      proxy: { host: proxy.host, port: proxy.port, type: proxy.kind === 'socks4' ? 4 : 5 },
      command: 'connect',
      destination: { host, port },
      existing_socket: socket,
    });
    return tunnel;
  } catch {
    return null;
  }
}
