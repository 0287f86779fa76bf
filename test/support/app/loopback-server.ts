import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that notes who came. */
export interface LoopbackServer {
  readonly url: string;
  /** Such as `GET /path`. */
  readonly requests: readonly string[];
  readonly close: () => void;
}

/** Starts a server that answers everything with the same page. */
export async function startLoopbackServer(page: string): Promise<LoopbackServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
