import type { ChannelInput, SentAnswer } from '#shared/contract/channels';
import { accountKindFacts, type AccountKind, type ApiFlavor } from '#shared/domain/account';
import { maxRecipients, type DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import { formatPhone, parsePhone, type E164 } from '#shared/domain/phone';
import { checkText } from '#shared/domain/sendable-text';
import { withSignOff } from '#shared/domain/sign-off';
import { hasFields } from '#shared/domain/template-marks';
import { appError, type AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import type { Outbox } from './outbox';
import type { AccountLookup, Clock, MessageStore, OptOutLookup } from './ports';

export interface SendSmsParts {
  readonly outbox: Pick<Outbox, 'submit'>;
  readonly store: Pick<MessageStore, 'byRequest' | 'findDuplicate'>;
  readonly accounts: AccountLookup;
  readonly optOuts: OptOutLookup;
  readonly clock: Pick<Clock, 'now'>;
  /** A fresh id for a message. */
  readonly newId: () => string;
  /** The undo window of the settings, 0 to 30 000. */
  readonly undoMs: () => number;
}

/** The same text to the same recipient within this time asks first. */
export const duplicateWindowMs = 10 * 60_000;

const minuteMs = 60_000;
const senderIdForm: Readonly<Record<ApiFlavor, RegExp>> = {
  classic: /^\d+$/,
  platform: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/** Sends a text; `merged` are the texts of those who get one of their own. */
export type SendSms = (
  input: ChannelInput<'sendSms'>,
  merged?: ReadonlyMap<E164, string>,
) => Result<SentAnswer, AppError>;

/**
 * Makes the use case behind `sendSms`: one text to up to ten recipients, a message for each.
 *
 * The account's sign-off is put under each text: what is stored is what is sent. A text with fields is
 * `template-broken`: they are filled in before, see `templates/send-merged.ts`.
 *
 * All or none are queued. The same `requestId` again answers with what it made the first time, and
 * sends nothing. Errors: `account-not-found`, `sender-missing`, `sender-not-listed`, those of `checkText`,
 * `recipients-missing`, `recipients-too-many`, `recipient-invalid`, `recipient-opted-out`, and `duplicate-recent` unless
 * confirmed. Throws when the messages cannot be stored; nothing is sent then.
 */
export function createSendSms(parts: SendSmsParts): SendSms {
  const { store, clock } = parts;
  return (input, merged) => {
    const known = store.byRequest(input.requestId);
    if (known.length > 0) return ok(answer(known, clock.now()));

    const account = parts.accounts.get(input.accountId);
    if (account === null) return err(appError('account-not-found'));
    if (!isSenderId(input.senderId, account.kind)) return err(appError('sender-missing'));
    const { senderIds } = account;
    if (senderIds.length > 0 && !senderIds.includes(input.senderId)) {
      return err(appError('sender-not-listed'));
    }
    const textFor = ({ e164 }: DraftRecipient): string =>
      withSignOff(merged?.get(e164) ?? input.text, account.signOff);
    for (const recipient of input.recipients) {
      const text = checkMerged(textFor(recipient), account.textLimit);
      if (!text.ok) return text;
    }
    const recipients = checkRecipients(input.recipients);
    if (!recipients.ok) return recipients;
    const optedOut = recipients.value.find(({ e164 }) => parts.optOuts.has(e164));
    if (optedOut !== undefined) return err(recipientOptedOut(optedOut.name, optedOut.e164));
    const { practice, label } = account;
    if (!input.duplicateConfirmed) {
      const duplicate = recipients.value
        .map((recipient) =>
          store.findDuplicate({
            recipient: recipient.e164,
            text: textFor(recipient),
            practice,
            sinceAt: clock.now() - duplicateWindowMs,
          }),
        )
        .find((found) => found !== null);
      if (duplicate) return err(duplicateRecent(duplicate, clock.now()));
    }

    const messages = recipients.value.map((recipient) => ({
      id: parts.newId(),
      requestId: input.requestId,
      createdAt: clock.now(),
      accountId: input.accountId,
      accountLabel: label,
      practice,
      senderId: input.senderId,
      recipient: recipient.e164,
      contactId: recipient.contactId,
      recipientName: recipient.name,
      text: textFor(recipient),
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    }));
    return ok(answer(parts.outbox.submit(messages, { undoMs: parts.undoMs() }), clock.now()));
  };
}

/** Whoever forgets to fill in the fields sends nothing, rather than braces. */
function checkMerged(text: string, limit: number): Result<string, AppError> {
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

function duplicateRecent(duplicate: Message, now: number): AppError {
  const minutes = Math.max(1, Math.ceil((now - duplicate.createdAt) / minuteMs));
  return appError('duplicate-recent', {
    params: { recipient: duplicate.recipientName ?? formatPhone(duplicate.recipient), minutes },
  });
}

function answer(messages: readonly Message[], now: number): SentAnswer {
  const undoUntil = messages.map(({ state }) =>
    state.kind === 'queued' && state.waitsFor === 'undo' ? state.dueAt : now,
  );
  return { messages, undoUntilAt: Math.max(now, ...undoUntil) };
}
