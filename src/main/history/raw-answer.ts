import type { Message } from '#shared/domain/message';

/** What an answer repeats of its message, and the provider's id that was read from it. */
type Known = Pick<Message, 'text' | 'recipient'> & { readonly providerId: string | null };

/** Begins what is kept as it is. */
const asItIs = '\u0001';

/** Neither JSON nor a page has these; each stands for a piece that answers repeat, in their order. */
const marks = Array.from({ length: 0x1e }, (_, code) => String.fromCharCode(code + 2)).filter(
  (mark) => mark.trim() !== '',
);

/**
 * What the providers' answers have in common, see `test/support/api-fixtures`. None is ever changed or
 * moved, only added: what is kept was written with them.
 */
const pieces = [
  '{"message":"SMS sent successfully","data":{"sms_id":"',
  '{"message":"SMS sent successfully","data":{"id":',
  '","currency":"EUR","status":"sent"}}',
  ',"currency":"EUR","status":"sent"}}',
  '"status":"sent","sms_sid":"',
  '","from":"',
  ',"phone_number_id":',
  ',"user_id":',
  '"segments":',
  ',"segment_price":',
  ',"total_cost":',
  ',"cost":',
  '","created_at":"',
  '","updated_at":"',
  '","body":"',
  '"to":"',
  '"currency":"',
  '{"message":"',
  '{"data":{',
  '"status":"',
  '"error":"',
] as const;

/** As PHP's JSON writes it: only ASCII, and slashes with a backslash. */
function asPhpWrites(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('/', '\\/')
    .replaceAll(
      /[\u007f-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The message's own first: what they have in common is short beside them. */
function piecesFor({ text, recipient, providerId }: Known): readonly string[] {
  return [
    recipient,
    JSON.stringify(text).slice(1, -1),
    asPhpWrites(text),
    providerId ?? '',
    ...pieces,
  ];
}

/** Writes an answer short: most of it is the message again, and the form that all answers have. */
export function packAnswer(answer: string, message: Known): string {
  if (marks.some((mark) => answer.includes(mark)) || answer.startsWith(asItIs)) {
    return asItIs + answer;
  }
  return piecesFor(message).reduce((packed, piece, index) => {
    const mark = marks[index];
    return mark === undefined || piece === '' ? packed : packed.replaceAll(piece, mark);
  }, answer);
}

/** The answer again, to the letter. `message` is the one it was packed with. */
export function unpackAnswer(packed: string, message: Known): string {
  if (packed.startsWith(asItIs)) return packed.slice(1);
  const known = piecesFor(message);
  return Array.from(packed, (letter) => {
    const index = marks.indexOf(letter);
    return index === -1 ? letter : (known[index] ?? '');
  }).join('');
}
