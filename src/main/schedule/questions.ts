import type { BudgetAnswer } from '#shared/domain/budget';
import type { Message } from '#shared/domain/message';
import { formatPhone } from '#shared/domain/phone';
import { nextTime, restOfMonth } from '#shared/domain/schedule';
import type { Schedule } from '#shared/domain/scheduled';
import { appError, type AppError } from '#shared/errors';
import { askOfTexts, budgetQuestion, type DueText } from '../outbox/budget-question';
import { duplicateQuestion, type Addressed } from '../outbox/duplicate-question';
import type { BudgetBook, MessageStore } from '../outbox/ports';
import { occurrenceRequestId } from './occurrence';
import type { ScheduleStore } from './schedule-store';
import { ruleOf, type BirthdayLookup } from './times';
import type { WaitingStore } from './waiting-store';

export interface QuestionParts {
  readonly messages: Pick<MessageStore, 'findDuplicate' | 'together'>;
  readonly waiting: Pick<WaitingStore, 'alike'>;
  readonly schedules: Pick<ScheduleStore, 'alike'>;
  /** Nothing is asked where it is missing. */
  readonly budgets?: BudgetBook;
  readonly birthdayOf: BirthdayLookup;
  readonly now: () => number;
}

/**
 * What to ask where one of these texts is there already for the same number, or went there a moment ago.
 * What goes once is compared as it will be read, what repeats as it was written.
 */
export function duplicatesAsked(
  { messages, waiting, schedules, now }: QuestionParts,
  how: 'once' | 'repeating',
  all: readonly Addressed[],
): AppError | null {
  for (const one of all) {
    const found = how === 'once' ? waiting.alike(one) : schedules.alike(one);
    if (found === null) continue;
    const recipient = found.recipientName ?? formatPhone(found.recipient);
    return appError('duplicate-scheduled', { params: { recipient, at: dueOf(found) } });
  }
  return how === 'once' ? duplicateQuestion(messages, all, now()) : null;
}

function dueOf(found: Message | Schedule): number {
  if ('next' in found) return found.next?.at ?? found.createdAt;
  return found.state.kind === 'scheduled' ? found.state.dueAt : found.createdAt;
}

/** A text that is due, and what is to pass the budget where the user lets it: its request, or itself. */
export interface AskedText extends DueText {
  readonly excepted: string;
}

/** Through which account texts go, and what the user has said of its budget. */
export interface AskedAccount {
  readonly accountId: string;
  readonly practice: boolean;
  readonly budget?: BudgetAnswer | undefined;
}

/** What to ask where texts would pass the budget of a month; the user's word is noted. */
export function budgetAsked(
  { budgets, messages }: QuestionParts,
  { accountId, practice, budget: answer }: AskedAccount,
  due: readonly AskedText[],
): AppError | null {
  const requestIds = [...new Set(due.map(({ excepted }) => excepted))];
  const request = { requestIds, accountId, practice, answer };
  return messages.together(() =>
    budgetQuestion(budgets, request, (book) => askOfTexts(book, accountId, due)),
  );
}

/** Of what repeats, its times in the month of the first one are asked about; later ones when they are due. */
export function timesAsked(
  { birthdayOf }: QuestionParts,
  schedule: Schedule,
  texts: ReadonlyMap<string, string>,
): readonly AskedText[] {
  const rule = ruleOf(schedule, birthdayOf);
  const first = rule && nextTime(rule, (schedule.next?.at ?? 0) - 1);
  const { id, recipient } = schedule;
  const text = texts.get(recipient) ?? schedule.text;
  return (rule === null || first === null ? [] : restOfMonth(rule, first)).map(({ at, day }) => ({
    excepted: occurrenceRequestId(id, day),
    recipient,
    text,
    dueAt: at,
  }));
}
