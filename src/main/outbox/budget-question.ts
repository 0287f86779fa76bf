import type { BudgetAnswer } from '#shared/domain/budget';
import type { AppError } from '#shared/errors';
import type { BudgetBook } from './ports';

/** What is to be sent under one request, and what the user has said of the budget already. */
export interface BudgetRequest {
  readonly accountId: string;
  readonly practice: boolean;
  readonly requestId: string;
  /** `ask` where it is missing. */
  readonly answer: BudgetAnswer | undefined;
}

/**
 * What to ask before a request is written down that would pass its account's budget, or `null` where
 * nothing is to be asked any more. The user's word is noted; so it is the last thing that is asked.
 */
export function budgetQuestion(
  book: BudgetBook | undefined,
  { accountId, practice, requestId, answer = 'ask' }: BudgetRequest,
  ask: (book: BudgetBook) => AppError | null,
): AppError | null {
  if (book === undefined || practice) return null;
  if (answer === 'ask') return ask(book);
  if (answer === 'lift-month') book.lift(accountId, true);
  // Whatever month it is by the time that it goes, this request may.
  book.except(requestId);
  return null;
}
