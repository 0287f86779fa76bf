import { formatMoney } from '#shared/domain/money';
import { appError, type AppError } from '#shared/errors';
import type { BudgetNews } from './budgets';

/** What to tell the user of budgets that have come to a level. */
export function budgetErrors(news: readonly BudgetNews[], language: string): readonly AppError[] {
  return news.map(({ label, level, limit, spent }) =>
    appError(level === 'reached' ? 'budget-used-up' : 'budget-warning', {
      params: {
        account: label,
        spent: formatMoney(spent, language),
        limit: formatMoney(limit, language),
      },
    }),
  );
}
