import type { Navigation } from '#shared/contract/events';
import { maxRecipients } from '#shared/domain/draft';
import { parseSmsLink } from '#shared/domain/link';
import type { CountryCode } from '#shared/domain/phone';
import { appError, type AppError } from '#shared/errors';
import { oneLine } from './one-line';

/** What a link comes to: Compose as it fills it, and what of it could not be taken over. */
export interface OpenedLink {
  readonly navigation: Navigation;
  readonly notice: AppError | null;
}

const maxNoticeCharacters = 200;

/**
 * Turns an `sms:` link into what Compose shows; it never sends.
 *
 * Whoever clicked on a link always gets the window: one that cannot be read comes with a notice
 * (`link-not-read`) and leaves what stands in Compose, recipients that are no numbers or too many
 * are named in one (`link-recipients-left-out`).
 */
export function openedLink(link: string, defaultCountry: CountryCode): OpenedLink {
  const parsed = parseSmsLink(link, defaultCountry);
  if (!parsed.ok) {
    return {
      navigation: { to: 'compose', recipients: [], text: null },
      notice: appError('link-not-read'),
    };
  }
  const { recipients, notNumbers, body } = parsed.value;
  const tooMany = recipients.slice(maxRecipients).map(({ international }) => international);
  const left = oneLine([...notNumbers, ...tooMany].join(', '), maxNoticeCharacters);
  return {
    navigation: {
      to: 'compose',
      recipients: recipients
        .slice(0, maxRecipients)
        .map(({ e164 }) => ({ e164, contactId: null, name: null })),
      text: body,
    },
    notice:
      left === ''
        ? null
        : appError('link-recipients-left-out', { params: { left, limit: maxRecipients } }),
  };
}
