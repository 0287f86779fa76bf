import type { BudgetAnswer } from '#shared/domain/budget';
import { localDay, monthStart } from '#shared/domain/spending-days';
import type { AppError } from '#shared/errors';
import type { BudgetBook } from './ports';

/** What is to be sent, and what the user has said of the budget already. */
export interface BudgetRequest {
  readonly accountId: string;
  readonly practice: boolean;
  /** Under which it is sent: more than one where it repeats. */
  readonly requestIds: readonly string[];
  /** `ask` where it is missing. */
  readonly answer: BudgetAnswer | undefined;
}

/**
 * What to ask before a request is written down that would pass its account's budget, or `null` where
 * nothing is to be asked any more. The user's word is noted; so it is the last thing that is asked.
 */
export function budgetQuestion(
  book: BudgetBook | undefined,
  { accountId, practice, requestIds, answer = 'ask' }: BudgetRequest,
  ask: (book: BudgetBook) => AppError | null,
): AppError | null {
  if (book === undefined || practice) return null;
  if (answer === 'ask') return ask(book);
  if (answer === 'lift-month') book.lift(accountId, true);
  // Whatever month it is by the time that it goes, this request may.
  for (const requestId of requestIds) book.except(requestId);
  return null;
}

/** A text and when it is due. */
export interface DueText {
  readonly recipient: string;
  readonly text: string;
  readonly dueAt: number;
  /** What it takes the place of. */
  readonly replaced?: Omit<DueText, 'replaced'>;
}

/** What to ask of texts, each in the month that it is due in. */
export function askOfTexts(
  book: BudgetBook,
  accountId: string,
  texts: readonly DueText[],
): AppError | null {
  return askByMonth(texts, (due, dueAt) => {
    const replaced = due.flatMap((one) => one.replaced ?? []);
    const inMonth = replaced.filter((one) => monthOf(one.dueAt) === monthOf(dueAt));
    return book.question(accountId, due, dueAt, inMonth);
  });
}

/** The month of the user's calendar that a time is in. */
export function monthOf(at: number): number {
  return monthStart(localDay(at));
}

/** The first question of those of each month in which something is due, the soonest month first. */
export function askByMonth<T extends { readonly dueAt: number }>(
  all: readonly T[],
  ask: (due: readonly T[], dueAt: number) => AppError | null,
): AppError | null {
  const months = new Map<number, T[]>();
  for (const one of all) {
    const month = monthOf(one.dueAt);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  for (const [, due] of [...months].sort(([a], [b]) => a - b)) {
    const question = ask(due, Math.min(...due.map(({ dueAt }) => dueAt)));
    if (question !== null) return question;
  }
  return null;
}
