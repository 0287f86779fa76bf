import type { BatchReview } from '#shared/domain/batch';
import type { BudgetAnswer } from '#shared/domain/budget';
import type { AppError } from '#shared/errors';
import { askByMonth, budgetQuestion } from '../../outbox/budget-question';
import type { BudgetBook } from '../../outbox/ports';

/** What of a batch is due at a time, and what it costs. */
export interface DueCost {
  readonly dueAt: number;
  readonly totals: BatchReview['cost']['totals'];
}

/** What to ask of a batch that would pass its account's budget, at most, in a month in which it goes. */
export function batchBudgetQuestion(
  budgets: BudgetBook | undefined,
  account: { readonly id: string; readonly practice: boolean },
  answer: BudgetAnswer | undefined,
  { requestIds, due }: { readonly requestIds: readonly string[]; readonly due: readonly DueCost[] },
): AppError | null {
  const { id: accountId, practice } = account;
  return budgetQuestion(budgets, { accountId, practice, requestIds, answer }, (book) =>
    askByMonth(due, (ofMonth, dueAt) =>
      book.questionOf(accountId, (currency) => sumIn(ofMonth, currency), dueAt),
    ),
  );
}

function sumIn(due: readonly DueCost[], currency: string): number {
  return due
    .flatMap(({ totals }) => totals)
    .filter((total) => total.currency === currency)
    .reduce((sum, { highMicros }) => sum + highMicros, 0);
}
