import { err, ok, type Result } from '../result';
import { maxTextUnits } from './draft';
import { linkSchemeOf, type LinkScheme } from './link-scheme';
import { parsePhone, type CountryCode, type PhoneNumber } from './phone';

/** What an `sms:` link asks for. It fills Compose and never sends. */
export interface SmsLink {
  /** In the link's order, each once. */
  readonly recipients: readonly PhoneNumber[];
  /** Recipients that are not phone numbers, as they stand in the link, for a person to read. */
  readonly notNumbers: readonly string[];
  /** `null` where the link has no body. Line ends are `\n`. */
  readonly body: string | null;
  /** The body was longer than a draft may be, and its end is left out. */
  readonly bodyWasCut: boolean;
}

export type LinkProblem = 'not-a-link' | 'too-long' | 'malformed';

/** The longest link that is read, in UTF-16 units; a body of 10,000 characters fits, escaped. */
export const maxLinkUnits = 100_000;
/** Addresses after these are not read. */
const maxAddresses = 50;

/**
 * Reads an `sms:` link (RFC 5724): recipients separated by commas, then `?body=`.
 *
 * Telephone parameters are those of RFC 3966: a `phone-context` that is a global prefix is put
 * before the number, others are ignored. Numbers without a country code are read with
 * `defaultCountry`. Fields other than `body` are ignored, as the RFC wants; `+` stands for itself.
 * `&body=` right after the numbers is read too: pages write it since iOS once wanted it so.
 */
export function parseSmsLink(
  link: string,
  defaultCountry: CountryCode,
): Result<SmsLink, LinkProblem> {
  return parts('sms', link, (path, query) => ({
    ...readRecipients(addressesIn(path), defaultCountry),
    ...readBody(query),
  }));
}

/**
 * Reads a `tel:` link (RFC 3966): one number, its parameters as in {@link parseSmsLink}.
 *
 * The value has one recipient at most, and the number in `notNumbers` where it is none to be texted.
 */
export function parseTelLink(
  link: string,
  defaultCountry: CountryCode,
): Result<Pick<SmsLink, 'recipients' | 'notNumbers'>, LinkProblem> {
  return parts('tel', link, (path) => readRecipients([decodeURIComponent(path)], defaultCountry));
}

/** Takes a link apart; a broken escape in what `read` decodes makes it malformed. */
function parts<Read>(
  scheme: LinkScheme,
  link: string,
  read: (path: string, query: string) => Read,
): Result<Read, LinkProblem> {
  if (linkSchemeOf(link) !== scheme) return err('not-a-link');
  if (link.length > maxLinkUnits) return err('too-long');
  const withoutFragment = link.slice(`${scheme}:`.length).split('#', 1)[0] ?? '';
  const queryAt = withoutFragment.search(/[?&]/);
  const path = queryAt === -1 ? withoutFragment : withoutFragment.slice(0, queryAt);
  const query = queryAt === -1 ? '' : withoutFragment.slice(queryAt + 1);
  try {
    // Some pages write sms://+1202…, which has no meaning of its own.
    return ok(read(path.replace(/^\/\//, ''), query));
  } catch (error) {
    if (error instanceof URIError) return err('malformed');
    throw error;
  }
}

/** Decoded first: no number holds a comma, and some pages escape those between the numbers. */
function addressesIn(path: string): readonly string[] {
  return decodeURIComponent(path).split(',').slice(0, maxAddresses);
}

function readRecipients(
  addresses: readonly string[],
  defaultCountry: CountryCode,
): Pick<SmsLink, 'recipients' | 'notNumbers'> {
  const recipients = new Map<string, PhoneNumber>();
  const notNumbers: string[] = [];
  for (const address of addresses) {
    const typed = subscriberOf(address);
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

function readBody(query: string): Pick<SmsLink, 'body' | 'bodyWasCut'> {
  for (const field of query.split('&')) {
    const equals = field.indexOf('=');
    // `?body=` again after `&`, as in `&?body=`, is somebody's wish to please every phone.
    const name = field.slice(0, Math.max(equals, 0)).replace(/^\?/, '').toLowerCase();
    if (name !== 'body') continue;
    const body = plain(decodeURIComponent(field.slice(equals + 1)).replace(/\r\n?/g, '\n'));
    return {
      body: withoutHalfPair(body.slice(0, maxTextUnits)),
      bodyWasCut: body.length > maxTextUnits,
    };
  }
  return { body: null, bodyWasCut: false };
}

/** Without control characters, save line feed and tab, and without lone surrogates. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/\p{Surrogate}/gu, '\u{fffd}');
}

function withoutHalfPair(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
