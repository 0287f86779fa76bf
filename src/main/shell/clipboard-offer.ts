import { copiedNumber } from '#shared/domain/copied-number';
import type { DraftRecipient } from '#shared/domain/draft';
import type { CountryCode, E164 } from '#shared/domain/phone';

export interface ClipboardOfferParts {
  /** What the clipboard holds as text; empty where it holds none. */
  readonly readText: () => Promise<string>;
  /** Whether the user wants it. */
  readonly isOn: () => boolean;
  readonly defaultCountry: () => CountryCode;
  readonly recipient: (e164: E164) => DraftRecipient;
  /** Shows the offer in Compose. */
  readonly offer: (recipient: DraftRecipient) => void;
}

/** Offers the one phone number that the clipboard holds as a recipient; never fills it in. */
export interface ClipboardOffer {
  /**
   * Looks into the clipboard, once. Only to be called when the user has called the window, and when
   * it has the focus: Wayland tells nobody else what is in the clipboard.
   */
  look: () => Promise<void>;
  /** The offer was taken or refused: it is not made again while the clipboard holds the same number. */
  answered: () => void;
}

/** Makes the offer. What the clipboard holds is kept nowhere, but for the number that was offered last. */
export function createClipboardOffer(parts: ClipboardOfferParts): ClipboardOffer {
  let offered: E164 | null = null;
  let isAnswered = false;
  return {
    async look() {
      if (!parts.isOn()) return;
      const number = copiedNumber(await parts.readText(), parts.defaultCountry());
      if (number?.e164 !== offered) isAnswered = false;
      offered = number?.e164 ?? null;
      if (offered !== null && !isAnswered) parts.offer(parts.recipient(offered));
    },
    answered: () => {
      isAnswered = true;
    },
  };
}
