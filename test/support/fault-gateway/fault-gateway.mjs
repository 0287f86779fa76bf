// @ts-check
/**
 * A provider that breaks on demand: raw sockets on loopback, and a record of what really arrived.
 *
 *     const gateway = await startFaultGateway();          // speaks the Classic API, accepts all
 *     gateway.respondWith(faults.resetBeforeAnswer);      // until told otherwise
 *     gateway.respondOnce(faults.stall);                  // for the next text only, then as before
 *     gateway.requests;                                   // every request whose bytes arrived whole
 *     gateway.texts;                                      // what was asked to be sent, in order
 *     await gateway.close();
 *
 * `respondWith` and `respondOnce` take a function from the request to a {@link Behaviour}; those in
 * `faults` are ready made. They decide about texts (`POST …/user/sms`); questions about the account
 * are answered well unless `respondToAll` is given. Plain JavaScript, so that unit tests,
 * Playwright and scripts can all import it. It shares no code with the practice gateway: a fault in
 * the program's own HTTP server could not then hide in both.
 */
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/**
 * @typedef {object} RecordedRequest A request that arrived whole.
 * @property {number} index counts requests from 0
 * @property {number} connection counts connections from 0
 * @property {string} method
 * @property {string} path with its query
 * @property {Readonly<Record<string, string>>} headers names in lower case
 * @property {string} body
 * @property {number} arrivedAt milliseconds since the epoch
 */

/**
 * @typedef {{ kind: 'answer', status: number, headers?: Readonly<Record<string, string>>, body: string }} AnswerBehaviour
 * A well-formed answer; the connection is ended after it.
 * @typedef {{ kind: 'bytes', pieces: readonly string[], everyMs?: number, then: 'end' | 'reset' | 'stay' }} BytesBehaviour
 * These bytes as they are, a piece at a time, then the end, a reset, or nothing more.
 * @typedef {AnswerBehaviour | BytesBehaviour} Behaviour
 * @typedef {(request: RecordedRequest) => Behaviour | Promise<Behaviour>} Responder
 */

/**
 * @typedef {object} FaultGatewayOptions
 * @property {string} [key] the only bearer key that is accepted; any where left out
 * @property {{ key: string | Buffer, cert: string | Buffer }} [tls] makes it https
 * @property {(connection: number) => boolean} [resetUnread] true: the connection is reset when the
 *   request's first bytes come; it is not read, and not recorded
 */

/**
 * @typedef {object} FaultGateway
 * @property {string} baseUrl of the Classic API, such as `http://127.0.0.1:40000/api`
 * @property {number} port
 * @property {readonly RecordedRequest[]} requests
 * @property {readonly { from: unknown, to: unknown, body: unknown }[]} texts
 * @property {number} connections how many were ever opened
 * @property {number} openConnections how many are open now
 * @property {(responder: Responder) => void} respondWith
 * @property {(responder: Responder) => void} respondOnce
 * @property {(responder: Responder) => void} respondToAll
 * @property {() => Promise<void>} close
 */

const sendPath = /\/(user\/sms|sms\/send)$/;

/** @param {string} body */
const jsonAnswer = (status = 200, body = '{}') => ({
  kind: /** @type {const} */ ('answer'),
  status,
  headers: { 'Content-Type': 'application/json' },
  body,
});

/** @param {RecordedRequest} request */
const accepted = ({ index, body }) => {
  const { to, body: text } = JSON.parse(body);
  const data = {
    sms_id: `FAULT_${String(index)}`,
    from: '+12025550198',
    to,
    body: text,
    segments: 1,
    cost: 0.05,
    currency: 'EUR',
    status: 'sent',
  };
  return jsonAnswer(200, JSON.stringify({ message: 'SMS sent successfully', data }));
};

/** Ready-made responders, named after what they do to the connection. */
export const faults = {
  accepted,
  /** The request was read and recorded; no byte comes back. */
  resetBeforeAnswer: () => bytes([], 'reset'),
  /** As above, with an orderly end. */
  endBeforeAnswer: () => bytes([], 'end'),
  /** @type {Responder} Half of the answer's body, then a reset. */
  resetAmidAnswer: (request) => bytes([serialise(accepted(request)).slice(0, -20)], 'reset'),
  /** @type {Responder} */
  resetAfterAnswer: (request) => bytes([serialise(accepted(request))], 'reset'),
  /** A whole answer on a connection that stays open for more. */
  keepAlive: (/** @type {RecordedRequest} */ request) =>
    bytes([serialise(accepted(request), 'keep-alive')], 'stay'),
  /** Never a byte, and never an end. */
  stall: () => bytes([], 'stay'),
  halfHeader: () => bytes(['HTTP/1.1 200 OK\r\nContent-Ty'], 'end'),
  notHttp: () => bytes(['220 mail.example ESMTP\r\n'], 'end'),
  /** The body ends before its declared length. */
  lengthTooLong: () => bytes([head(200, { 'Content-Length': '500' }), '{"data":{}}'], 'end'),
  /** The body goes on behind its declared length. */
  lengthTooShort: () => bytes([head(200, { 'Content-Length': '9' }), '{"data":{}}'], 'end'),
  hugeBody: () => jsonAnswer(200, `{"data":"${'x'.repeat(10 * 1024 * 1024)}"}`),
  /** An answer that never stops arriving. */
  drip: () => ({
    ...bytes([head(200, {}), ...Array.from({ length: 600 }, () => ' ')], 'stay'),
    everyMs: 20,
  }),
  /** @param {number} ms @returns {Responder} accepted after a while */
  late: (ms) => (request) =>
    new Promise((resolve) => setTimeout(() => resolve(accepted(request)), ms)),
  /** @param {number} status @param {string} [body] @param {Record<string, string>} [headers] @returns {Responder} */
  status:
    (status, body = '', headers = { 'Content-Type': 'application/json' }) =>
    () => ({ kind: 'answer', status, headers, body }),
};

/** @type {Responder} */
const aboutTheAccount = ({ path }) => {
  if (path.endsWith('/user/me')) {
    return jsonAnswer(200, '{"name":"Test Shop","email":"shop@example.com","total_balance":12.5}');
  }
  if (path.endsWith('/user/phone-numbers/all')) {
    const sender = {
      id: 7,
      phone_number: '+12025550198',
      nickname: 'Test line',
      sms_capable: true,
      has_active_subscription: true,
    };
    return jsonAnswer(200, JSON.stringify({ data: [sender] }));
  }
  return { kind: 'answer', status: 404, headers: { 'Content-Type': 'text/html' }, body: '<p>404' };
};

/**
 * Starts a gateway on a free port of 127.0.0.1.
 *
 * @param {FaultGatewayOptions} [options]
 * @returns {Promise<FaultGateway>}
 */
export async function startFaultGateway(options = {}) {
  /** @type {RecordedRequest[]} */
  const requests = [];
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  let connections = 0;
  /** @type {Responder} */
  let toTexts = accepted;
  /** @type {Responder[]} */
  const once = [];
  /** @type {Responder | null} */
  let toAll = null;

  /** @type {Responder} */
  const respond = (request) => {
    if (toAll !== null) return toAll(request);
    if (options.key !== undefined && request.headers['authorization'] !== `Bearer ${options.key}`) {
      return jsonAnswer(401, '{"message":"Unauthenticated."}');
    }
    return sendPath.test(request.path)
      ? (once.shift() ?? toTexts)(request)
      : aboutTheAccount(request);
  };

  /** @param {import('node:net').Socket} socket */
  const serve = (socket) => {
    const connection = connections++;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A client that goes away, as after a kill, is what this gateway is for.
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      if (options.resetUnread?.(connection)) {
        reset(socket);
        return;
      }
      received = Buffer.concat([received, chunk]);
      const parsed = parseRequest(received);
      if (parsed === null) return;
      received = received.subarray(parsed.size);
      const request = {
        ...parsed.request,
        index: requests.length,
        connection,
        arrivedAt: Date.now(),
      };
      requests.push(request);
      void Promise.resolve(respond(request)).then((behaviour) => perform(socket, behaviour));
    });
  };

  const server =
    options.tls === undefined ? createServer(serve) : createTlsServer(options.tls, serve);
  // A client that does not trust the certificate ends the handshake.
  server.on('tlsClientError', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    baseUrl: `http${options.tls === undefined ? '' : 's'}://127.0.0.1:${String(port)}/api`,
    port,
    requests,
    get texts() {
      return requests
        .filter(({ method, path }) => method === 'POST' && sendPath.test(path))
        .map(({ body }) => JSON.parse(body));
    },
    get connections() {
      return connections;
    },
    get openConnections() {
      return open.size;
    },
    respondWith: (responder) => {
      toTexts = responder;
    },
    respondOnce: (responder) => {
      once.push(responder);
    },
    respondToAll: (responder) => {
      toAll = responder;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/**
 * Reads a request once all of it is there, as its `Content-Length` says.
 *
 * @param {Buffer} received
 */
function parseRequest(received) {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [line = '', ...lines] = received.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((header) => {
      const colon = header.indexOf(':');
      return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
    }),
  );
  const size = headEnd + 4 + Number(headers['content-length'] ?? 0);
  if (received.length < size) return null;
  const [method = '', path = ''] = line.split(' ');
  const body = received.subarray(headEnd + 4, size).toString();
  return { size, request: { method, path, headers, body } };
}

/** @param {import('node:net').Socket} socket @param {Behaviour} behaviour */
function perform(socket, behaviour) {
  if (behaviour.kind === 'answer') {
    socket.end(serialise(behaviour));
    return;
  }
  const { pieces, everyMs, then } = behaviour;
  const finish = () => {
    if (then === 'end') socket.end();
    if (then === 'reset') reset(socket);
  };
  if (everyMs === undefined) {
    if (pieces.length === 0) finish();
    else socket.write(pieces.join(''), finish);
    return;
  }
  let next = 0;
  const timer = setInterval(() => {
    const piece = pieces[next++];
    if (piece === undefined || socket.destroyed) clearInterval(timer);
    if (piece !== undefined) socket.write(piece);
    else finish();
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}

/** A TLS socket cannot be reset as such; without its goodbye it is as rude. @param {import('node:net').Socket} socket */
function reset(socket) {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

/** @param {readonly string[]} pieces @param {BytesBehaviour['then']} then @returns {BytesBehaviour} */
function bytes(pieces, then) {
  return { kind: 'bytes', pieces, then };
}

/** @param {number} status @param {Readonly<Record<string, string>>} headers */
function head(status, headers) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${String(status)} Test\r\n${lines.join('')}\r\n`;
}

/** @param {AnswerBehaviour} answer */
function serialise({ status, headers = {}, body }, connection = 'close') {
  const length = String(Buffer.byteLength(body));
  return head(status, { 'Content-Length': length, Connection: connection, ...headers }) + body;
}
