import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { practiceNames } from '#shared/domain/practice-names';
import { practiceScenarioOf } from '#shared/domain/practice-numbers';
import { readJson } from '../answer-body';
import { html, json, practiceReply, type PracticeReply } from './practice-replies';

export interface PracticeGatewayParts {
  /** Random bytes of the given number, as hexadecimal digits; makes the key. */
  readonly randomHex: (bytes: number) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How many segments a text takes. */
  readonly countSegments: (text: string) => number;
  /** How long `accepted-slowly` takes, in milliseconds; 3 seconds where not given. */
  readonly slowAnswerMs?: number;
}

/** A practice gateway that runs. Key and port are new for every run. */
export interface PracticeGateway {
  readonly baseUrl: string;
  readonly key: string;
  /** Ends it and every connection to it. */
  readonly close: () => Promise<void>;
}

/** The numbers that practice accounts send from. */
const practiceSenders = [
  { id: 1, phone_number: '+12025550198', nickname: practiceNames.sender },
  { id: 2, phone_number: '+12025550199', nickname: practiceNames.secondSender },
];

const longestRequestBytes = 16 * 1024;
const textLimit = 300;

const sendBody = v.object({
  from: v.number(),
  to: v.string(),
  body: v.pipe(v.string(), v.minLength(1)),
});

/**
 * Starts the gateway for trying the program: the Classic API on loopback, without any cost.
 *
 * What it does with a text depends on the recipient, see `practice-numbers.ts`. It answers only
 * those who hold its key and come straight to its address: not web pages, nor names that lead here.
 */
export async function startPracticeGateway(parts: PracticeGatewayParts): Promise<PracticeGateway> {
  const key = `practice-${parts.randomHex(32)}`;
  const send = practiceSending(parts);
  const server = createServer((request, response) => {
    void readRequest(request).then((body) => {
      const reply = isAllowed(request, key, address()) ?? route(request, body, send);
      perform(reply, response, parts.slowAnswerMs ?? 3_000);
    });
  });
  const address = () => `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://${address()}/api`,
    key,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Refuses whoever is not the program itself; `null` where it is. */
function isAllowed(
  { headers }: IncomingMessage,
  key: string,
  address: string,
): PracticeReply | null {
  if (headers.host !== address || headers.origin !== undefined) return html(403, 'Forbidden');
  if (headers.authorization !== `Bearer ${key}`) return json(401, { message: 'Unauthenticated.' });
  return null;
}

function route(
  { method, url }: IncomingMessage,
  body: string | null,
  send: (body: string) => PracticeReply,
): PracticeReply {
  switch (`${method ?? ''} ${url ?? ''}`) {
    case 'GET /api/user/me':
      return json(200, {
        name: practiceNames.account,
        email: 'practice@example.com',
        total_balance: 0,
      });
    case 'GET /api/user/phone-numbers/all':
      return json(200, {
        data: practiceSenders.map((sender) => ({
          ...sender,
          country_code: 'US',
          sms_capable: true,
          has_active_subscription: true,
        })),
      });
    case 'GET /api/user/phone-numbers':
      return json(200, practiceSenders);
    case 'POST /api/user/sms':
      return body === null ? html(413, 'Content Too Large') : send(body);
    default:
      return html(404, 'Not Found');
  }
}

function practiceSending({ now, countSegments }: PracticeGatewayParts) {
  const attempts = new Map<string, number>();
  let sent = 0;
  return (raw: string): PracticeReply => {
    const parsed = v.safeParse(sendBody, readJson(raw));
    if (!parsed.success) {
      const message = 'The from, to and body fields are required.';
      return json(422, { message, errors: { body: [message] } });
    }
    const { from, to, body } = parsed.output;
    if (body.length > textLimit) {
      const message = `The body field must not be greater than ${String(textLimit)} characters.`;
      return json(422, { message, errors: { body: [message] } });
    }
    const sender = practiceSenders.find(({ id }) => id === from);
    if (sender === undefined) return json(400, { message: 'From number not found' });
    const attempt = (attempts.get(to) ?? 0) + 1;
    attempts.set(to, attempt);
    sent += 1;
    return practiceReply(practiceScenarioOf(to), {
      id: sent,
      from: sender.phone_number,
      senderId: sender.id,
      to,
      body,
      segments: countSegments(body),
      attempt,
      sentAt: new Date(now()),
    });
  };
}

/** The request's body, or `null` where it is longer than any request of ours. */
async function readRequest(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= longestRequestBytes) chunks.push(chunk);
    }
  } catch {
    // The other side went away amid its request: there is nobody left to answer.
  }
  return size > longestRequestBytes ? null : Buffer.concat(chunks).toString();
}

function perform(reply: PracticeReply, response: ServerResponse, slowAnswerMs: number): void {
  const { socket } = response;
  switch (reply.kind) {
    case 'answer': {
      const give = () => response.writeHead(reply.status, reply.headers).end(reply.body);
      if (reply.slowly === true) setTimeout(give, slowAnswerMs).unref();
      else give();
      return;
    }
    case 'reset':
      socket?.write(reply.after, () => socket.resetAndDestroy());
      return;
    case 'silence':
      return;
  }
}
