import type { BudgetAnswer } from '#shared/domain/budget';
import { createQuestion } from './ask';

/** What the user says to main's question about a budget. */
export type GivenAnswer = Exclude<BudgetAnswer, 'ask'>;

const question = createQuestion<GivenAnswer>('budget-reached');

/** The question that stands in the window. */
export const useBudgetQuestion = question.use;

/** Makes a call that would spend money, see `createQuestion`. */
export const withinBudget = question.answered;

/** The part of a call that carries the answer. */
export function budgetPart<T extends BudgetAnswer>(given: T | undefined): { budget?: T } {
  return given === undefined ? {} : { budget: given };
}
