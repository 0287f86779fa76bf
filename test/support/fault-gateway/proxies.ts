import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy on loopback that leads every tunnel to one port of this computer, whatever was asked for. */
export interface TestProxy {
  readonly address: string;
  /** The `host:port` of each tunnel that was asked for. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** A proxy that speaks CONNECT, over TLS if asked; with a status other than 200 it refuses. */
export function startHttpProxy(
  targetPort: number,
  {
    status = 200,
    tls,
  }: { readonly status?: number; readonly tls?: { key: Buffer; cert: Buffer } } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = tls === undefined ? createHttpServer() : createHttpsServer(tls);
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    if (status === 200) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, targetPort, open);
    } else {
      socket.end(`HTTP/1.1 ${String(status)} No\r\nContent-Length: 4\r\n\r\nnope`);
    }
  });
  return listening(server, asked, open);
}

/** A SOCKS5 proxy (RFC 1928) without authentication; with a reply other than 0 it refuses. */
export function startSocksProxy(targetPort: number, reply = 0): Promise<TestProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request) => {
        const length = request[4] ?? 0;
        const name = request.subarray(5, 5 + length).toString();
        asked.push(`${name}:${String(request.readUInt16BE(5 + length))}`);
        socket.write(Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]));
        if (reply === 0) join(socket, targetPort, open);
        else socket.end();
      });
    });
  });
  return listening(server, asked, open);
}

function join(socket: Socket, targetPort: number, open: Set<Socket>): void {
  const target = connect(targetPort, '127.0.0.1');
  for (const [from, to] of [
    [socket, target],
    [target, socket],
  ] as const) {
    open.add(from);
    from.pipe(to);
    from.on('error', () => to.destroy());
  }
}

async function listening(
  server: Server,
  asked: readonly string[],
  open: ReadonlySet<Socket>,
): Promise<TestProxy> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${String(port)}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  };
}
