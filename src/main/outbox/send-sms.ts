import type { ChannelInput, SentAnswer } from '#shared/contract/channels';
import { accountKindFacts, type AccountKind, type ApiFlavor } from '#shared/domain/account';
import { maxRecipients, type DraftRecipient } from '#shared/domain/draft';
import type { Message } from '#shared/domain/message';
import { formatPhone, parsePhone } from '#shared/domain/phone';
import { checkText } from '#shared/domain/sendable-text';
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

/**
 * Makes the use case behind `sendSms`: one text to up to ten recipients, a message for each.
 *
 * All or none are queued. The same `requestId` again answers with what it made the first time, and
 * sends nothing. Errors: `account-not-found`, `sender-missing`, `sender-not-listed`, those of `checkText`,
 * `recipients-missing`, `recipients-too-many`, `recipient-invalid`, `recipient-opted-out`, and `duplicate-recent` unless
 * confirmed. Throws when the messages cannot be stored; nothing is sent then.
 */
export function createSendSms(
  parts: SendSmsParts,
): (input: ChannelInput<'sendSms'>) => Result<SentAnswer, AppError> {
  const { store, clock } = parts;
  return (input) => {
    const known = store.byRequest(input.requestId);
    if (known.length > 0) return ok(answer(known, clock.now()));

    const account = parts.accounts.get(input.accountId);
    if (account === null) return err(appError('account-not-found'));
    if (!isSenderId(input.senderId, account.kind)) return err(appError('sender-missing'));
    const { senderIds } = account;
    if (senderIds.length > 0 && !senderIds.includes(input.senderId)) {
      return err(appError('sender-not-listed'));
    }
    const text = checkText(input.text, account.textLimit);
    if (!text.ok) return text;
    const recipients = checkRecipients(input.recipients);
    if (!recipients.ok) return recipients;
    const optedOut = recipients.value.find(({ e164 }) => parts.optOuts.has(e164));
    if (optedOut !== undefined) return err(recipientOptedOut(optedOut.name, optedOut.e164));
    const { practice, label } = account;
    if (!input.duplicateConfirmed) {
      const duplicate = recipients.value
        .map(({ e164 }) =>
          store.findDuplicate({
            recipient: e164,
            text: text.value,
            practice,
            sinceAt: clock.now() - duplicateWindowMs,
          }),
        )
        .find((found) => found !== null);
      if (duplicate) return err(duplicateRecent(duplicate, clock.now()));
    }

    const messages = recipients.value.map(({ e164, contactId, name }) => ({
      id: parts.newId(),
      requestId: input.requestId,
      createdAt: clock.now(),
      accountId: input.accountId,
      accountLabel: label,
      practice,
      senderId: input.senderId,
      recipient: e164,
      contactId,
      recipientName: name,
      text: text.value,
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: 'everyday' as const,
    }));
    return ok(answer(parts.outbox.submit(messages, { undoMs: parts.undoMs() }), clock.now()));
  };
}

function isSenderId(senderId: string, kind: AccountKind): boolean {
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
