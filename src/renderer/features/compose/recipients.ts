import { maxRecipients, type DraftRecipient } from '#shared/domain/draft';
import type { PhoneProblem } from '#shared/domain/phone';

/** Why something typed in To is no recipient. */
export interface RecipientProblem {
  readonly kind: PhoneProblem | 'too-many';
  readonly typed: string;
}

/** Whether a number without a country code was refused, as it may not be for another country. */
export function isReadByCountry({ kind, typed }: RecipientProblem): boolean {
  const isRefused = kind === 'not-valid' || kind === 'too-short' || kind === 'too-long';
  return isRefused && !/^[\s(]*(\+|＋|00|011)/.test(typed);
}

/** Splits what was typed or pasted into To: at commas, semicolons, tabs and line breaks. */
export function splitRecipients(typed: string): string[] {
  return typed
    .split(/[,;\t\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Adds recipients, each number once, up to as many as one message may have; the rest is left over. */
export function addRecipients(
  current: readonly DraftRecipient[],
  added: readonly DraftRecipient[],
): {
  readonly recipients: readonly DraftRecipient[];
  readonly leftOver: readonly DraftRecipient[];
} {
  const recipients = [...current];
  const leftOver: DraftRecipient[] = [];
  for (const recipient of added) {
    if (recipients.some(({ e164 }) => e164 === recipient.e164)) continue;
    if (recipients.length < maxRecipients) recipients.push(recipient);
    else leftOver.push(recipient);
  }
  return { recipients, leftOver };
}
