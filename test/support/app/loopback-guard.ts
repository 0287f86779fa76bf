import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ElectronApplication } from '@playwright/test';

/** Notes everything that tries to leave the loopback range, and lets none of it through. */
export interface LoopbackGuard {
  /** Chromium's switches; loopback itself never goes through a proxy. */
  readonly switches: readonly string[];
  /** Watches the sockets of the app's main process too. */
  readonly watch: (app: ElectronApplication) => Promise<void>;
  /** What tried to leave so far, such as `connect app.example.com:443`. */
  readonly attempts: (app: ElectronApplication | null) => Promise<readonly string[]>;
  readonly close: () => void;
}

/** Starts a proxy that refuses everybody: what would leave the computer ends there. */
export async function startLoopbackGuard(): Promise<LoopbackGuard> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`request ${request.url ?? ''}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    seen.push(`connect ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  const port = await listen(server);
  return {
    switches: [`--proxy-server=http://127.0.0.1:${port}`],
    watch: (app) => app.evaluate(watchSockets),
    attempts: async (app) => [...seen, ...(app === null ? [] : await app.evaluate(readAttempts))],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A port on loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

type Watched = typeof globalThis & { loopbackGuardAttempts?: string[] };

/** Runs in the app's main process. */
function watchSockets(): void {
  const attempts: string[] = [];
  (globalThis as Watched).loopbackGuardAttempts = attempts;
  const isLoopback = (host: string) => /^(127\.|::1$|localhost$|::ffff:127\.)/.test(host);
  const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { readonly socket: Socket };
    socket.on('connectionAttempt', (ip: string, port: number) => {
      if (!isLoopback(ip)) attempts.push(`socket ${ip}:${String(port)}`);
    });
    socket.on('lookup', (_error, _address, _family, host: string) => {
      if (!isLoopback(host)) attempts.push(`lookup ${host}`);
    });
  });
}

/** Runs in the app's main process. */
function readAttempts(): readonly string[] {
  return (globalThis as Watched).loopbackGuardAttempts ?? [];
}
