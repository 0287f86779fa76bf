import type { Navigation } from '#shared/contract/events';
import { maxRecipients, maxTextUnits, type DraftRecipient } from '#shared/domain/draft';
import { parseSmsLink, parseTelLink, type LinkProblem, type SmsLink } from '#shared/domain/link';
import { linkSchemeOf } from '#shared/domain/link-scheme';
import type { CountryCode, E164 } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { oneLine } from './one-line';

/** What a link comes to: Compose as it fills it, and what of it could not be taken over. */
export interface OpenedLink {
  readonly navigation: Navigation;
  readonly notices: readonly AppError[];
}

export interface LinkReading {
  /** For numbers without a country code. */
  readonly defaultCountry: CountryCode;
  /** Whether the user wants `tel:` links opened. */
  readonly telLinks: boolean;
  /** A number as a recipient, with its contact where it has one. */
  readonly recipient: (e164: E164) => DraftRecipient;
}

const maxNoticeCharacters = 200;

/**
 * Turns an `sms:` or `tel:` link into what Compose shows; it never sends.
 *
 * Whoever clicked on a link always gets the window: one that cannot be read comes with a notice
 * (`link-not-read`, `link-too-long`, `tel-links-off`) and leaves what stands in Compose; recipients
 * that are no numbers or too many are named in one (`link-recipients-left-out`), and so is a text
 * that was cut (`link-text-cut`).
 */
export function openedLink(link: string, reading: LinkReading): OpenedLink {
  const isTel = linkSchemeOf(link) === 'tel';
  if (isTel && !reading.telLinks) return notOpened(appError('tel-links-off'));
  const parsed = isTel
    ? parseTelLink(link, reading.defaultCountry)
    : parseSmsLink(link, reading.defaultCountry);
  if (!parsed.ok) return notOpened(appError(errorOf[parsed.error]));
  const whole: SmsLink = { body: null, bodyWasCut: false, ...parsed.value };
  const { recipients, notNumbers, body, bodyWasCut } = whole;
  const tooMany = recipients.slice(maxRecipients).map(({ international }) => international);
  const left = oneLine([...notNumbers, ...tooMany].join(', '), maxNoticeCharacters);
  return {
    navigation: {
      to: 'compose',
      recipients: recipients.slice(0, maxRecipients).map(({ e164 }) => reading.recipient(e164)),
      text: body,
      // A link of which nothing can be taken over leaves everything as it is.
      ...(recipients.length > 0 || body !== null ? { fresh: true } : {}),
    },
    notices: [
      ...(left === ''
        ? []
        : [appError('link-recipients-left-out', { params: { left, limit: maxRecipients } })]),
      ...(bodyWasCut ? [appError('link-text-cut', { params: { limit: maxTextUnits } })] : []),
    ],
  };
}

const errorOf = {
  'not-a-link': 'link-not-read',
  malformed: 'link-not-read',
  'too-long': 'link-too-long',
} as const satisfies Readonly<Record<LinkProblem, AppError['code']>>;

function notOpened(notice: AppError): OpenedLink {
  return { navigation: { to: 'compose', recipients: [], text: null }, notices: [notice] };
}
