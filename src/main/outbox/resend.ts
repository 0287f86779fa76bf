import type { ChannelInput } from '#shared/contract/channels';
import type { BudgetAnswer } from '#shared/domain/budget';
import { hasText, type Message, type MessageHours, type NewMessage } from '#shared/domain/message';
import type { QuietAnswer } from '#shared/domain/scheduled';
import { appError, type AppError } from '#shared/errors';
import { assertNever, err, ok, type Result } from '#shared/result';
import type { Outbox } from './outbox-port';
import { budgetQuestion } from './budget-question';
import type { AccountLookup, BudgetBook, Clock, MessageStore, OptOutLookup } from './ports';
import { recipientOptedOut } from './check-request';
import { quietQuestion } from './quiet-question';

export interface ResendParts {
  readonly outbox: Pick<Outbox, 'submit' | 'settle'>;
  readonly store: Pick<MessageStore, 'get' | 'byRequest'>;
  readonly accounts: AccountLookup;
  readonly optOuts: OptOutLookup;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  /** The first time from then on at which a message may go; at once where it is missing. */
  readonly allowedAt?: (message: NewMessage, at: number) => number;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  /** The undo window of the settings, 0 to 30 000. */
  readonly undoMs: () => number;
}

/**
 * Makes the use case behind `resendMessage`: a new message with the words and recipient of an old one.
 *
 * Only a rejected, cancelled or unknown one; unknown needs the confirmation, since it may have
 * arrived, and is then settled as `sent-again`. A message is sent again at most once: a second press
 * answers with the message that the first one made, or sends **that** one again where it provably
 * came to nothing. Where that one's words were taken out since, those of the message that was pressed
 * stand for them. Errors: `message-not-found`, `message-not-resendable`, `message-erased`,
 * `recipient-opted-out`, `may-duplicate`, `account-not-found`, and `quiet-hours` and `budget-reached`
 * unless answered. Marketing waits for the end of quiet hours, whatever the answer.
 *
 * `costMicros` is what a budget is asked about where more is sent again together with it.
 */
export function createResend(
  parts: ResendParts,
): (
  input: Omit<ChannelInput<'resendMessage'>, 'followedBy'>,
  costMicros?: number | null,
) => Result<Message, AppError> {
  const { store, outbox } = parts;

  function resend(message: Message, given: Given): Result<Message, AppError> {
    const requestId = resendRequestId(message.id);
    const earlier = store.byRequest(requestId)[0];
    if (earlier !== undefined) {
      // The program may have ended between the two writes of the first press.
      if (isUnsettled(message)) outbox.settle(message.id, 'sent-again');
      // A confirmation for the one is not a confirmation for the other, which may have arrived too.
      const cameToNothing = isResendable(earlier) && earlier.state.kind !== 'unknown';
      return cameToNothing ? resend(withWordsOf(earlier, message), given) : ok(earlier);
    }
    if (!isResendable(message)) return err(appError('message-not-resendable'));
    if (!hasText(message)) return err(appError('message-erased'));
    if (parts.optOuts.has(message.recipient)) {
      return err(recipientOptedOut(message.recipientName, message.recipient));
    }
    if (message.state.kind === 'unknown' && !given.confirmed) return err(appError('may-duplicate'));
    const account = parts.accounts.get(message.accountId);
    if (account === null) return err(appError('account-not-found'));
    const { accountId, practice } = message;
    const now = parts.clock.now();
    const { state: _, textRemoved: __, ...written } = message;
    const next: NewMessage = {
      ...written,
      id: parts.newId(),
      requestId,
      createdAt: now,
      accountLabel: account.label,
      resendOf: message.id,
      // By itself: it neither waits with the batch nor counts in it.
      batchId: null,
      occurrence: null,
      hours: hoursOf(message, given.quiet),
    };
    const allowedAt = parts.allowedAt?.(next, now) ?? now;
    const quietUntil = allowedAt > now ? allowedAt : null;
    if (given.quiet === 'ask') {
      const question = quietQuestion([{ ...next, at: quietUntil }], next.hours === 'marketing');
      if (question !== null) return err(question);
    }
    const dueAt = quietUntil ?? now;
    const { costMicros } = given;
    const overBudget = budgetQuestion(
      parts.budgets,
      { requestIds: [requestId], accountId, practice, answer: given.budget },
      (budgets) =>
        costMicros === null
          ? budgets.question(accountId, [next], dueAt)
          : budgets.questionOf(accountId, () => costMicros, dueAt),
    );
    if (overBudget !== null) return err(overBudget);
    const [queued] = outbox.submit([next], {
      undoMs: parts.undoMs(),
      scheduledFor: () => quietUntil,
    });
    if (queued === undefined) throw new Error('A message that was submitted did not come back');
    // After the new message is stored: the other way round, an end of the program in between would
    // leave a message settled as sent again that was not.
    if (isUnsettled(message)) outbox.settle(message.id, 'sent-again');
    return ok(queued);
  }

  return (input, costMicros = null) => {
    const { messageId, mayDuplicateConfirmed: confirmed, quiet = 'ask', budget } = input;
    const message = store.get(messageId);
    if (message === null) return err(appError('message-not-found'));
    return resend(message, { confirmed, quiet, budget, costMicros });
  };
}

/** What the user has said already. */
interface Given {
  readonly confirmed: boolean;
  readonly quiet: QuietAnswer;
  readonly budget: BudgetAnswer | undefined;
  /** Of all that is sent again together, in the currency of its budget; `null` where it is by itself. */
  readonly costMicros: number | null;
}

/** A message that was made of another one, with the other one's words where its own were taken out. */
function withWordsOf(earlier: Message, pressed: Message): Message {
  if (hasText(earlier)) return earlier;
  const { recipient, contactId, recipientName, text } = pressed;
  return { ...earlier, recipient, contactId, recipientName, text };
}

/** A word that was given for another night is none for this one. */
function hoursOf({ hours }: Message, quiet: QuietAnswer): MessageHours {
  if (hours === 'marketing') return hours;
  return quiet === 'send-anyway' ? 'any' : 'everyday';
}

/** One for each message, so that pressing twice sends once. No page can name it: the contract's ids have no colon. */
function resendRequestId(messageId: string): string {
  return `again:${messageId}`;
}

function isUnsettled({ state }: Message): boolean {
  return state.kind === 'unknown' && state.settlement !== 'sent-again';
}

/** Whether a message has come to an end after which it may be sent again. */
export function isResendable({ state }: Message): boolean {
  switch (state.kind) {
    case 'rejected':
    case 'cancelled':
    case 'unknown':
      return true;
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'accepted':
      return false;
    default:
      return assertNever(state);
  }
}
