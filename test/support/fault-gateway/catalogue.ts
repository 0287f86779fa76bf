import { faults, type Responder } from './fault-gateway.mjs';

/**
 * What an answer means. `yes`: taken, and the program can know. `no`: refused, this text alone.
 * `no-to-all`: refused, and so would be every other text of the account. `wait`: not now. `unclear`: it was
 * taken, and the program cannot know.
 */
export type Meaning = 'yes' | 'no' | 'no-to-all' | 'wait' | 'unclear';

export interface CataloguedFault {
  readonly name: string;
  readonly meaning: Meaning;
  readonly respond: Responder;
}

const json = { 'Content-Type': 'application/json' };
const html = { 'Content-Type': 'text/html' };
const said = (status: number, body: object) => faults.status(status, JSON.stringify(body));

/** Every kind of answer, of half an answer and of silence that ends by itself. */
export const faultCatalogue: readonly [CataloguedFault, ...CataloguedFault[]] = [
  { name: 'accepted', meaning: 'yes', respond: faults.accepted },
  { name: 'accepted late', meaning: 'yes', respond: faults.late(80) },
  { name: 'accepted, then reset', meaning: 'yes', respond: faults.resetAfterAnswer },
  { name: 'accepted, left open', meaning: 'yes', respond: faults.keepAlive },
  { name: '200 in HTML', meaning: 'yes', respond: faults.status(200, '<p>Sent</p>', html) },
  { name: '204', meaning: 'yes', respond: faults.status(204) },
  {
    name: '400 number',
    meaning: 'no',
    respond: said(400, { message: 'Invalid phone number format' }),
  },
  {
    name: '422 field',
    meaning: 'no',
    respond: said(422, { message: 'Invalid.', errors: { to: ['The to field is invalid.'] } }),
  },
  {
    name: '500 carrier',
    meaning: 'no',
    respond: said(500, { message: 'Failed to send SMS', error: '21614 not a mobile number' }),
  },
  {
    name: '400 balance',
    meaning: 'no-to-all',
    respond: said(400, { message: 'Insufficient balance to send SMS' }),
  },
  { name: '402', meaning: 'no-to-all', respond: faults.status(402, 'Payment required', html) },
  { name: '401', meaning: 'no-to-all', respond: said(401, { message: 'Unauthenticated.' }) },
  { name: '403', meaning: 'no-to-all', respond: said(403, { error: 'Insufficient permissions' }) },
  { name: '404', meaning: 'no-to-all', respond: faults.status(404, '<h1>Not Found</h1>', html) },
  {
    name: '302 to a login page',
    meaning: 'no-to-all',
    respond: faults.status(302, '', { Location: '/login' }),
  },
  { name: '429 in the body', meaning: 'wait', respond: said(429, { retry_after: 1 }) },
  {
    name: '429 in the header',
    meaning: 'wait',
    respond: faults.status(429, 'slow', { ...json, 'Retry-After': '1' }),
  },
  {
    name: '429 by a limit',
    meaning: 'wait',
    respond: faults.status(429, '', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1' }),
  },
  {
    name: '500 of another kind',
    meaning: 'unclear',
    respond: said(500, { message: 'Server Error' }),
  },
  { name: '502', meaning: 'unclear', respond: faults.status(502, '<h1>Bad Gateway</h1>', html) },
  { name: '503 empty', meaning: 'unclear', respond: faults.status(503) },
  { name: 'reset before the answer', meaning: 'unclear', respond: faults.resetBeforeAnswer },
  { name: 'end before the answer', meaning: 'unclear', respond: faults.endBeforeAnswer },
  { name: 'reset amid the answer', meaning: 'unclear', respond: faults.resetAmidAnswer },
  { name: 'half a header', meaning: 'unclear', respond: faults.halfHeader },
  { name: 'no HTTP', meaning: 'unclear', respond: faults.notHttp },
  { name: 'less than announced', meaning: 'unclear', respond: faults.lengthTooLong },
];
