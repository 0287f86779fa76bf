import type { PracticeScenario } from '#shared/domain/practice-numbers';

/** What the practice gateway does about one request to send. */
export type PracticeReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly slowly?: true;
    }
  /** The connection is reset after these bytes; none at all where empty. */
  | { readonly kind: 'reset'; readonly after: string }
  | { readonly kind: 'silence' };

/** A text that the practice gateway was asked to send. */
export interface PracticeText {
  readonly id: number;
  readonly from: string;
  readonly senderId: number;
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  /** Counts the requests for this number from 1. */
  readonly attempt: number;
  readonly sentAt: Date;
}

/** What a scenario makes of a text: the outcome table, seen from the provider's side. */
export function practiceReply(scenario: PracticeScenario, text: PracticeText): PracticeReply {
  return replies[scenario](text);
}

const retryOnceSeconds = 2;
const retryAlwaysSeconds = 60;
const endlessBytes = 1024 * 1024;

const replies: Readonly<Record<PracticeScenario, (text: PracticeText) => PracticeReply>> = {
  accepted,
  'accepted-slowly': (text) => ({ ...accepted(text), slowly: true }),
  'accepted-other-shape': acceptedOtherShape,
  'accepted-unreadable': () => html(200, 'It works!'),
  'accepted-half-json': (text) => ({ ...accepted(text), body: accepted(text).body.slice(0, 40) }),
  'accepted-empty': () => answer(202, ''),
  'accepted-endless': () => answer(200, 'x'.repeat(endlessBytes)),

  'recipient-invalid': () => json(400, { message: 'Invalid phone number format' }),
  'recipient-invalid-other-words': () => json(400, { message: 'Invalid to phone number' }),
  balance: () => json(400, { message: 'Insufficient balance to send SMS' }),
  'balance-other-words': () => json(400, { message: 'Insufficient balance' }),
  'sender-not-sms-capable': () => json(400, { message: 'Phone number is not SMS-capable' }),
  'sender-not-sms-capable-other-words': () =>
    json(400, { message: 'From number is not SMS capable' }),
  'sender-unknown': () => json(400, { message: 'From number not found' }),
  'refused-otherwise': () => json(400, { message: 'Messages with links need to be registered' }),

  'key-rejected': () =>
    json(401, {
      error: 'Invalid API key',
      message: 'The provided API key is invalid or has been revoked.',
    }),
  'key-rejected-other-words': () => json(401, { message: 'Unauthenticated.' }),
  'key-redirected': () => ({
    ...html(302, 'Redirecting to /login'),
    headers: { ...htmlHeaders, Location: '/login' },
  }),
  'payment-required': () => json(402, { message: 'Payment required' }),
  permission: () =>
    json(403, {
      error: 'Insufficient permissions',
      message: 'This key may not send text messages.',
    }),
  'base-url': () => html(404, 'Not Found'),
  'field-invalid': () => {
    const message = 'The body field must not be greater than 300 characters.';
    return json(422, { message, errors: { body: [message] } });
  },

  'rate-limited-once': (text) =>
    text.attempt % 2 === 0 ? accepted(text) : rateLimited(retryOnceSeconds),
  'rate-limited-always': () => rateLimited(retryAlwaysSeconds),

  carrier: () => carrierFailure('Carrier temporarily unavailable'),
  'carrier-opted-out': () =>
    carrierFailure('[HTTP 400] Unable to create record: Attempt to send to unsubscribed (21610)'),

  'server-error': () => json(500, { message: 'Server Error' }),
  'bad-gateway': () => html(502, '502 Bad Gateway'),
  unavailable: () => answer(503, ''),
  'gateway-timed-out': () => html(504, '504 Gateway Time-out'),

  'reset-before-answer': () => ({ kind: 'reset', after: '' }),
  'reset-amid-answer': (text) => {
    const { body } = accepted(text);
    const length = String(Buffer.byteLength(body));
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}`;
    return { kind: 'reset', after: `${head}\r\n\r\n${body.slice(0, 40)}` };
  },
  'no-answer': () => ({ kind: 'silence' }),
  'half-header': () => ({ kind: 'reset', after: 'HTTP/1.1 200 OK\r\nContent-Ty' }),
};

type PracticeAnswer = Extract<PracticeReply, { kind: 'answer' }>;

/** Famulor's form. */
function accepted(text: PracticeText): PracticeAnswer {
  return json(200, {
    message: 'SMS sent successfully',
    data: {
      sms_id: `PRACTICE_${String(text.id)}`,
      from: text.from,
      to: text.to,
      body: text.body,
      segments: text.segments,
      cost: 0,
      currency: 'EUR',
      status: 'sent',
    },
  });
}

/** Autocalls' form. */
function acceptedOtherShape(text: PracticeText): PracticeAnswer {
  const at = text.sentAt.toISOString().replace('T', ' ').slice(0, 19);
  return json(201, {
    message: 'SMS sent successfully',
    data: {
      id: text.id,
      phone_number_id: text.senderId,
      to: text.to,
      body: text.body,
      user_id: 1,
      segments: text.segments,
      segment_price: 0,
      total_cost: 0,
      status: 'sent',
      sms_sid: `PRACTICE${String(text.id)}`,
      created_at: at,
      updated_at: at,
    },
  });
}

function rateLimited(seconds: number): PracticeAnswer {
  const limited = json(429, {
    error: 'Rate limit exceeded',
    message: 'Too many requests. Please try again later.',
    retry_after: seconds,
  });
  return { ...limited, headers: { ...limited.headers, 'Retry-After': String(seconds) } };
}

function carrierFailure(reason: string): PracticeAnswer {
  return json(500, { message: 'Failed to send SMS', error: reason });
}

/** An answer in JSON. */
export function json(status: number, body: unknown): PracticeAnswer {
  return answer(status, JSON.stringify(body), { 'Content-Type': 'application/json' });
}

const htmlHeaders = { 'Content-Type': 'text/html; charset=UTF-8' };

/** A web page, as proxies and login pages answer. */
export function html(status: number, title: string): PracticeAnswer {
  return answer(status, `<!DOCTYPE html><title>${title}</title><h1>${title}</h1>`, htmlHeaders);
}

function answer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): PracticeAnswer {
  return { kind: 'answer', status, headers, body };
}
