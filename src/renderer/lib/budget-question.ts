import { create } from 'zustand';
import type { BudgetAnswer } from '#shared/domain/budget';
import type { AppError } from '#shared/errors';
import type { Result } from '#shared/result';

/** What the user says to main's question about a budget. */
export type GivenAnswer = Exclude<BudgetAnswer, 'ask'>;

/** Main's question about a budget, and what answers it; `null` for neither. */
interface Asked {
  readonly error: AppError;
  readonly answer: (given: GivenAnswer | null) => void;
}

/** The question that stands in the window. */
export const useBudgetQuestion = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

function askBudget(error: AppError): Promise<GivenAnswer | null> {
  useBudgetQuestion.getState().asked?.answer(null);
  return new Promise((resolve) => {
    useBudgetQuestion.setState({
      asked: {
        error,
        answer: (given) => {
          useBudgetQuestion.setState({ asked: null });
          resolve(given);
        },
      },
    });
  });
}

/**
 * Makes a call that would spend money; where main asks about the budget, the user is asked, and the call
 * made again with the answer. Where the user wants neither, the answer is main's question as an error.
 */
export async function withinBudget<T>(
  call: (budget: GivenAnswer | undefined) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const first = await call(undefined);
  if (first.ok || first.error.code !== 'budget-reached') return first;
  const given = await askBudget(first.error);
  return given === null ? first : call(given);
}

/** The part of a call that carries the answer. */
export function budgetPart(given: GivenAnswer | undefined): { budget?: GivenAnswer } {
  return given === undefined ? {} : { budget: given };
}
