import { accountKindFacts, type AccountKind, type ApiFlavor } from '#shared/domain/account';
import { maxRecipients, type DraftRecipient } from '#shared/domain/draft';
import { formatPhone, parsePhone } from '#shared/domain/phone';
import { checkText } from '#shared/domain/sendable-text';
import { hasFields } from '#shared/domain/template-marks';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { AccountLookup, OptOutLookup } from './ports';

/** What a window wants to be sent, now or later. */
export interface SendRequest {
  readonly accountId: string;
  readonly senderId: string;
  readonly recipients: readonly DraftRecipient[];
}

/** Through what it is sent. */
export type SendingAccount = NonNullable<ReturnType<AccountLookup['get']>>;

/** The whole text that a recipient gets, with the account's sign-off. */
export type TextFor = (recipient: DraftRecipient, account: SendingAccount) => string;

/** What can be sent as it is. */
export interface CheckedRequest {
  readonly account: SendingAccount;
  /** Each number once, in the order given. */
  readonly recipients: readonly DraftRecipient[];
}

const senderIdForm: Readonly<Record<ApiFlavor, RegExp>> = {
  classic: /^\d+$/,
  platform: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/**
 * Checks account, sender, recipients and what each gets; where `textFor` is missing, that comes later.
 * Errors: `account-not-found`, `sender-missing`,
 * `sender-not-listed`, those of `checkFilled`, `recipients-missing`, `recipients-too-many`,
 * `recipient-invalid`, `recipient-opted-out`.
 */
export function checkRequest(
  parts: { readonly accounts: AccountLookup; readonly optOuts: OptOutLookup },
  request: SendRequest,
  textFor?: TextFor,
): Result<CheckedRequest, AppError> {
  const account = parts.accounts.get(request.accountId);
  if (account === null) return err(appError('account-not-found'));
  if (!isSenderId(request.senderId, account.kind)) return err(appError('sender-missing'));
  const { senderIds } = account;
  if (senderIds.length > 0 && !senderIds.includes(request.senderId)) {
    return err(appError('sender-not-listed'));
  }
  for (const recipient of request.recipients) {
    if (textFor === undefined) break;
    const text = checkFilled(textFor(recipient, account), account.textLimit);
    if (!text.ok) return text;
  }
  const recipients = checkRecipients(request.recipients);
  if (!recipients.ok) return recipients;
  const optedOut = recipients.value.find(({ e164 }) => parts.optOuts.has(e164));
  if (optedOut !== undefined) return err(recipientOptedOut(optedOut.name, optedOut.e164));
  return ok({ account, recipients: recipients.value });
}

/**
 * Checks a text that is to be sent. Whoever forgets to fill in its fields sends nothing, rather than
 * braces. Errors: `template-broken`, those of `checkText`.
 */
export function checkFilled(text: string, limit: number): Result<string, AppError> {
  return hasFields(text) ? err(appError('template-broken')) : checkText(text, limit);
}

/** Whether a sender id has the form that the account's API takes. */
export function isSenderId(senderId: string, kind: AccountKind): boolean {
  return senderIdForm[accountKindFacts[kind].flavor].test(senderId);
}

/** Each number once, in the order given. The numbers are E.164 already, so that no country is assumed. */
function checkRecipients(
  recipients: readonly DraftRecipient[],
): Result<readonly DraftRecipient[], AppError> {
  const byNumber = new Map<string, DraftRecipient>();
  for (const recipient of recipients) {
    const parsed = parsePhone(recipient.e164, 'US');
    if (!parsed.ok || parsed.value.e164 !== recipient.e164) {
      return err(appError('recipient-invalid', { params: { number: recipient.e164 } }));
    }
    if (!byNumber.has(recipient.e164)) byNumber.set(recipient.e164, recipient);
  }
  if (byNumber.size === 0) return err(appError('recipients-missing'));
  if (byNumber.size > maxRecipients) {
    return err(appError('recipients-too-many', { params: { limit: maxRecipients } }));
  }
  return ok([...byNumber.values()]);
}

/** Why a number is not texted, whoever asks for it. */
export function recipientOptedOut(name: string | null, e164: string): AppError {
  return appError('recipient-opted-out', { params: { recipient: name ?? formatPhone(e164) } });
}
