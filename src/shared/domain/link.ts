import { err, ok, type Result } from '../result';
import { looksLikeSmsLink } from './link-scheme';
import { parsePhone, type CountryCode, type PhoneNumber } from './phone';

/** What an `sms:` link asks for. It fills Compose and never sends. */
export interface SmsLink {
  /** In the link's order, each once. */
  readonly recipients: readonly PhoneNumber[];
  /** Recipients that are not phone numbers, as they stand in the link, for a person to read. */
  readonly notNumbers: readonly string[];
  /** `null` where the link has no body. Line ends are `\n`. */
  readonly body: string | null;
}

export type SmsLinkProblem = 'not-an-sms-link' | 'too-long' | 'malformed';

/** The longest link that is read, in UTF-16 units; a body of 10,000 characters fits, escaped. */
export const maxLinkUnits = 100_000;
const maxBodyUnits = 10_000;
const maxRecipients = 50;

/**
 * Reads an `sms:` link (RFC 5724): recipients separated by commas, then `?body=`.
 *
 * Telephone parameters are those of RFC 3966: a `phone-context` that is a global prefix is put
 * before the number, others are ignored. Numbers without a country code are read with
 * `defaultCountry`. Fields other than `body` are ignored, as the RFC wants; `+` stands for itself.
 */
export function parseSmsLink(
  link: string,
  defaultCountry: CountryCode,
): Result<SmsLink, SmsLinkProblem> {
  if (!looksLikeSmsLink(link)) return err('not-an-sms-link');
  if (link.length > maxLinkUnits) return err('too-long');
  const withoutFragment = link.slice('sms:'.length).split('#', 1)[0] ?? '';
  const queryAt = withoutFragment.indexOf('?');
  const path = queryAt === -1 ? withoutFragment : withoutFragment.slice(0, queryAt);
  const query = queryAt === -1 ? '' : withoutFragment.slice(queryAt + 1);
  try {
    // Some pages write sms://+1202…, which has no meaning of its own.
    const addresses = path.replace(/^\/\//, '').split(',');
    return ok({ ...readRecipients(addresses, defaultCountry), body: readBody(query) });
  } catch (error) {
    if (error instanceof URIError) return err('malformed');
    throw error;
  }
}

function readRecipients(
  addresses: readonly string[],
  defaultCountry: CountryCode,
): Pick<SmsLink, 'recipients' | 'notNumbers'> {
  const recipients = new Map<string, PhoneNumber>();
  const notNumbers: string[] = [];
  for (const address of addresses.slice(0, maxRecipients)) {
    const typed = subscriberOf(decodeURIComponent(address));
    if (typed === '') continue;
    const number = parsePhone(typed, defaultCountry);
    if (!number.ok) notNumbers.push(typed);
    else if (!recipients.has(number.value.e164)) recipients.set(number.value.e164, number.value);
  }
  return { recipients: [...recipients.values()], notNumbers };
}

/** The number of a telephone-subscriber (RFC 3966, section 3) without its parameters. */
function subscriberOf(address: string): string {
  const [number = '', ...parameters] = plain(address)
    .split(';')
    .map((part) => part.trim());
  const context = parameters
    .map((parameter) => /^phone-context=(\+[\d().-]+)$/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  return context !== undefined && number !== '' && !number.startsWith('+')
    ? context + number
    : number;
}

function readBody(query: string): string | null {
  for (const field of query.split('&')) {
    const equals = field.indexOf('=');
    if (equals === -1 || field.slice(0, equals).toLowerCase() !== 'body') continue;
    const body = decodeURIComponent(field.slice(equals + 1)).replace(/\r\n?/g, '\n');
    return withoutHalfPair(plain(body).slice(0, maxBodyUnits));
  }
  return null;
}

/** Without control characters, save line feed and tab, and without lone surrogates. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/\p{Surrogate}/gu, '\u{fffd}');
}

function withoutHalfPair(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
