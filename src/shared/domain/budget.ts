import type { Money } from './money';

/** The share of a budget at which the user is warned, in percent. */
const budgetWarningPercent = 80;

/**
 * How far a month's budget is used. `warning`: from 80 % on. `reached`: nothing more goes by itself.
 */
export type BudgetLevel = 'under' | 'warning' | 'reached';

/** What an account may spend in a month of the calendar, and what it has. */
export interface BudgetView {
  readonly accountId: string;
  readonly label: string;
  /** `null` where the user has set none. */
  readonly limit: Money | null;
  /** In the limit's currency, or else the account's: with estimates, and with what may have gone. */
  readonly spent: Money | null;
  /** What is queued or on its way, by the prices that are known. */
  readonly planned: Money | null;
  /** `YYYY-MM`, by the user's calendar. */
  readonly month: string;
  readonly level: BudgetLevel;
  /** Whether the user has said that nothing is to be stopped in this month. */
  readonly lifted: boolean;
  /** Currencies that the account is known to pay in, the likeliest first. */
  readonly currencies: readonly string[];
}

/** What is to be done with a text that would pass the budget. */
export const budgetAnswers = ['ask', 'send-anyway', 'lift-month'] as const;
export type BudgetAnswer = (typeof budgetAnswers)[number];

/** How far a budget is used by an amount in the same currency. */
export function budgetLevel(usedMicros: number, limitMicros: number): BudgetLevel {
  if (usedMicros >= limitMicros) return 'reached';
  return usedMicros * 100 >= limitMicros * budgetWarningPercent ? 'warning' : 'under';
}

/** What a balance was at a time, as the provider told it. */
export interface BalanceSample {
  readonly at: number;
  readonly amountMicros: number;
}

/** How an account's balance went, in one currency. */
export interface BalanceHistory {
  /** `null` where the provider names none. */
  readonly currency: string | null;
  /** In the order of time. */
  readonly samples: readonly BalanceSample[];
}
