import type { ChannelInput, SentAnswer } from '#shared/contract/channels';
import type { Message, NewMessage } from '#shared/domain/message';
import type { E164 } from '#shared/domain/phone';
import { withSignOff } from '#shared/domain/sign-off';
import type { AppError } from '#shared/errors';
import { err, ok, type Result } from '#shared/result';
import { checkRequest, type TextFor } from './check-request';
import { duplicateQuestion } from './duplicate-question';
import type { Outbox } from './outbox-port';
import { askOfTexts, budgetQuestion } from './budget-question';
import type { AccountLookup, BudgetBook, Clock, MessageStore, OptOutLookup } from './ports';
import { quietQuestion } from './quiet-question';

export interface SendSmsParts {
  readonly outbox: Pick<Outbox, 'submit'>;
  readonly store: Pick<MessageStore, 'byRequest' | 'findDuplicate'>;
  readonly accounts: AccountLookup;
  readonly optOuts: OptOutLookup;
  /** The first time from then on at which a message may go; at once where it is missing. */
  readonly allowedAt?: (message: NewMessage, at: number) => number;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly clock: Pick<Clock, 'now'>;
  /** A fresh id for a message. */
  readonly newId: () => string;
  /** The undo window of the settings, 0 to 30 000. */
  readonly undoMs: () => number;
}

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
 * sends nothing. Where recipients have quiet hours it asks, or what is to wait for their end is
 * scheduled, as `quiet` says. Errors: `account-not-found`, `sender-missing`, `sender-not-listed`, those of `checkText`,
 * `recipients-missing`, `recipients-too-many`, `recipient-invalid`, `recipient-opted-out`, `duplicate-recent` unless
 * confirmed, `quiet-hours` and `budget-reached` unless answered. Throws when the messages cannot be stored; nothing is sent then.
 */
export function createSendSms(parts: SendSmsParts): SendSms {
  const { store, clock } = parts;
  const allowedAt = parts.allowedAt ?? atOnce;
  return (input, merged) => {
    const known = store.byRequest(input.requestId);
    if (known.length > 0) return ok(answer(known, clock.now()));

    const textFor: TextFor = ({ e164 }, { signOff }) =>
      withSignOff(merged?.get(e164) ?? input.text, signOff);
    const checked = checkRequest(parts, input, textFor);
    if (!checked.ok) return checked;
    const { account, recipients } = checked.value;
    const { practice, label } = account;
    const now = clock.now();
    if (!input.duplicateConfirmed) {
      const texts = recipients.map((recipient) => ({
        recipient: recipient.e164,
        text: textFor(recipient, account),
        practice,
      }));
      const question = duplicateQuestion(store, texts, now);
      if (question !== null) return err(question);
    }

    const messages = recipients.map((recipient) => ({
      id: parts.newId(),
      requestId: input.requestId,
      createdAt: now,
      accountId: input.accountId,
      accountLabel: label,
      practice,
      senderId: input.senderId,
      recipient: recipient.e164,
      contactId: recipient.contactId,
      recipientName: recipient.name,
      text: textFor(recipient, account),
      resendOf: null,
      batchId: null,
      occurrence: null,
      hours: input.quiet === 'send-anyway' ? ('any' as const) : ('everyday' as const),
    }));
    const quietUntil = (message: NewMessage): number | null => {
      const at = allowedAt(message, now);
      return at > now ? at : null;
    };
    if ((input.quiet ?? 'ask') === 'ask') {
      const times = messages.map((message) => ({ ...message, at: quietUntil(message) }));
      const question = quietQuestion(times);
      if (question !== null) return err(question);
    }
    const { requestId, accountId, budget } = input;
    const overBudget = budgetQuestion(
      parts.budgets,
      { requestIds: [requestId], accountId, practice, answer: budget },
      (budgets) =>
        askOfTexts(
          budgets,
          accountId,
          messages.map((message) => ({ ...message, dueAt: quietUntil(message) ?? now })),
        ),
    );
    if (overBudget !== null) return err(overBudget);
    const submitted = parts.outbox.submit(messages, {
      undoMs: parts.undoMs(),
      scheduledFor: quietUntil,
    });
    return ok(answer(submitted, clock.now()));
  };
}

function atOnce(_: NewMessage, at: number): number {
  return at;
}

function answer(messages: readonly Message[], now: number): SentAnswer {
  const undoUntil = messages.map(({ state }) =>
    state.kind === 'queued' && state.waitsFor === 'undo' ? state.dueAt : now,
  );
  return { messages, undoUntilAt: Math.max(now, ...undoUntil) };
}
